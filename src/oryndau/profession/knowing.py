"""What is known of an agent as lines of his page: office, insurance, accounts, people, checks, discipline."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from oryndau.documents.letterhead import address_line
from oryndau.law.profession import facts as said
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.chamber import chamber
from oryndau.law.profession.history import Check, Notice, Proceedings, Record, Worker
from oryndau.law.profession.standing import Standing, office_told_by
from oryndau.law.profession.words import named
from oryndau.pages import formats
from oryndau.pages.components import Link, Row, Tag, Tone
from oryndau.profession.showing import Address, language


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is known, with what can be done about it."""

    title: str
    lines: list[str]
    tag: Tag | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the page and the things below it."""

    key: str
    title: str
    empty: str
    things: list[Thing]


def registration(known: Record) -> list[Row]:
    """The accounting registration in lines."""
    start, official = known.registration, language() if language() == "kk" else "ru"
    rows = [
        (_("Registration number"), start.number), (_("Registered"), formats.day(start.registered_on)),
        (_("Licence"), start.licence), (_("Chamber"), chamber(start.territory).in_(language())),
        (_("Member of the Republican Chamber since"), formats.day(start.member_since)),
        (_("Practice began on"), formats.day(start.began_on)),
    ]  # fmt: skip
    if known.district:
        area = getattr(known.district, f"district_{official}")
        rows.append((_("Area within the enforcement district"), area))
    rows += [(_("Last training"), _day(known.trained_on)), (_("Last planned check"), _day(known.checked_on))]
    return [Row(key, value) for key, value in rows]


def _day(day: date | None) -> str:
    return formats.day(day) if day else _("none yet")


def sections(known: Record, how: Standing, allowed: set[str], at: Address) -> list[Section]:
    """Everything that is known, in the order of the page."""
    office = [_office(known.office)] if known.office else []
    contracts = sorted(known.told(said.Insurance), key=lambda one: one.facts.starts_on, reverse=True)
    people = sorted(known.staff(how.on), key=lambda one: one.hired.facts.name)
    checks = sorted(known.checks.values(), key=lambda one: one.opened.asked_on, reverse=True)
    return [
        Section("office", _("Place of work"), _("Not told yet."), office),
        Section("insurance", _("Insurance"), _("No contract yet."),
                [_insurance(one, how.on) for one in contracts]),
        Section("accounts", _("Bank accounts"), _("No account yet."),
                [_account(one, allowed, at) for one in known.accounts]),
        Section("people", _("Assistants, trainees, workers"), _("Nobody yet."),
                [_worker(one, allowed, at) for one in people]),
        Section("checks", _("Checks"), _("No check yet."), [_check(one, allowed, at) for one in checks]),
        Section("discipline", _("Discipline"), _("No proceedings."),
                [_offence(one, how, allowed, at) for one in known.offences.values()]),
    ]  # fmt: skip


def waiting(known: Record, allowed: set[str], at: Address) -> list[Thing]:
    """The agent's own notices that nobody has confirmed yet."""
    return [
        Thing(
            AGENT.step(one.step).done.in_(language()), [formats.day(one.on), *_gist(one.facts)],
            Tag(_("Not confirmed yet"), Tone.ATTENTION),
            _link("confirm", one.facts.id, _("Confirm or refuse"), allowed, at),
        )
        for one in known.waiting
    ]  # fmt: skip


def refused(known: Record) -> list[Thing]:
    """The agent's notices that were refused, with the reason."""
    return [
        Thing(AGENT.step(one.step).done.in_(language()), [one.reason], Tag(_("Refused"), Tone.BAD))
        for one in known.notices.values() if one.accepted is False
    ]  # fmt: skip


def _gist(facts: Any) -> list[str]:
    if isinstance(facts, said.Insurance):
        return [f"№ {facts.number}, {facts.insurer}", formats.tenge(facts.amount.amount)]
    if isinstance(facts, said.Account):
        return [facts.iban, facts.bank]
    if isinstance(facts, said.Training | said.WorkerTraining):
        return [f"№ {facts.certificate}", formats.day(facts.trained_on)]
    if isinstance(facts, said.Hiring):
        return [facts.name, named(facts.kind).in_(language())]
    if isinstance(facts, said.OfficeNotice):
        return [address_line(facts.address).in_(language())]
    return []


def _link(step: str, about: object, words: str, allowed: set[str], at: Address) -> tuple[Link, ...]:
    return (Link(at.step(step, about), words),) if step in allowed else ()


def _unconfirmed(one: Notice[Any]) -> Tag | None:
    return Tag(_("Not confirmed yet"), Tone.ATTENTION) if one.waits else None


def _office(one: Notice[said.OfficeNotice]) -> Thing:
    facts, kazakh = one.facts, language() == "kk"
    name = (facts.name_kk if kazakh else facts.name_ru) or named(facts.kind).in_(language()).capitalize()
    hours = facts.hours_kk if kazakh else facts.hours_ru
    lines = [address_line(facts.address).in_(language()), hours, facts.phone]
    lines.append(_("since %(day)s") % {"day": formats.day(facts.since)})
    if facts.bin:
        lines.append(_("BIN %(number)s") % {"number": facts.bin})
    due = office_told_by(facts)
    if due and one.on > due:
        lines.append(_("Told late: the term ended on %(day)s") % {"day": formats.day(due)})
    return Thing(name, lines, _unconfirmed(one))


def _insurance(one: Notice[said.Insurance], on: date) -> Thing:
    facts = one.facts
    span = {"first": formats.day(facts.starts_on), "last": formats.day(facts.ends_on)}
    lines = [_("%(first)s to %(last)s") % span, formats.tenge(facts.amount.amount)]
    if facts.gap_reason:
        lines.append(_("Time without insurance: %(reason)s") % {"reason": facts.gap_reason})
    covers = facts.starts_on <= on <= facts.ends_on
    tag = _unconfirmed(one) or (Tag(_("Covers today"), Tone.GOOD) if covers else None)
    return Thing(f"№ {facts.number}, {facts.insurer}", lines, tag)


def _account(one: Notice[said.Account], allowed: set[str], at: Address) -> Thing:
    facts = one.facts
    lines = [f"{facts.bank}, {facts.currency}", named(facts.kind).in_(language())]
    links = _link("close-account", facts.iban, _("Enter that it was closed"), allowed, at)
    return Thing(facts.iban, lines, _unconfirmed(one), links)


def _worker(one: Worker, allowed: set[str], at: Address) -> Thing:
    facts = one.hired.facts
    lines = [named(facts.kind).in_(language()), _("since %(day)s") % {"day": formats.day(facts.since)}]
    if one.trained_on:
        lines.append(_("trained on %(day)s") % {"day": formats.day(one.trained_on)})
    links = _link("let-go", facts.id, _("Enter that he left"), allowed, at)
    if facts.kind is said.WorkerKind.ASSISTANT:
        links += _link("train-worker", facts.id, _("Enter a training"), allowed, at)
    return Thing(facts.name, lines, _unconfirmed(one.hired), links)


def _check(one: Check, allowed: set[str], at: Address) -> Thing:
    asked = one.opened
    title = f"{named(asked.kind).in_(language())}, {formats.day(asked.asked_on)}"
    lines = [asked.asks, _("Answer by %(day)s") % {"day": formats.day(asked.answer_by)}]
    if one.answered_on:
        lines.append(_("Answered on %(day)s") % {"day": formats.day(one.answered_on)})
    if one.result:
        found = one.result.findings_kk if language() == "kk" else one.result.findings_ru
        tag = Tag(_("Breaches found"), Tone.BAD) if one.result.violations else Tag(_("No breach"), Tone.GOOD)
        return Thing(title.capitalize(), [*lines, found], tag)
    links = _link("finish-check", asked.id, _("Enter the result"), allowed, at)
    if one.answered_on is None:
        links = (*_link("answer-check", asked.id, _("Answer"), allowed, at), *links)
    return Thing(title.capitalize(), lines, Tag(_("Under way"), Tone.PROGRESS), links)


def _offence(one: Proceedings, how: Standing, allowed: set[str], at: Address) -> Thing:
    lines = [one.offence.told, formats.day(one.offence.learned_on)]
    title = named(one.offence.breach).in_(language()).capitalize()
    if one.open:
        links = (
            *_link("impose", one.offence.id, _("Impose a sanction"), allowed, at),
            *_link("drop-offence", one.offence.id, _("End without a sanction"), allowed, at),
        )
        return Thing(title, lines, Tag(_("Being considered"), Tone.PROGRESS), links)
    if one.excluded:
        return Thing(title, lines, Tag(_("Excluded from the chamber"), Tone.BAD))
    if one.sanction is None or one.imposed_on is None:
        return Thing(title, lines, Tag(_("No sanction"), Tone.NEUTRAL))
    kind = named(one.sanction.kind).in_(language())
    lines.append(f"{kind}, {formats.day(one.imposed_on)}")
    until = {sanction.offence: last for sanction, _day, last in how.sanctions}.get(one.offence.id)
    if until is None:
        return Thing(title, lines, Tag(_("Cleared"), Tone.NEUTRAL))
    return Thing(title, [*lines, _("stands until %(day)s") % {"day": formats.day(until)}],
                 Tag(kind.capitalize(), Tone.BAD))  # fmt: skip
