"""An agent as his pages show him, in the reader's language: duties, files, what can be done (W-01)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.documents.models import ATTACHMENT, Document
from oryndau.law.profession.agent import ABSENT, ACTIVE, AGENT, ENDED, EXCLUDED
from oryndau.law.profession.reminders import stages
from oryndau.law.profession.standing import By, Duty, LicenceState, Standing
from oryndau.law.profession.words import DUTIES
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.pages.components import Link, Tag, Tone
from oryndau.pages.formats import page_locale
from oryndau.profession.stepping import FORMS
from oryndau.registers.licences.words import STATES
from oryndau.registers.licences.words import TONES as LICENCE_TONES
from oryndau.registers.models import Licence
from oryndau.wizard.reading.documents import DocumentView

TONES = {
    ACTIVE: Tone.GOOD, ABSENT: Tone.ATTENTION, EXCLUDED: Tone.BAD, ENDED: Tone.NEUTRAL,
}  # fmt: skip
"""What a state means to its reader."""
EVIDENCE = Text(kk="Растайтын құжат", ru="Подтверждающий документ", en="Evidence")
DECISION = Text(
    kk="Өңірлік палатаның шешімі", ru="Решение региональной палаты", en="Decision of the regional chamber"
)
_WHO = {
    By.AGENT: gettext_lazy("The agent"), By.BODY: gettext_lazy("The territorial body"),
    By.CHAMBER: gettext_lazy("The regional chamber"),
}  # fmt: skip
_DONE_BY = {
    "insurance": "insure", "training": "train", "office": "tell-office", "creditors-account": "open-account",
    "operations-account": "open-account", "tax": "tell-tax", "assistant": "train-worker",
    "check": "open-check", "check-answer": "answer-check", "hand-over": "hand-over",
    "district": "assign-district",
}  # fmt: skip
"""The step by which each duty is done."""
_BESIDE = ("confirm", "close-account", "let-go", "finish-check", "impose", "drop-offence")
"""Steps that stand beside what they are about, and are offered only while there is such a thing."""


@dataclass(frozen=True, slots=True)
class ShownDuty:
    """A duty as a line of the page."""

    name: str
    who: str
    due: str
    tag: Tag
    clause: str
    url: str
    assumed: bool


def language() -> str:
    """The page's language."""
    return str(page_locale().language)


def state_tag(state: str) -> Tag:
    """How the registration stands."""
    return Tag(AGENT.state(state).text.in_(language()), TONES[state])


def licence_tag(licence: LicenceState | None) -> Tag:
    """How the licence stands."""
    if licence is None:
        return Tag(_("no licence in the register"), Tone.BAD)
    words = STATES[licence.state].in_(language())
    if licence.state == Licence.State.SUSPENDED and licence.until:
        words = _("%(state)s until %(day)s") % {"state": words, "day": formats.day(licence.until)}
    return Tag(words, LICENCE_TONES[licence.state])


def duty_tag(due_on: date, on: date) -> Tag:
    """How near the day of a duty is."""
    if on > due_on:
        return Tag(_("Late"), Tone.BAD)
    if (due_on - on).days <= stages(on)[1]:
        return Tag(_("Soon"), Tone.ATTENTION)
    return Tag(_("In time"), Tone.PROGRESS)


def may(actor: Actor, case: Case) -> set[str]:
    """The steps that the reader may take now."""
    return {
        step.key for step in AGENT.steps_from(case.state)
        if step.key in FORMS and permissions.may_take(actor, step, case)
    }  # fmt: skip


def duties(how: Standing, allowed: set[str], address: "Address") -> list[ShownDuty]:
    """What is to be done, the nearest first; with the page where the reader can do it."""
    return [_duty(one, how.on, allowed, address) for one in how.duties]


def _duty(one: Duty, on: date, allowed: set[str], address: "Address") -> ShownDuty:
    step = _DONE_BY[one.key]
    url = address.step(step, one.about) if step in allowed else ""
    due = formats.day(one.due_on)
    if one.from_ and one.from_ > on:
        due = _("%(first)s to %(last)s") % {"first": formats.day(one.from_), "last": due}
    return ShownDuty(
        one.name.in_(language()), str(_WHO[one.by]), due, duty_tag(one.due_on, on),
        one.clause.in_(language()), url, one.assumed,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """Where the steps and files of an agent stand for this reader: at the desk, or on his own page."""

    step_url: str
    """With `STEP` where the step's name goes."""
    file_url: str
    """With `SHA` where the digest goes."""

    def step(self, key: str, about: object = "") -> str:
        """The form of a step, about something where it is given."""
        url = self.step_url.replace("STEP", key)
        return f"{url}?about={about}" if about else url

    def file(self, sha256: str) -> str:
        """A document by its digest."""
        return self.file_url.replace("SHA", sha256)


def actions(allowed: set[str], address: Address) -> list[Link]:
    """The steps that the reader may take now, apart from those that stand beside what they are about."""
    keys = [step.key for step in AGENT.steps if step.key in allowed and step.key not in _BESIDE]
    keys = [key for key in keys if key not in ("train-worker", "answer-check")]
    return [Link(address.step(key), AGENT.step(key).text.in_(language())) for key in keys]


def files(case: Case, address: Address) -> list[DocumentView]:
    """The documents of the case, the newest first."""
    rows = sorted(case.documents.all(), key=lambda row: row.created_at, reverse=True)
    return [_file(row, address) for row in rows]


def _file(row: Document, address: Address) -> DocumentView:
    attached = row.kind == ATTACHMENT
    return DocumentView(
        title=EVIDENCE if attached else DECISION, name=row.name, number=row.number or "", sha256=row.sha256,
        media_type=row.media_type, size=row.size, made_at=row.created_at, url=address.file(row.sha256),
        attachment=attached, sealed=row.sealed,
    )  # fmt: skip


def duty_name(key: str) -> str:
    """A duty by its key, as lists name it."""
    return DUTIES[key].in_(language()) if key else ""


def obstacles(how: Standing) -> list[str]:
    """Why the agent may not work now."""
    return [f"{text.in_(language())} ({clause.in_(language())})" for text, clause in how.obstacles]
