"""What this part answers to: registers to be asked, a question, a fee that changed (L-04, L-10)."""

from datetime import datetime

from oryndau.cases import outbox
from oryndau.cases.models import Case, Message
from oryndau.gateway.connection import registers
from oryndau.gateway.lookups import fan_out
from oryndau.licensing.lookups import services
from oryndau.licensing.lookups.selectors import BEGINS, BESIDE, LOOK_UPS, TOPIC, beside_of
from oryndau.licensing.models import Application


def ask_registers(message: Message, at: datetime) -> None:
    """Leave a message for every register, the State's and our own: one that fails delays no other."""
    LOOK_UPS.begin(message, at)
    fan_out(message, BESIDE, ({"beside": one} for one in beside_of(message.of_case)), at)


for topic in sorted(BEGINS):
    outbox.handles(topic)(ask_registers)


@outbox.handles(TOPIC)
def look_up(message: Message, at: datetime) -> None:
    """Ask one register of the State and write its answer down."""
    LOOK_UPS.look_up(registers, message, at)


@outbox.handles(BESIDE)
def look_beside(message: Message, at: datetime) -> None:
    """Look the fee, the basis or the licence up."""
    services.look_beside(message.of_case, message.payload["beside"], at)


@outbox.handles("licensing.fee-changed")
def fee_changed(message: Message, at: datetime) -> None:
    """Tell every open case that rests on a fee how it stands now; the fee's case sent the message."""
    resting = Application.objects.filter(fee=message.of_case).values("case_id")
    for case in (
        Case.objects.filter(pk__in=resting, closed_at=None).order_by("pk").values_list("pk", flat=True)
    ):
        services.look_beside(case, "fee", at)
