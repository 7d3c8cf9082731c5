"""Rules of deciding on a licence: complete, concluded, endorsed, issued, refused (L-06 to L-12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from oryndau.law import hearing
from oryndau.law.acts import APPC, ORDER_69, Clause
from oryndau.law.licensing.grounds import FEE, GROUNDS, QUALIFICATION, Finding, findings, known_of
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.licensing.facts import Conclusion, Grant, LicenceApplication, Refusal

COMPLETENESS = ORDER_69 / "A2 p.10"
NOTICE = ORDER_69 / "A2 p.11(2)"
HEARD = ORDER_69 / "A2 p.11"
RESULT = ORDER_69 / "A2 p.11(3)"

_TO_COME = Text(kk="бұл күн әлі келген жоқ", ru="эта дата ещё не наступила", en="this day has not come yet")
_UNCHECKED = Text(
    kk="мына негіздер тексерілмеген: {which}", ru="не проверены основания: {which}",
    en="these grounds were not checked: {which}",
)  # fmt: skip
_STANDS = Text(kk="{number}) негіз: {why}", ru="основание {number}): {why}", en="ground {number}: {why}")
_REASON = Text(
    kk="тіркелімдер мына негіздерді жоққа шығармайды: {which}; лицензия неге берілетінін негіздеңіз",
    ru="реестры не снимают основания: {which}; обоснуйте выдачу лицензии",
    en="the registers do not clear these grounds: {which}; give the reasons why the licence is issued",
)
_TODAY = Text(
    kk="лицензияға қол қойылған күнімен беріледі", ru="лицензия выдаётся днём её подписания",
    en="a licence is issued on the day on which it is signed",
)  # fmt: skip
_CLEAR = Text(
    kk="{number}) негіз расталмайды: {why}", ru="основание {number}) не подтверждается: {why}",
    en="ground {number} is not confirmed: {why}",
)  # fmt: skip
_NOT_HEARD = Text(
    kk="бас тарту тек алдын ала шешімде аталған негіздерге сүйенеді",
    ru="отказ опирается только на основания предварительного решения",
    en="a refusal rests only on the grounds of the preliminary decision",
)


def check_application(facts: LicenceApplication, now: Situation) -> Iterator[Objection]:
    """The days that the form tells have come (L-02)."""
    days: list[tuple[str, date, Clause]] = [
        ("diploma.issued_on", facts.diploma.issued_on, ORDER_69 / "A2 An.3")
    ]
    if facts.basis.kind == "certification":
        days.append(("basis.decided_on", facts.basis.decided_on, ORDER_69 / "A2 An.3"))
    else:
        for number, row in enumerate(facts.basis.rows):
            for name, day in (("started_on", row.started_on), ("ended_on", row.ended_on)):
                if day:
                    days.append((f"basis.rows.{number}.{name}", day, ORDER_69 / "A2 An.3"))
    for field, day, clause in days:
        if day > now.today:
            yield Objection(field, "date_in_future", _TO_COME, clause)


def check_conclusion(facts: Conclusion, now: Situation) -> Iterator[Objection]:
    """Each of the seven grounds was checked, and none stands or is unknown (L-04, L-08)."""
    missing = [str(one.number) for one in GROUNDS if one.number not in facts.cleared]
    if missing:
        yield Objection(
            "cleared", "grounds_unchecked", _UNCHECKED.format(which=", ".join(missing)), ORDER_69 / "A2 p.12"
        )
    yield from _standing(findings(known_of(now)), "cleared")


def _standing(found: tuple[Finding, ...], field: str) -> Iterator[Objection]:
    for one in found:
        if one.verdict != "clear":
            yield Objection(field, f"ground_{one.verdict}", _told(one), GROUNDS[one.number - 1].clause)


def _told(one: Finding, form: Text = _STANDS) -> Text:
    kk, ru, en = ("; ".join(getattr(why, language) for why in one.why) for language in ("kk", "ru", "en"))
    return form.format(number=one.number, why=Text(kk=kk, ru=ru, en=en))


def check_grant(facts: Grant, now: Situation) -> Iterator[Objection]:
    """No licence without fee, basis and answers; after a hearing the head may decide against another finding,
    with his reasons in writing (L-07, L-08, L-10; Art. 142).
    """
    if facts.issued_on != now.today:
        yield Objection("issued_on", "issued_today", _TODAY, ORDER_69 / "A2 St.")
    found = findings(known_of(now))
    if now.state != "heard":
        yield from _standing(found, "number")
        return
    hard = tuple(
        one for one in found
        if one.verdict == "unknown" or one.number in (FEE, QUALIFICATION)
    )  # fmt: skip
    yield from _standing(hard, "number")
    against = [str(one.number) for one in found if one.verdict == "found"]
    if against and not facts.notes:
        yield Objection("notes", "grant_reason", _REASON.format(which=", ".join(against)), HEARD)


def check_grounds(facts: Refusal, now: Situation) -> Iterator[Objection]:
    """No ground is named that everything that is known clears (L-08)."""
    for one in findings(known_of(now)):
        if one.number in facts.grounds and one.verdict == "clear":
            yield Objection("grounds", "ground_clear", _told(one, _CLEAR), GROUNDS[one.number - 1].clause)


def check_heard(facts: Refusal, now: Situation) -> Iterator[Objection]:
    """A refusal rests only on what the applicant was told of and heard on (L-07; APPC Art. 73)."""
    if not set(facts.grounds) <= set(now.last("propose-refusal").get("grounds", ())):
        yield Objection("grounds", "ground_not_heard", _NOT_HEARD, APPC / "Art. 73")


check_notice = hearing.check_notice("licence.issue", NOTICE, HEARD)
check_held = hearing.check_held(HEARD)
