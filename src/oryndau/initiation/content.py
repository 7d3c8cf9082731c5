"""From facts to documents: what the application and the decrees of this service say (E-03, E-07, E-08, E-10).

The wording stands in the templates of `documents`; the rules and names of law come from `law`.
"""

from datetime import datetime

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.documents import content as doc
from oryndau.documents.letterhead import address_line, check_url, office, official
from oryndau.law import facts as law_facts
from oryndau.law import terms
from oryndau.law.enforcement.documents import document_rule
from oryndau.law.enforcement.grounds import Ground, ground_rule
from oryndau.law.enforcement.measures import MEASURES
from oryndau.law.facts import Applicant, ApplicantKind, InitiationApplication
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.people.models import Staff
from oryndau.timekeeping import local

ATTACHMENT_ROLES = {
    "enforcement_document": Text(
        kk="атқарушылық құжат", ru="исполнительный документ", en="enforcement document"
    ),
    "judicial_act": Text(
        kk="сот актісінің көшірмесі", ru="копия судебного акта", en="copy of the judicial act"
    ),
    "power_of_attorney": Text(kk="сенімхат", ru="доверенность", en="power of attorney"),
    "other": Text(kk="өзге құжат", ru="иной документ", en="other document"),
}
PLACES = {
    "registration": Text(kk="борышкердің тіркелген жері бойынша", ru="по месту регистрации должника",
                         en="at the debtor's place of registration"),
    "residence": Text(kk="борышкердің тұрақты тұратын жері бойынша",
                      ru="по месту постоянного проживания должника",
                      en="at the debtor's place of residence"),
    "work": Text(kk="борышкердің жұмыс орны бойынша", ru="по месту работы должника",
                 en="at the debtor's place of work"),
    "property": Text(kk="борышкер мүлкінің орналасқан жері бойынша",
                     ru="по месту нахождения имущества должника",
                     en="where the debtor's property is"),
    "organ": Text(kk="борышкер органының орналасқан жері бойынша", ru="по месту нахождения органа должника",
                  en="where the debtor's organ is"),
    "act": Text(kk="әрекеттер жасалуға тиіс жер бойынша", ru="по месту совершения действий",
                en="where the acts are to be done"),
}  # fmt: skip
_HEAD = Text(kk="ұйым атынан ЭЦҚ бойынша", ru="от имени организации по ЭЦП", en="for the organisation by EDS")


def party(found: "law_facts.PersonParty | law_facts.OrganisationParty") -> doc.Party:
    """A claimant or debtor for a document."""
    person = isinstance(found, law_facts.PersonParty)
    kind = ("iin" if person else "bin") if found.identifier else None
    return doc.Party(
        name=found.full_name, identifier_kind=kind, identifier=found.identifier,
        born_on=found.birth_date if isinstance(found, law_facts.PersonParty) else None,
        address=address_line(found.addresses[0].address) if found.addresses else None,
    )  # fmt: skip


def enforcement_document(facts: InitiationApplication) -> doc.EnforcementDocument:
    """The enforcement document for a document."""
    found = facts.document
    return doc.EnforcementDocument(
        name=document_rule(found.kind).name, number=found.number, issued_on=found.issued_on,
        issuing_body=found.issuing_body, case_number=found.case_number, decided_on=found.decided_on,
        in_force_on=found.in_force_on, amount=found.amount,
        requirement=_quoted(found.act_text or found.operative_part),
    )  # fmt: skip


def _quoted(words: str) -> str:
    """Words of a document as the decrees quote them: what goes on after them has a full stop of its own."""
    return words[:4000].strip().rstrip(".")


def application_content(facts: InitiationApplication, number: str, at: datetime) -> doc.Application:
    """The application as a readable document (An.2 or An.3), bound to what is signed by its digest."""
    applicant = facts.applicant
    return doc.Application(
        number=number, check_url=check_url(number), made_at=at, form=facts.form, language=facts.language,
        provider=territory(facts.territory).justice_body, applicant=_applicant(applicant),
        acts_for=_principal(facts), authority=_authority(applicant), email=applicant.email,
        phones=list(applicant.phones), document=enforcement_document(facts), claimant=party(facts.claimant),
        debtors=[party(debtor) for debtor in facts.debtors], place=PLACES[facts.place_basis],
        motions=[_motion(motion) for motion in facts.motions],
        accounts=[f"{a.iban}, {a.bank}" for debtor in facts.debtors for a in debtor.accounts],
        attachments=[
            doc.Attachment(name=a.name, role=ATTACHMENT_ROLES[a.role], size=a.size, sha256=a.sha256)
            for a in facts.attachments
        ],
    )  # fmt: skip


def _applicant(applicant: Applicant) -> doc.Party:
    address = address_line(applicant.address)
    organisation = applicant.organisation
    if organisation and applicant.kind is ApplicantKind.ORGANISATION:
        return doc.Party(
            name=organisation.name, identifier_kind="bin", identifier=organisation.bin, address=address
        )
    person = applicant.person
    return doc.Party(name=person.full_name, identifier_kind="iin", identifier=person.iin, address=address)


def _principal(facts: InitiationApplication) -> doc.Party | None:
    return party(facts.claimant) if facts.applicant.kind is ApplicantKind.REPRESENTATIVE else None


def _authority(applicant: Applicant) -> Text | None:
    power = applicant.power_of_attorney
    if power is None:
        return _HEAD if applicant.kind is ApplicantKind.ORGANISATION else None
    until = power.valid_until.strftime("%d.%m.%Y")
    issued = power.issued_on.strftime("%d.%m.%Y")
    return Text(
        kk=f"{issued} № {power.number} сенімхат, {until} дейін жарамды",
        ru=f"доверенность № {power.number} от {issued}, действует до {until}",
        en=f"power of attorney No. {power.number} of {issued}, valid until {until}",
    )


def _motion(motion: "law_facts.Motion") -> Text:
    name = MEASURES[motion.measure].name
    about = f": {motion.about}" if motion.about else ""
    return Text(kk=name.kk + about, ru=name.ru + about, en=name.en + about)


def _decree(
    case: Case, facts: InitiationApplication, staff: Staff, number: str, at: datetime
) -> dict[str, object]:
    return {
        "number": number, "check_url": check_url(number), "made_at": at, "office": office(case.territory),
        "official": official(staff, "state bailiff"), "decree_on": local(at).date(),
        "received_on": local(case.received_at).date(),
        "registration_number": case.number, "document": enforcement_document(facts),
        "claimant": party(facts.claimant), "debtors": [party(debtor) for debtor in facts.debtors],
        "appeal_working_days": terms.get("appeal.bailiff-decree").length,
    }  # fmt: skip


def initiation_decree(
    case: Case, facts: InitiationApplication, act: "law_facts.Initiation", staff: Staff, number: str,
    others: list[str], at: datetime,
) -> doc.InitiationDecree:  # fmt: skip
    """The decree to initiate (Art. 37(4)): measures, other proceedings, the term of execution (Art. 39)."""
    periodic = facts.document.subject is law_facts.Subject.PERIODIC
    execution = terms.get("enforcement.execution")
    on = local(at).date()
    return doc.InitiationDecree(
        **_decree(case, facts, staff, number, at), proceeding_number=str(case.number),
        proceeding_name=_quoted(facts.document.operative_part), other_proceedings=others,
        measures=[MEASURES[measure].name for measure in act.measures],
        execution_months=None if periodic else execution.length,
        execution_due_on=None if periodic else terms.due(execution, on, calendars.active()).due_on,
        register_working_days=terms.get("initiation.debtors-register").length,
        notice_working_days=terms.get("enforcement.debtor-notice").length, notes=act.notes,
    )  # fmt: skip


def refusal_decree(
    case: Case,
    facts: InitiationApplication,
    act: "law_facts.Refusal",
    staff: Staff,
    number: str,
    at: datetime,
) -> doc.RefusalDecree:
    """The decree to refuse (Art. 38): every ground with its clause, and what can be cured and how."""
    said = Text(kk=act.reasons_kk, ru=act.reasons_ru, en=act.reasons_ru)
    dispatch = terms.due(terms.get("initiation.decree-dispatch"), local(at).date(), calendars.active())
    return doc.RefusalDecree(
        **_decree(case, facts, staff, number, at), dispatch_on=dispatch.due_on,
        grounds=[_ground(ground, said) for ground in act.grounds],
    )  # fmt: skip


def _ground(ground: Ground, finding: Text) -> doc.Ground:
    rule = ground_rule(ground)
    return doc.Ground(
        clause=rule.citation,
        text=rule.text,
        finding=finding,
        cure=rule.remedy if rule.curable else None,
    )
