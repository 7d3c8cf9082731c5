"""Why a step was not taken. Nothing has changed when one of these is raised."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


class CaseError(Exception):
    """A step was not taken; the case is as it was. `code` is stable for programs, `text` is for people."""

    code = "case-error"
    status = 400
    template = ""
    """The page that tells people of it, where the common one of its status would not do."""
    text: Any = _("The step was not taken.")

    def __init__(self, detail: str = "", **extra: Any) -> None:
        super().__init__(detail or str(self.code))
        self.detail = detail
        self.extra = extra


class UnknownCase(CaseError):
    """There is no such case, or this person may not know of it: both answer the same."""

    code = "unknown-case"
    status = 404
    text = _("There is no such case, or you may not see it.")


class NotPermitted(CaseError):
    """The person may not take this step in this case."""

    code = "not-permitted"
    status = 403
    text = _("You may not take this step in this case.")


class SameHands(NotPermitted):
    """The law wants four eyes, and the person took the step himself that this one checks."""

    code = "same-hands"
    text = _("This needs a second pair of eyes: you took the step before yourself. Somebody else must do it.")


class StepNotAllowed(CaseError):
    """The table does not allow the step from the state in which the case is."""

    code = "step-not-allowed"
    status = 409
    text = _("This step cannot be taken now: the case has moved on.")


class StaleVersion(CaseError):
    """The case changed since the person saw it. `extra["since"]` lists the steps taken meanwhile."""

    code = "stale-version"
    status = 409
    text = _("The case has changed since you opened it. Look at what changed and try again.")


class FactsInvalid(CaseError):
    """The facts of the step do not hold. `extra["errors"]` names every field and rule."""

    code = "facts-invalid"
    status = 422
    text = _("Some of the data is wrong or missing.")


class SignatureNeeded(CaseError):
    """The step must be signed, and the signature given is missing, another person's or of other bytes."""

    code = "signature-needed"
    status = 403
    text = _("This step must be signed with your own EDS, over exactly what was shown.")


class AlreadyExists(CaseError):
    """A case with this id exists already: the application was received before."""

    code = "already-exists"
    status = 409
    text = _("This application was received before.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken thing found in the journal."""

    case: str
    no: int | None
    what: str
