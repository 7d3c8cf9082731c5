"""Rules of what is registered and told of an agent, beyond the facts alone (W-01 to W-03).

Each yields what the law objects to, with its clause. Only history decides: what other cases and registers say
(that the licence is valid) is looked up before the step, by who takes it.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from oryndau.law import parameters
from oryndau.law.acts import LAW_261, PRODUCT
from oryndau.law.months import years_after
from oryndau.law.parameters import ParameterError
from oryndau.law.procedure import Objection, Situation
from oryndau.law.profession import facts as said
from oryndau.law.profession import insurance
from oryndau.law.profession.history import TOLD, Record
from oryndau.law.profession.objecting import has_come, no, record
from oryndau.law.text import shown, sum_shown


def check_registration(facts: said.Registration, situation: Situation) -> Iterator[Objection]:
    """A licensed member of the chamber is registered; his days stand in their order (Art. 140(1))."""
    clause = LAW_261 / "Art. 140(1)"
    for field in ("licence_issued_on", "member_since"):
        if getattr(facts, field) > facts.registered_on:
            yield no(field, "after_registration", clause, "күні тіркеуден кейін болмауы керек",
                     "дата не может быть позже регистрации", "is not after the registration")  # fmt: skip
    if facts.began_on < facts.licence_issued_on:
        yield no("began_on", "before_licence", clause, "қызмет лицензия берілгенге дейін басталмайды",
                 "деятельность не начинается до выдачи лицензии",
                 "practice does not begin before the licence")  # fmt: skip
    yield from _carried(facts)


def _carried(facts: said.Registration) -> Iterator[Objection]:
    for field in ("trained_on", "checked_on"):
        day = getattr(facts, field)
        if day and not facts.began_on <= day <= facts.registered_on:
            yield no(field, "outside_practice", LAW_261 / "Art. 168(1)4",
                     "күні қызмет басталғаннан кейін және тіркеуге дейін болуы керек",
                     "дата должна быть между началом деятельности и регистрацией",
                     "is between the start of practice and the registration")  # fmt: skip


def check_district(facts: said.District, situation: Situation) -> Iterator[Objection]:
    """No earlier than the practice itself (Art. 152(2))."""
    began = record(situation).registration.began_on
    if facts.since < began:
        yield no("since", "before_practice", LAW_261 / "Art. 152(2)",
                 f"қызмет {shown(began)} күні басталды", f"деятельность начата {shown(began)}",
                 f"practice began on {shown(began)}")  # fmt: skip


def check_told_once(facts: Any, situation: Situation) -> Iterator[Objection]:
    """A notice has its own key: the same one is not told twice."""
    if any(UUID(str(one["id"])) == facts.id for step in TOLD for one in situation.earlier(step)):
        yield no("id", "told_already", PRODUCT / "notices", "бұл хабарлама қабылданған",
                 "это уведомление уже принято", "this notice was received already")  # fmt: skip


def check_office(facts: said.OfficeNotice, situation: Situation) -> Iterator[Objection]:
    """One office for an agent; an institution has its name, number and state registration (Art. 153)."""
    if facts.kind is said.OfficeKind.INSTITUTION:
        for field in ("name_kk", "name_ru", "bin", "founded_on"):
            if getattr(facts, field) is None:
                yield no(field, "institution_needs", LAW_261 / "Art. 153(1)",
                         "кеңсе мекеме болып тіркеледі: бұл өрісті толтырыңыз",
                         "контора регистрируется как учреждение: заполните это поле",
                         "an office is a registered institution: fill this in")  # fmt: skip
        if facts.founded_on:
            yield from has_come("founded_on", facts.founded_on, situation, LAW_261 / "Art. 153(3)")
    known = record(situation, "tell-office")
    if facts.address.region != known.registration.territory:
        yield no("address", "another_district", LAW_261 / "Art. 152(1)",
                 "жұмыс орны өз атқару округінде болады",
                 "место работы находится в своём исполнительном округе",
                 "the place of work lies in the agent's own district")  # fmt: skip
    if known.office and facts.since <= known.office.facts.since:
        day = shown(known.office.facts.since)
        yield no("since", "one_office", LAW_261 / "Art. 153(2)",
                 f"жұмыс орны біреу: жаңасы {day} күнінен кейін басталады",
                 f"место работы одно: новое начинается после {day}",
                 f"there is one office: a new one begins after {day}")  # fmt: skip


def check_insurance(facts: said.Insurance, situation: Situation) -> Iterator[Objection]:
    """The sum is at least the minimum of the contract's day, and no day stays uncovered (Art. 146)."""
    known = record(situation, "insure")
    if facts.ends_on < facts.starts_on:
        yield no("ends_on", "ends_first", insurance.OBLIGATORY, "шарт басталмай аяқталмайды",
                 "договор не может окончиться до начала", "ends before it begins")  # fmt: skip
    yield from has_come("concluded_on", facts.concluded_on, situation, insurance.MINIMUM)
    yield from _insured_enough(facts, known.registration.territory)
    if not facts.gap_reason:
        yield from _gap(facts, known)


def _insured_enough(facts: said.Insurance, territory: str) -> Iterator[Objection]:
    try:
        least = insurance.minimum(territory, facts.concluded_on)
    except ParameterError:
        yield no("concluded_on", "index_unknown", insurance.MINIMUM,
                 "бұл күнгі айлық есептік көрсеткіш жүйеге енгізілмеген",
                 "месячный расчётный показатель на эту дату в системе не установлен",
                 "the index of this day is not known to the system")  # fmt: skip
        return
    if facts.amount < least:
        sum_ = sum_shown(least.amount)
        yield no("amount", "insured_too_little", insurance.MINIMUM,
                 f"сақтандыру сомасы кемінде {sum_.kk} теңге болуы керек",
                 f"страховая сумма должна быть не менее {sum_.ru} тенге",
                 f"the insured sum is at least {sum_.en} tenge")  # fmt: skip


def _gap(facts: said.Insurance, known: Record) -> Iterator[Objection]:
    contracts = [one.facts for one in known.told(said.Insurance)]
    before = [one for one in contracts if one.starts_on < facts.starts_on]
    begin = known.registration.began_on - timedelta(days=1)
    until = max([one.ends_on for one in before if one.ends_on >= begin], default=begin)
    if facts.starts_on > until + timedelta(days=1):
        yield no("starts_on", "insurance_gap", insurance.OBLIGATORY,
                 f"{shown(until)} күнінен кейін сақтандырусыз уақыт қалады: себебін көрсетіңіз",
                 f"после {shown(until)} остаётся время без страхования: укажите причину",
                 f"after {shown(until)} some days stay uninsured: state the reason")  # fmt: skip


def check_account(facts: said.Account, situation: Situation) -> Iterator[Objection]:
    """One creditors' account in a currency, one for fees; never the same account twice (Art. 122(3))."""
    yield from has_come("opened_on", facts.opened_on, situation, LAW_261 / "Art. 122(3)")
    for one in (notice.facts for notice in record(situation, "open-account", "close-account").accounts):
        if one.iban == facts.iban:
            yield no("iban", "account_twice", LAW_261 / "Art. 122(3)", "бұл шот енгізілген",
                     "этот счёт уже внесён", "this account is there already")  # fmt: skip
        elif one.kind is facts.kind is said.AccountKind.CREDITORS and one.currency == facts.currency:
            yield no("currency", "one_creditors_account", LAW_261 / "Art. 122(3)",
                     f"{facts.currency} бойынша мұндай шот біреу ғана болады: алдымен бұрынғысын жабыңыз",
                     f"такой счёт в {facts.currency} может быть только один: сначала закройте прежний",
                     f"only one such account in {facts.currency}: close the former one first")  # fmt: skip


def check_account_closing(facts: said.AccountClosed, situation: Situation) -> Iterator[Objection]:
    """Only an open account is closed."""
    found = [
        one.facts
        for one in record(situation, "open-account", "close-account").accounts
        if one.facts.iban == facts.iban
    ]
    if not found:
        yield no("iban", "no_such_account", LAW_261 / "Art. 122(3)", "мұндай ашық шот жоқ",
                 "такого открытого счёта нет", "there is no such open account")  # fmt: skip
    elif facts.closed_on < found[0].opened_on:
        yield no("closed_on", "closed_first", LAW_261 / "Art. 122(3)", "шот ашылмай жабылмайды",
                 "счёт не может быть закрыт до открытия", "is closed before it was opened")  # fmt: skip


def check_training(facts: said.Training, situation: Situation) -> Iterator[Objection]:
    """A training that took place, in the time of practice (Art. 148(1)9-1)."""
    clause = LAW_261 / "Art. 148(1)9-1"
    yield from has_come("trained_on", facts.trained_on, situation, clause)
    if facts.trained_on < record(situation).registration.began_on:
        yield no("trained_on", "before_practice", clause, "оқу қызмет басталғаннан кейін өтеді",
                 "обучение проходят с начала деятельности",
                 "training is taken after practice begins")  # fmt: skip


def check_tax(facts: said.TaxNotice, situation: Situation) -> Iterator[Objection]:
    """A registration that has taken place (Art. 148(1)1)."""
    yield from has_come("registered_on", facts.registered_on, situation, LAW_261 / "Art. 148(1)1")


def check_hiring(facts: said.Hiring, situation: Situation) -> Iterator[Objection]:
    """Assistants and trainees are whom Art. 156 lets be one; nobody is hired twice at a time."""
    known = record(situation, "hire", "let-go")
    if facts.kind is not said.WorkerKind.EMPLOYEE:
        for field in ("citizen", "restrictions_clear"):
            if not getattr(facts, field):
                point = "Art. 156(1-1)" if field == "restrictions_clear" else "Art. 156(2)"
                yield no(field, "must_be_true", LAW_261 / point, "бұл шарт міндетті",
                         "это условие обязательно", "this must hold")  # fmt: skip
    if facts.kind is said.WorkerKind.ASSISTANT:
        yield from _assistant(facts)
    if facts.kind is said.WorkerKind.TRAINEE:
        yield from _trainee(facts, known.registration)
    if any(one.hired.facts.iin == facts.iin for one in known.staff(max(facts.since, situation.today))):
        yield no("iin", "hired_already", LAW_261 / "Art. 156", "бұл адам қазір жұмыс істейді",
                 "это лицо уже работает", "this person works here already")  # fmt: skip


def _assistant(facts: said.Hiring) -> Iterator[Objection]:
    clause = LAW_261 / "Art. 156(2)"
    if facts.education is said.Education.OTHER:
        yield no("education", "legal_education", clause, "көмекшінің заң білімі болуы керек",
                 "помощник имеет юридическое образование", "an assistant has legal education")  # fmt: skip
    for field in ("certificate", "trained_on"):
        if getattr(facts, field) is None:
            yield no(field, "certificate_needed", clause, "көмекшіге оқудан өткені туралы сертификат қажет",
                     "помощнику нужен сертификат о прохождении обучения",
                     "an assistant needs the certificate of training")  # fmt: skip


def _trainee(facts: said.Hiring, start: said.Registration) -> Iterator[Objection]:
    clause = LAW_261 / "Art. 156(3)"
    if facts.education is not said.Education.HIGHER_LEGAL:
        yield no("education", "higher_legal_education", clause,
                 "тағылымдамадан өтушінің жоғары заң білімі болуы керек",
                 "стажёр имеет высшее юридическое образование",
                 "a trainee has higher legal education")  # fmt: skip
    since = start.bailiff_since or start.began_on
    years = int(parameters.get("agent.trainee-experience", on=facts.since))
    if facts.since < years_after(since, years):
        may = shown(years_after(since, years))
        yield no("since", "experience", clause,
                 f"тағылымдаманы кемінде {years} жыл өтілі бар сот орындаушысы өткізеді: {may} күнінен",
                 f"стажировку проводит исполнитель со стажем не менее {years} лет: с {may}",
                 f"trainees are with a bailiff of at least {years} years: from {may}")  # fmt: skip


def check_worker(facts: Any, situation: Situation) -> Iterator[Objection]:
    """The worker named works with this agent."""
    found = record(situation, "hire", "let-go").workers.get(facts.worker)
    if found is None or not found.hired.counts or found.ended_on:
        yield no("worker", "no_such_worker", LAW_261 / "Art. 156", "мұндай қызметкер жоқ",
                 "такого работника нет", "there is no such worker")  # fmt: skip
    elif isinstance(facts, said.WorkerGone) and facts.ended_on < found.hired.facts.since:
        yield no("ended_on", "ends_first", LAW_261 / "Art. 156(6)", "жұмыс басталмай аяқталмайды",
                 "работа не может окончиться до начала", "ends before it began")  # fmt: skip
