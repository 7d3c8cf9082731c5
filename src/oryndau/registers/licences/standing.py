"""Which agents may not work now: rooms that hold proceedings and money ask it (Art. 143(4), 167(11-2))."""

from django.db.models import QuerySet

from oryndau.registers.models import Licence

IDLE = (Licence.State.SUSPENDED, Licence.State.TERMINATED, Licence.State.DEPRIVED)


def may_work(iin: str) -> bool:
    """Whether a person may act as a private enforcement agent now: by an active licence only."""
    return Licence.objects.filter(iin=iin, state=Licence.State.ACTIVE).exists()


def suspended_agents(territory: str = "") -> "QuerySet[Licence]":
    """Licences of those who may not work though they were agents, the newest loss first.

    Their proceedings go to others (Art. 143(6), 144(4)); debits from their accounts are stopped. Who was
    licensed anew since is not among them.
    """
    again = Licence.objects.filter(state=Licence.State.ACTIVE).values("iin")
    rows = Licence.objects.filter(state__in=IDLE).exclude(iin__in=again)
    rows = rows.filter(territory=territory) if territory else rows
    return rows.order_by("-state_since", "-id")
