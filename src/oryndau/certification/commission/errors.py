"""Why the Commission's room refuses something. Nothing was changed (C-15, C-16)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.cases.errors import CaseError

TEXTS: dict[str, Any] = {
    "not-sitting": _("The session is not sitting now."),
    "not-interviewed": _("The vote on a candidate begins when the record of his interview is closed."),
    "already-voted": _("You have voted on this candidate. A vote that was cast is final."),
    "has-voted": _("This member has voted already, and a vote that was cast is final: he can be recused only "
                   "from candidates on whom he has not voted."),
    "decided": _("The Commission has decided on this candidate already."),
    "nobody-presides": _("The votes are split equally, and nobody who votes presides. The order lets the "
                         "chairman's vote decide and says nothing of a vote without him: the secretary must "
                         "first call a substitute who presides."),
    "not-outvoted": _("A dissenting opinion is given by a member who was outvoted, once."),
    "record-closed": _("The record of this interview is closed."),
    "not-drawn-up": _("These minutes wait for no signature: they were taken back, or all have signed."),
    "already-signed": _("You have signed these minutes already."),
    "minutes-differ": _("A candidate's case has moved on since the minutes were drawn up. The secretary "
                        "must take them back and draw them up anew."),
    "appeals-wait": _("Candidates have contested questions of the test, and the Department has not ruled "
                      "yet. The last signature is put after its ruling."),
}  # fmt: skip


class Refused(CaseError):
    """The Commission's room refuses; `code` is one of `TEXTS`."""

    status = 409

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = TEXTS[code]
