"""Every stage of a service goes into the monitoring information system (E-14, C-22), at least once.

The outbox message's id is the gateway's message id, so a repetition is harmless; no personal data goes.
"""

import json
from datetime import datetime

from oryndau.cases import outbox
from oryndau.cases.models import Event, Message
from oryndau.gateway.connection import call, registers
from oryndau.gateway.shep import StageMessage

SERVICE_CODES = {
    "certification": "ORDER69-1", "licence-issue": "ORDER69-2", "licence-renewal": "ORDER69-2",
    "initiation": "ORDER69-3",
}  # fmt: skip
"""Codes of the public services in the monitoring system: an assumption, its own register is not public."""


@outbox.handles("monitoring.stage")
def report_stage(message: Message, at: datetime) -> None:
    """Report the stage that an event opened. Tried again until the monitoring system acknowledges it."""
    event = Event.objects.select_related("case").get(case_id=message.of_case, no=message.payload["event"])
    case, to = event.case, json.loads(event.body)["to"]
    stage = StageMessage(
        message_id=message.pk, service_code=SERVICE_CODES[case.procedure],
        case_number=case.number or str(case.pk), territory=case.territory, stage=event.step, at=event.at,
        due_at=case.due_at, outcome=to,
    )  # fmt: skip
    call(
        "monitoring", lambda: registers().monitoring_stage(stage), message=message.pk, case=case.pk, at=at,
        insist=True,
    )  # fmt: skip
