"""What each state of an application means to who applied, in plain words (L-03, L-05 to L-12)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.law.licensing import issue, renewal
from oryndau.law.licensing import table_words as states
from oryndau.pages.components import Tone

TONES = {
    issue.HEARING: Tone.ATTENTION, issue.ISSUED: Tone.GOOD, renewal.REISSUED: Tone.GOOD,
    states.REFUSED: Tone.BAD, states.RETURNED: Tone.BAD, states.WITHDRAWN: Tone.NEUTRAL,
}  # fmt: skip
"""Of the states; those that are not named are under way."""

_CHECKED = _(
    "The completeness of the application is checked within two working days. You need not do anything."
)
NOW: dict[str, Any] = {
    states.SUBMITTED: _(
        "The application waits to be registered. The system does it by itself; you need not do anything."
    ),
    states.REGISTERED: _CHECKED,
    states.INCOMPLETE: _CHECKED,
    states.CHECKED: _(
        "The application is complete. The Ministry of Justice checks by the state registers that nothing "
        "stands in the way. You need not do anything."
    ),
    states.CONCLUDED: _(
        "An officer of the Ministry found nothing in the way. A second officer looks through it."
    ),
    states.ENDORSED: _("Two officers found nothing in the way. The authorised person signs."),
    states.SUGGESTED: _(
        "Something seems to stand in the way. The head of the licensor decides; you are told of any reason."
    ),
    issue.HEARING: _(
        "The Ministry found reasons to refuse and wants to hear you first. Come to the hearing, or object in "
        "writing before it: this is your chance to explain or to correct a mistake of a register."
    ),
    issue.HEARD: _("The hearing was held. The head of the licensor now issues the licence or refuses."),
    issue.ISSUED: _(
        "The licence is issued. It lies below among the documents and stands in the public register."
    ),
    renewal.REISSUED: _(
        "The licence is issued anew. It lies below among the documents, and the register shows it in place "
        "of the old one."
    ),
    states.REFUSED: _(
        "The service was refused. The refusal lies below among the documents; it gives the reasons and says "
        "how to complain. Your fee stays yours."
    ),
    states.RETURNED: _(
        "The application was incomplete and is not considered. Put right what is missing and apply again; "
        "your fee can be used then."
    ),
    states.WITHDRAWN: _("You took the application back. Your fee can be used for another one."),
}  # fmt: skip
