"""Why a fee was not taken, used or given back. Nothing has changed when one of these is raised."""

from django.utils.translation import gettext_lazy as _

from oryndau.cases.errors import CaseError


class FeeUnusable(CaseError):
    """The fee is not paid, is used, asked back, of another person or purpose, or waits for another case."""

    code = "fee-unusable"
    status = 409
    text = _("This fee cannot be used here: it is not paid, or it serves something else.")


class FeeWaitedFor(CaseError):
    """An application that is being considered waits for the fee, so it cannot be asked back now."""

    code = "fee-waited-for"
    status = 409
    text = _("Your application waits for this fee. Withdraw the application first, or wait for its end.")


class PaymentRefused(CaseError):
    """What was told of a payment cannot be taken: the order is not ours, or it contradicts what we know.

    `extra["reason"]` is `unknown-order` or `contradiction`.
    """

    code = "payment-refused"
    status = 409
