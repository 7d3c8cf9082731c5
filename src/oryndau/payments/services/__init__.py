"""The verbs of a fee (L-10): order it, show a receipt, take the money, use it once, give it back."""

from oryndau.payments.errors import FeeUnusable, FeeWaitedFor, PaymentRefused
from oryndau.payments.services.ordering import bill_of, expire, hurry, order
from oryndau.payments.services.receipts import keep_receipt
from oryndau.payments.services.receiving import Told, receive
from oryndau.payments.services.refunding import ask_refund, decide_refund
from oryndau.payments.services.using import attach, use

__all__ = [
    "FeeUnusable",
    "FeeWaitedFor",
    "PaymentRefused",
    "Told",
    "ask_refund",
    "attach",
    "bill_of",
    "decide_refund",
    "expire",
    "hurry",
    "keep_receipt",
    "order",
    "receive",
    "use",
]
