"""What the pages of a licence show, in the reader's language: state, acts, what ends (L-12)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.keyset import Order, Page, page
from oryndau.cases.models import Case, Task
from oryndau.cases.procedures import procedure_of
from oryndau.cases.queue import PAGE, days, kinds_of
from oryndau.documents.models import ATTACHMENT
from oryndau.law.licensing.life import LICENCE
from oryndau.law.procedure import NATIONAL
from oryndau.law.territories import territory
from oryndau.licensing.life import filling, words
from oryndau.licensing.life.selectors import History
from oryndau.pages import formats
from oryndau.pages.components import Row, Tag, Tone
from oryndau.registers.models import Licence
from oryndau.wizard.forms.fields import in_page_language
from oryndau.wizard.reading.documents import DocumentView
from oryndau.wizard.reading.due import due_tag, due_words

TONES = {
    "active": Tone.GOOD, "suspended": Tone.ATTENTION, "terminated": Tone.BAD, "deprived": Tone.BAD,
    "replaced": Tone.NEUTRAL,
}  # fmt: skip
_ORDER = Order(("due_at", "id"))
_KINDS = {kind.key: kind.text for step in LICENCE.steps for kind in step.opens}
_TERMED = {kind.key for step in LICENCE.steps for kind in step.opens if kind.term}
_CLAIM = ("record-claim-lost", "deprive")
ENDING = 100
"""How many suspensions the licensor sees at once, those that end first."""


@dataclass(frozen=True, slots=True)
class Line:
    """Work that waits."""

    url: str
    number: str
    title: str
    what: str
    region: str
    due: str
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Link:
    """A button of the page of a licence."""

    text: str
    url: str
    kind: str = ""


def state_tag(state: str) -> Tag:
    """A state of a licence in words."""
    return Tag(in_page_language(LICENCE.state(state).text), TONES[state])


def tasks(actor: Actor, *, after: str = "", before: str = "") -> Page[Any]:
    """A page of the work of the reader's roles: of his territory, or of the country."""
    kinds = kinds_of(LICENCE.key, frozenset(role.value for role in actor.roles))
    found = Task.objects.filter(done_at=None, kind__in=kinds)
    if not actor.roles & NATIONAL:
        found = found.filter(territory=actor.territory)
    return page(found.select_related("case"), _ORDER, PAGE, after=after, before=before)


def lines(found: list[Task], at: datetime) -> list[Line]:
    """The lines of a page of tasks. Only the handing over has a term of law."""
    when = days(at)
    return [
        Line(
            url=reverse("licence-life:case", args=[task.case_id]), number=task.case.number or "",
            title=task.case.title, what=in_page_language(_KINDS[task.kind]), region=region(task.territory),
            due=due_words(task.due_at, when) if task.kind in _TERMED else formats.moment(task.opened_at),
            tag=due_tag(task.due_at, when) if task.kind in _TERMED else None,
        )
        for task in found
    ]  # fmt: skip


def ending(actor: Actor) -> list[Licence]:
    """Suspended licences, what ends first standing first; a deputy's, which names no day, last."""
    rows = Licence.objects.filter(state=Licence.State.SUSPENDED).defer("iin")
    if not actor.roles & NATIONAL:
        rows = rows.filter(territory=actor.territory)
    return list(rows.order_by(F("suspended_until").asc(nulls_last=True), "id")[:ENDING])


def region(code: str) -> str:
    """The name of a territory."""
    return in_page_language(territory(code).name)


def acts(case: Case, told: History, actor: Actor) -> list[Link]:
    """What the reader can do now: what the table, his role, his hands and the conclusion allow."""
    found = []
    for step in LICENCE.steps_from(case.state):
        if step.key not in filling.steps() or not _fits(step.key, told):
            continue
        if permissions.may_take(actor, step, case) and permissions.has_clean_hands(actor, step, case):
            kind = "" if filling.measure_of(step.key) or step.key == "hand-over" else "secondary"
            url = reverse("licence-life:act", args=[case.pk, step.key])
            found.append(Link(in_page_language(step.text), url, kind))
    return found


def _fits(step: str, told: History) -> bool:
    needed, standing = filling.measure_of(step), told.pending
    if needed is not None:
        return standing is not None and standing.measure is needed
    if step in _CLAIM:
        return told.claim is not None
    if step in ("conclude", "send-back"):
        return (standing is None) is (step == "conclude")
    if step == "hold-hearing":
        return standing is not None and any(one.oral for one in told.objections(standing.no))
    return True


def four_eyes(case: Case, told: History, actor: Actor) -> bool:
    """Whether the reader would sign, were it not that he concluded himself."""
    steps = [step for step in LICENCE.steps_from(case.state) if step.apart_from and _fits(step.key, told)]
    return any(
        permissions.may_take(actor, step, case) and not permissions.has_clean_hands(actor, step, case)
        for step in steps
    )


def rows(case: Case, told: History, licence: Licence, *, staff: bool) -> list[Row]:
    """What the licence is, in lines."""
    grant = told.grant
    found = [
        Row(_("Holder"), [licence.name, licence.iin] if staff else [licence.name]),
        Row(_("Number"), grant.number), Row(_("Issued"), formats.day(grant.registered_on)),
        Row(_("Region"), region(grant.territory)),
        Row(_("Office"), licence.office_kk if formats.page_locale().language == "kk" else licence.office_ru),
        Row(_("In this state since"), formats.day(licence.state_since)),
    ]  # fmt: skip
    if licence.suspended_until:
        found.append(Row(_("Suspended until"), formats.day(licence.suspended_until)))
    if grant.predecessor_number:
        found.append(Row(_("Re-issued instead of"), grant.predecessor_number))
    return [row for row in found if any(row.values)]


def files(case: Case, route: str, *, staff: bool) -> list[DocumentView]:
    """The acts, the newest first, then what was attached. Prefetch `documents`.

    The holder sees his own files; evidence of who proposed is shown to him by who considers it.
    """
    kept = sorted(case.documents.all(), key=lambda row: row.created_at, reverse=True)
    own = _own_events(case)
    shown = [row for row in kept if staff or row.kind != ATTACHMENT or row.event_no in own]
    return [
        DocumentView(
            title=words.KINDS.get(row.kind, words.EVIDENCE), name=row.name, number=row.number or "",
            sha256=row.sha256, media_type=row.media_type, size=row.size, made_at=row.created_at,
            url=reverse(route, args=[case.pk, row.sha256]), attachment=row.kind == ATTACHMENT,
            sealed=row.sealed,
        )
        for row in sorted(shown, key=lambda row: row.kind == ATTACHMENT)
    ]  # fmt: skip


def _own_events(case: Case) -> set[int]:
    return {event.no for event in case.events.all() if event.step in ("request", "object")}


def overdue(licence: Licence, today: date) -> bool:
    """Whether a suspension has run out and nobody has decided."""
    return bool(licence.suspended_until and licence.suspended_until < today)


def state_words(case: Case) -> str:
    """The state of a case in words."""
    return in_page_language(procedure_of(case.procedure).state(case.state).text)
