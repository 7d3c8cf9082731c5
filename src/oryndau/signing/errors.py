"""Why a signature was not accepted. Nothing is done when one of these is raised; the person may try again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

TEXTS: dict[str, Any] = {
    "expired": _("The time for signing has run out. Go back and start the signing again."),
    "used": _("This signing is finished already. Nothing was signed twice."),
    "wrong-browser": _("The signing was started in another browser or session. Start it again here."),
    "wrong-person": _("This is another person's EDS. Sign with the EDS of the person named on the page."),
    "wrong-organisation": _("This EDS does not belong to the organisation on whose behalf you act."),
    "wrong-role": _("This EDS gives no right to sign for the organisation. The head or an employee with the "
                    "right to sign must do it."),
    "invalid": _("The signature is not valid."),
    "indeterminate": _("The certificate's status could not be established now, so the signature was not "
                       "accepted. Nothing is lost: try again in a few minutes."),
    "repeated": _("This very signature was used before. Sign again."),
    "unreadable": _("What was sent is not a signature. Try to sign again."),
    "too-many": _("Too many failed attempts. Go back and start the signing again."),
    "wrong-purpose": _("The signature was made for another purpose."),
}  # fmt: skip


class SigningRefused(Exception):
    """A signature that was not accepted: `code` is one of `TEXTS`, `reasons` are the verifier's own."""

    def __init__(self, code: str, reasons: list[dict[str, Any]] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.reasons = reasons or []

    @property
    def text(self) -> Any:
        """What to tell the person, in his language."""
        return TEXTS[self.code]
