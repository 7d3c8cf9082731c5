"""Why the hall refuses something. Nothing was changed; what looks like cheating was noted (C-10)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.cases.errors import CaseError

TEXTS: dict[str, Any] = {
    "late": _("The time of the test is over: this answer was not taken."),
    "not-running": _("This test is not running now."),
    "other-browser": _("This seat is taken in another browser. Only the proctor can let you in here."),
    "unknown-question": _("The paper has no such question."),
    "unknown-option": _("The question has no such answer."),
    "key-reused": _("This request was used before for another answer."),
    "unreadable": _("The request cannot be read."),
    "bank-too-small": _("The bank has too few approved questions for a test."),
    "seat-taken": _("This seat is taken, or the candidate has a seat already."),
    "no-browser": _("Nobody sits at a computer of this seat yet: the time would run without the candidate."),
    "wrong-code": _("There is no such code, it was used, or its time is over. Ask the proctor for another."),
    "nobody-waits": _("No other browser asks to be let in to this seat."),
    "still-running": _("A test of this session is still running."),
    "not-published": _("The seed of this session is not published yet."),
}  # fmt: skip
STATUS = {"other-browser": 403, "unreadable": 400, "unknown-question": 400, "unknown-option": 400}


class Refused(CaseError):
    """The hall refuses; `code` is one of `TEXTS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = TEXTS[code]
        self.status = STATUS.get(code, 409)
