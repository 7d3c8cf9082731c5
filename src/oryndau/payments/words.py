"""How fees are told on pages: states, history, lines of a summary (L-10)."""

import json
from typing import Final

from django.utils.translation import gettext as _

from oryndau.cases.models import Case, Event
from oryndau.law.fee import NAMES, Due, Purpose, due
from oryndau.law.fee.banks import name_of
from oryndau.law.fee.facts import Way
from oryndau.law.fee.table import (
    ASKED,
    EXPIRED,
    FEE,
    MATCHED,
    ORDERED,
    PAID,
    REFUNDED,
    SHORT,
    UNMATCHED,
    USED,
)
from oryndau.law.parameters import ParameterError
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.pages.components import Happening, Row, Tag, Tone
from oryndau.payments.models import Fee
from oryndau.payments.notices import REASONS
from oryndau.timekeeping import local

TONES: Final = {
    PAID: Tone.GOOD, MATCHED: Tone.GOOD, USED: Tone.GOOD, REFUNDED: Tone.NEUTRAL, EXPIRED: Tone.NEUTRAL,
    SHORT: Tone.ATTENTION, UNMATCHED: Tone.ATTENTION, ORDERED: Tone.ATTENTION, ASKED: Tone.PROGRESS,
}  # fmt: skip
"""What a state means to the payer; one that is not named is under way."""


def here(text: Text) -> str:
    """A text of the law in the page's language."""
    return text.in_(formats.page_locale().language)


def name_of_purpose(fee: Fee) -> str:
    """For what the fee is."""
    return here(NAMES[Purpose(fee.purpose)])


def tag(fee: Fee) -> Tag:
    """The state of a fee."""
    return Tag(here(FEE.state(fee.state).text), TONES.get(fee.state, Tone.PROGRESS))


def reckoning(fee: Fee) -> Due | None:
    """How the sum was reckoned: on the day of payment, else of the order; None where no rate is known."""
    day = fee.paid_on or local(fee.created_at).date()
    try:
        return due(fee.purpose, day)
    except ParameterError:
        return None


def rows(fee: Fee, reckoned: Due | None) -> list[Row]:
    """What is known of the fee, in lines."""
    found = [
        Row(_("For what"), name_of_purpose(fee)),
        Row(_("Sum due"), _due_lines(fee, reckoned)),
        Row(_("Sum paid"), formats.tenge(fee.amount) if fee.amount is not None else ""),
        Row(_("Day of payment"), formats.day(fee.paid_on) if fee.paid_on else ""),
        Row(_("How"), _("Payment gateway") if fee.way == Way.GATEWAY else _("Bank's receipt")),
        Row(_("Bank"), here(name_of(fee.bank)) if fee.bank else ""),
        Row(_("Number of the payment"), fee.number),
        Row(_("Pay until"), formats.day(fee.valid_until) if fee.valid_until and not fee.number else ""),
        Row(_("Payer"), [fee.name, fee.iin]),
    ]
    return [row for row in found if any(row.values)]


def _due_lines(fee: Fee, reckoned: Due | None) -> list[str]:
    lines = [formats.tenge(fee.due)] if fee.due is not None else [_("The rate of the day is not known yet")]
    if reckoned and reckoned.amount == fee.due:
        lines += [here(reckoned.text), here(reckoned.clause.text)]
        lines += [here(reckoned.note)] if reckoned.note else []
    return lines


def history(case: Case) -> list[Happening]:
    """What happened to the fee, the first thing first; whom its money waits for is told elsewhere."""
    events = Event.objects.filter(case=case).exclude(step="attach").order_by("no").only("step", "at", "body")
    return [Happening(here(FEE.step(one.step).done), one.at, text=_more(one)) for one in events]


def _more(event: Event) -> str:
    facts = json.loads(event.body)["facts"]
    if event.step == "find-nothing":
        words = here(REASONS[facts["reason"]])
        return words[:1].upper() + words[1:]
    if event.step == "ask-refund":
        return str(facts["reason"])
    kk = formats.page_locale().language == "kk"
    return str(facts.get("reasons_kk" if kk else "reasons_ru") or "")
