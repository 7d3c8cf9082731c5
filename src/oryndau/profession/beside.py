"""The public facts of an agent's practice on his licence's public page: office, hours, district (W-01)."""

from django.utils.translation import gettext as _

from oryndau.law.profession.chamber import chamber
from oryndau.pages.components import Row
from oryndau.profession.models import Agent
from oryndau.registers.licences.beside import says
from oryndau.registers.models import Licence


@says
def practice(licence: Licence, language: str) -> list[Row]:
    """Where the holder works and when; nothing of one who is not registered."""
    agent = Agent.objects.filter(iin=licence.iin, ended_on=None).select_related("office").first()
    if agent is None:
        return []
    suffix = "kk" if language == "kk" else "ru"
    rows = [
        (_("Accounting registration"), agent.number),
        (_("Chamber"), chamber(agent.territory).in_(language)),
        (_("Area within the enforcement district"), getattr(agent, f"district_{suffix}")),
    ]
    if agent.office:
        rows += [
            (_("Office"), getattr(agent.office, f"name_{suffix}")),
            (_("Office address"), getattr(agent.office, f"address_{suffix}")),
            (_("Office hours"), getattr(agent.office, f"hours_{suffix}")),
            (_("Telephone of the office"), agent.office.phone),
        ]
    return [Row(key, value) for key, value in rows if value]
