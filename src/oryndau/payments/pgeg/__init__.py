"""The e-government payment gateway (PGEG): the port that the room speaks to, and its client (L-10).

The notification has the shape that is known (`notification`). The merchant protocol is not public: calls as
small signed XML documents are an assumption as a whole (`client`). Whoever gives the real one writes another
`PaymentGateway`.
"""

from oryndau.payments.pgeg.client import PgegClient
from oryndau.payments.pgeg.notification import read_notification
from oryndau.payments.pgeg.port import Bill, Paid, PaymentGateway, Refunded, RefundOrder, Status, Usage
from oryndau.payments.pgeg.signed import NotTrusted

__all__ = [
    "Bill",
    "NotTrusted",
    "Paid",
    "PaymentGateway",
    "PgegClient",
    "RefundOrder",
    "Refunded",
    "Status",
    "Usage",
    "read_notification",
]
