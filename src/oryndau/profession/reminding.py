"""The daily round: who is to be reminded of what, and each reminder told exactly once (W-01, W-02).

The round is a message of the outbox, one for each day by its key: it looks at the agents whose day has come,
leaves a message for each reminder, and leaves the round of the next day. A worker that was away makes one
round for all the days that it missed: an agent is reminded of what stands now, not of stages gone by.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef

from oryndau.cases import outbox
from oryndau.cases.models import Case, Message
from oryndau.law.hours import ALMATY
from oryndau.law.profession.reminders import Reminder as Due
from oryndau.law.profession.reminders import next_day, reminders
from oryndau.profession import notices, selectors, services
from oryndau.profession.models import Agent, Reminder
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

ROUND, REMIND = "profession.round", "profession.remind"
HOUR = time(9)
"""When the day's round is made, Kazakhstan's time."""
BATCH = 200
_KEYS = UUID("6f1f0d9e-6c0e-5d3f-9a58-0f6f4f1f7b10")


def plan(on: date) -> None:
    """Leave the round of a day in the outbox; a second time does nothing."""
    Message.objects.get_or_create(
        id=uuid5(_KEYS, on.isoformat()),
        defaults={
            "topic": ROUND, "territory": "", "payload": {"on": on.isoformat()},
            "available_at": datetime.combine(on, HOUR, tzinfo=ALMATY),
        },
    )  # fmt: skip


@outbox.handles(ROUND)
def make_round(message: Message, at: datetime) -> None:
    """Make the round of today; where more agents wait than one round takes, the rest comes at once."""
    today = local(at).date()
    services.renew(_changed_licences(), at=at)
    rows = Agent.objects.select_for_update().filter(wake_on__lte=today).order_by("wake_on", "id")[:BATCH]
    woken = [look(row, at) for row in rows]
    if len(woken) == BATCH:
        Message.objects.create(topic=ROUND, territory="", payload={"on": "more"}, available_at=at)
    else:
        plan(today + timedelta(days=1))


def _changed_licences() -> list[Agent]:
    """Agents whose licence was changed after their row was written."""
    later = Licence.objects.filter(iin=OuterRef("iin"), changed_at__gt=OuterRef("changed_at"))
    return list(Agent.objects.filter(Exists(later), ended_on=None)[:BATCH])


def look(row: Agent, at: datetime) -> list[Reminder]:
    """Leave a message for every reminder of an agent that stands now and was not told; set his next day."""
    case, today = Case.objects.get(pk=row.pk), local(at).date()
    _known, how = selectors.known(case, at)
    made = [found for one in reminders(how.duties, today) if (found := _queue(row, one, at))]
    Agent.objects.filter(pk=row.pk).update(wake_on=next_day(how.duties, today))
    return made


def _queue(row: Agent, due: Due, at: datetime) -> Reminder | None:
    one, made = Reminder.objects.get_or_create(
        agent=row, key=due.duty.key, about=due.duty.about, due_on=due.duty.due_on, stage=due.stage,
        defaults={"queued_at": at},
    )  # fmt: skip
    if not made:
        return None
    Message.objects.create(
        case_id=row.pk, territory=row.territory, topic=REMIND, payload={"reminder": str(one.pk)},
        available_at=at,
    )  # fmt: skip
    return one


@outbox.handles(REMIND)
def remind(message: Message, at: datetime) -> None:
    """Tell one reminder; nothing where what it was about was done meanwhile."""
    one = Reminder.objects.select_related("agent").get(pk=UUID(message.payload["reminder"]))
    case, today = Case.objects.get(pk=one.agent_id), local(at).date()
    _known, how = selectors.known(case, at)
    for duty in how.duties:
        if (duty.key, duty.about, duty.due_on) == (one.key, one.about, one.due_on):
            subject, body = notices.reminder(
                duty.name, duty.due_on, duty.clause, days=one.stage, left=duty.days_left(today)
            )
            notices.tell(case, f"remind-{one.pk.hex}", subject, body, at=at)
