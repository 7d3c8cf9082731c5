"""What each state of a case means to the candidate, and who has it now, in plain words (C-25)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.law.certification import candidate as table
from oryndau.pages.components import Tone

TONES = {
    table.INCOMPLETE: Tone.PROGRESS, table.HEARING: Tone.ATTENTION, table.ADMITTED: Tone.GOOD,
    table.TEST_PASSED: Tone.GOOD, table.TEST_FAILED: Tone.BAD, table.SUSPENDED: Tone.BAD,
    table.CERTIFIED: Tone.GOOD, table.NOT_CERTIFIED: Tone.BAD, table.REFUSED: Tone.BAD,
    table.RETURNED: Tone.BAD, table.WITHDRAWN: Tone.NEUTRAL,
}  # fmt: skip
"""Of the states; those that are not named are under way."""

_CHECKED = _(
    "The completeness of the application is checked within two working days. You need not do anything."
)
_DECIDES = _("The Commission has voted. The result takes effect when its minutes are signed.")
NOW: dict[str, Any] = {
    table.SUBMITTED: _(
        "The application waits to be registered. The system does it by itself; you need not do anything."
    ),
    table.REGISTERED: _CHECKED,
    table.INCOMPLETE: _CHECKED,
    table.CHECKED: _(
        "The application is complete. The justice body checks by the state registers that nothing stands "
        "against your certification. You need not do anything."
    ),
    table.HEARING: _(
        "The justice body found reasons to refuse and wants to hear you first. Come to the hearing, or "
        "object in writing before it: this is your chance to explain or to correct a mistake of a register."
    ),
    table.HEARD: _("The hearing was held. The head of the justice body now admits you or refuses."),
    table.ADMITTED: _(
        "You are admitted. Come to the session with your identity card and your EDS; books, notes and "
        "telephones are not allowed."
    ),
    table.PRESENT: _("Your identity was checked. The test begins when the proctor starts it."),
    table.TESTING: _("The test is under way: 100 questions, 70 right answers pass."),
    table.TEST_PASSED: _(
        "You passed the test and go on to the interview: the members of the Commission ask at least three "
        "questions. Sign the sheet of results."
    ),
    table.TEST_FAILED: _(
        "Fewer than 70 answers are right, so there is no interview. You may look at your questions, and "
        "contest one that is wrong."
    ),
    table.SUSPENDED: _(
        "You were removed from the session for a violation. After the minutes are signed you will be told "
        "from what day you may apply again: three months after the decision."
    ),
    table.INTERVIEWED: _("The interview was held. The members of the Commission vote next."),
    table.VOTED_PASS: _DECIDES,
    table.VOTED_FAIL: _DECIDES,
    table.APPROVED: _(
        "The Commission certified you. The decision is signed within one working day and comes to your "
        "account."
    ),
    table.REJECTED: _(
        "The Commission did not certify you. The decision is signed within one working day and comes to your "
        "account."
    ),
    table.CERTIFIED: _("You are certified. The decision lies below among the documents."),
    table.NOT_CERTIFIED: _(
        "You are not certified. The decision lies below among the documents; it says how to complain. You "
        "may apply for another session."
    ),
    table.REFUSED: _(
        "The service was refused. The refusal lies below among the documents; it gives the reasons and says "
        "how to complain."
    ),
    table.RETURNED: _(
        "The application was incomplete and is not considered. Put right what is missing and apply again."
    ),
    table.WITHDRAWN: _("You took the application back. You may apply again for any open session."),
}  # fmt: skip

CLERK, HEAD, COMMISSION = _("Clerk, %(body)s"), _("Head, %(body)s"), _("Commission, %(body)s")
WHO: dict[str, Any] = {
    table.REGISTERED: CLERK, table.CHECKED: CLERK, table.INCOMPLETE: HEAD, table.HEARING: HEAD,
    table.HEARD: HEAD, table.APPROVED: HEAD, table.REJECTED: HEAD,
    **dict.fromkeys(
        (table.ADMITTED, table.PRESENT, table.TESTING, table.TEST_PASSED, table.TEST_FAILED, table.SUSPENDED,
         table.INTERVIEWED, table.VOTED_PASS, table.VOTED_FAIL),
        COMMISSION,
    ),
}  # fmt: skip
"""Who has the case; the body itself where nobody is named."""
