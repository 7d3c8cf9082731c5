"""Where each candidate of a session stands, in the order in which the Commission takes them (C-14, C-16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from oryndau.cases.models import Case
from oryndau.certification.models import Candidate
from oryndau.law.certification import candidate as states


class Stage(StrEnum):
    """A candidate's place in the session; the first that need the Commission stand first."""

    WAITING = "waiting"
    INTERVIEWED = "interviewed"
    TESTING = "testing"
    SEATED = "seated"
    ABSENT = "absent"
    VOTED = "voted"
    FAILED = "failed"
    SUSPENDED = "suspended"
    CONCLUDED = "concluded"


OF_STATE = {
    states.ADMITTED: Stage.ABSENT, states.PRESENT: Stage.SEATED, states.TESTING: Stage.TESTING,
    states.TEST_PASSED: Stage.WAITING, states.TEST_FAILED: Stage.FAILED,
    states.INTERVIEWED: Stage.INTERVIEWED, states.VOTED_PASS: Stage.VOTED, states.VOTED_FAIL: Stage.VOTED,
    states.SUSPENDED: Stage.SUSPENDED, states.APPROVED: Stage.CONCLUDED, states.REJECTED: Stage.CONCLUDED,
    states.CERTIFIED: Stage.CONCLUDED, states.NOT_CERTIFIED: Stage.CONCLUDED,
}  # fmt: skip
"""Other states are of candidates who were not admitted: the Commission does not meet them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An admitted candidate with his case."""

    row: Candidate
    case: Case

    @property
    def stage(self) -> Stage:
        """Where he stands."""
        return OF_STATE[self.case.state]

    @property
    def key(self) -> UUID:
        """The id of his case."""
        return self.case.pk


def standings(session: UUID, *, lock: bool = False) -> Sequence[Standing]:
    """The admitted candidates of a session by number. Two statements; `lock` holds their cases."""
    rows = {row.case_id: row for row in Candidate.objects.filter(session=session)}
    cases = Case.objects.filter(pk__in=rows, state__in=OF_STATE).order_by("number", "pk")
    cases = cases.select_for_update() if lock else cases
    return [Standing(rows[case.pk], case) for case in cases]
