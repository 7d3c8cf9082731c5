"""What keeps an application for a licence from being received, and what would lead to its refusal.

L-02, L-08 to L-10: a stop cannot be passed; a warning is advice, and the applicant may sign all the same.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.law.acts import LAW_261, ORDER_69
from oryndau.law.licensing import change_words
from oryndau.law.licensing.deciding import check_application
from oryndau.law.licensing.experience import EXEMPTIONS, Weighed, weigh
from oryndau.law.licensing.facts import (
    CertificationBasis,
    ChangeGround,
    LabourBasis,
    LicenceApplication,
    RenewalApplication,
)
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.procedure import Situation
from oryndau.law.text import Text, shown
from oryndau.licensing.models import Application
from oryndau.payments.selectors import fee_of
from oryndau.registers.licences.selectors import by_number, valid_of
from oryndau.registers.models import Licence
from oryndau.registers.selectors import decision
from oryndau.timekeeping import local
from oryndau.wizard.fees import blocks, warned
from oryndau.wizard.forms.education import unrecognised
from oryndau.wizard.stops import Stop, Warned

FORM, DATA, CHANGES = ORDER_69 / "A2 An.2", ORDER_69 / "A2 An.3", ORDER_69 / "A2 An.4"
ONE = LAW_261 / "Art. 142"
Either = LicenceApplication | RenewalApplication
_HAS = Text(
    kk="сізде қолданыстағы лицензия бар: № {number}, {day}; мәліметтері өзгерсе, оны қайта ресімдеңіз",
    ru="у вас есть действующая лицензия № {number} от {day}; если её данные изменились, переоформите её",
    en="you hold a valid licence, No. {number} of {day}; if its data changed, have it re-issued",
)
_OPEN = Text(
    kk="осындай өтінішіңіз қаралып жатыр: {number}; шешімін күтіңіз не оны кері алыңыз",
    ru="ваше такое заявление уже рассматривается: {number}; дождитесь решения или отзовите его",
    en="such an application of yours is being considered: {number}; wait for its decision or withdraw it",
)
_NOT_YET = Text(kk="әлі тіркелмеген", ru="ещё не зарегистрировано", en="not registered yet")
_SHORT = Text(
    kk="еңбек өтілі заң талап ететін {years} жылға жетпейді: {missing} күн жетіспейді",
    ru="стажа меньше {years} лет, которые требует закон: не хватает {missing} дн.",
    en="the work comes to less than the {years} years that the law asks: {missing} days are missing",
)
_SHORT_REMEDY = Text(
    kk="Заңның осы негізіне жататын барлық лауазымды көрсеткеніңізді тексеріңіз. Өтіл жетпесе, лицензиядан "
    "бас тартылады; онда аттестаттаудан өтуге болады.",
    ru="Проверьте, все ли должности по этому основанию вы указали. Если стажа не хватит, в лицензии откажут; "
    "тогда можно пройти аттестацию.",
    en="See whether you named every position of this ground. If the time falls short, the licence is "
    "refused; then you can be certified.",
)
_UNKNOWN = Text(
    kk="№ {number} шешім тізілімде табылмады", ru="решение № {number} в реестре не найдено",
    en="decision No. {number} is not in the register",
)  # fmt: skip
_UNKNOWN_REMEDY = Text(
    kk="Нөмірін шешімнің өзінен тексеріңіз. Шешім жүйеге дейін қағазда шығарылса, оның көшірмесін «Басқа "
    "құжат» ретінде тіркеңіз: Министрлік оны комиссиядан сұрайды.",
    ru="Проверьте номер по самому решению. Если оно вынесено на бумаге до этой системы, приложите его копию "
    "как «Другой документ»: Министерство запросит его у комиссии.",
    en="Check the number on the decision itself. If it was made on paper before this system, attach its copy "
    "as another document: the Ministry asks the commission about it.",
)
_OVER = Text(
    kk="№ {number} шешім күшінде емес: ол бойынша лицензия берілмейді",
    ru="решение № {number} не действует: по нему лицензию не выдают",
    en="decision No. {number} is not in force: no licence is issued on it",
)
_OVER_REMEDY = Text(
    kk="Басқа шешімді көрсетіңіз не аттестаттаудан қайта өтіңіз: шешім үш жыл қолданылады.",
    ru="Укажите другое решение или пройдите аттестацию вновь: решение действует три года.",
    en="Name another decision, or be certified again: a decision is valid for three years.",
)
_NO_LICENCE = Text(
    kk="тізілімде сіздің № {number} лицензияңыз табылмады", ru="в реестре нет вашей лицензии № {number}",
    en="the register has no licence No. {number} of yours",
)  # fmt: skip
_NO_LICENCE_REMEDY = Text(
    kk="Нөмірі мен күнін тексеріңіз: тізілімде жоқ не қолданысы тоқтаған лицензия қайта ресімделмейді.",
    ru="Проверьте номер и дату: лицензию, которой нет в реестре или которая прекращена, не переоформляют.",
    en="Check number and day: a licence that is not in the register, or has ended, is not re-issued.",
)
_OBJECTS_REMEDY = Text(
    kk="Бұл негізді алып тастаңыз: ол бойынша қайта ресімдеуден бас тартылады.",
    ru="Уберите это основание: по нему в переоформлении откажут.",
    en="Take this ground out: the re-issue is refused on it.",
)


def standing(iin: str) -> Stop | None:
    """Who holds a valid licence is issued no second one (L-02)."""
    held = valid_of(iin)
    return Stop("", _HAS.format(number=held.number, day=shown(held.issued_on)), ONE) if held else None


def under_way(iin: str, procedure: str, but: UUID | None = None) -> Case | None:
    """The person's open application of a procedure, this one left out."""
    own = Application.objects.filter(iin=iin, procedure=procedure).values("case_id")
    rows = Case.objects.filter(pk__in=own, closed_at=None).order_by("-pk")
    return next((case for case in rows if case.pk != but), None)


def barred(iin: str, procedure: str, but: UUID | None = None) -> list[Stop]:
    """What keeps a person from applying whatever he writes: a valid licence, an open application."""
    found = [standing(iin)] if procedure == LICENCE_ISSUE.key else []
    other = under_way(iin, procedure, but)
    if other:
        clause = FORM if procedure == LICENCE_ISSUE.key else CHANGES
        found.append(Stop("", _OPEN.format(number=other.number or _NOT_YET), clause))
    return [stop for stop in found if stop]


def stops(facts: Either, case: UUID, at: datetime) -> list[Stop]:
    """Everything that keeps this application from being received at a moment; `case` is its own id."""
    issue = isinstance(facts, LicenceApplication)
    procedure = (LICENCE_ISSUE if issue else LICENCE_RENEWAL).key
    return [*barred(facts.applicant.iin, procedure, case), *_of_fee(facts, case), *_by_law(facts, at)]


def _of_fee(facts: Either, case: UUID) -> Iterator[Stop]:
    fee = fee_of(facts.fee.fee)
    why = blocks(fee, case) if fee else None
    if why:
        yield Stop("fee", why, ORDER_69 / "A2 St.")


def _by_law(facts: Either, at: datetime) -> Iterator[Stop]:
    if isinstance(facts, LicenceApplication):
        for one in check_application(facts, Situation(at=at, calendar=calendars.active())):
            page = "diploma" if one.field.startswith("diploma") else facts.basis.kind
            yield Stop(page, one.message, one.clause)


def warnings(facts: Either, answers: Mapping[str, Any], at: datetime) -> list[Warned]:
    """What would lead to refusal or is a mistake in all likelihood, though it can be signed."""
    fee = fee_of(facts.fee.fee)
    of_fee = warned(fee) if fee else None
    if isinstance(facts, RenewalApplication):
        return [*_of_licence(facts), *_of_objects(facts), *([of_fee] if of_fee else [])]
    return [
        *unrecognised(answers, facts.nostrification, DATA), *_of_basis(facts, at),
        *([of_fee] if of_fee else []),
    ]  # fmt: skip


def _of_basis(facts: LicenceApplication, at: datetime) -> Iterator[Warned]:
    basis = facts.basis
    if isinstance(basis, LabourBasis):
        found = weigh(basis, local(at).date())
        if not found.enough:
            yield too_short(basis, found)
    else:
        yield from of_decision(basis, facts.applicant.iin, at)


def too_short(basis: LabourBasis, found: Weighed) -> Warned:
    """The rows do not reach the years that the ground asks."""
    text = _SHORT.format(years=found.years, missing=found.missing)
    return Warned(text, _SHORT_REMEDY, EXEMPTIONS[basis.ground].clause)


def of_decision(basis: CertificationBasis, iin: str, at: datetime) -> Iterator[Warned]:
    """A decision that the register does not know, or that certifies nobody on this day."""
    row = decision(basis.number, iin)
    if row is None:
        yield Warned(_UNKNOWN.format(number=basis.number), _UNKNOWN_REMEDY, DATA)
    elif not row.certified or row.valid_until is None or row.valid_until < local(at).date():
        yield Warned(_OVER.format(number=basis.number), _OVER_REMEDY, LAW_261 / "Art. 141(5)")


def _of_licence(facts: RenewalApplication) -> Iterator[Warned]:
    row = by_number(facts.licence)
    mine = row is not None and row.state in Licence.VALID and row.iin == facts.applicant.iin
    if row is None or not mine or row.issued_on != facts.issued_on:
        yield Warned(_NO_LICENCE.format(number=facts.licence), _NO_LICENCE_REMEDY, CHANGES)


def _of_objects(facts: RenewalApplication) -> Iterator[Warned]:
    if any(change.ground is ChangeGround.ALIENATION for change in facts.changes):
        yield Warned(change_words.NOT_FOR_OBJECTS, _OBJECTS_REMEDY, CHANGES)
