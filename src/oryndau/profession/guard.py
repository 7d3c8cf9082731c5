"""The doors: the desk of the territorial body and the chamber, and the agent's own page (W-01)."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission
from oryndau.law.profession.agent import AGENT
from oryndau.people import guard
from oryndau.people.guard import log_access
from oryndau.profession import selectors
from oryndau.profession.showing import Address
from oryndau.wizard.views.guards import own_case

__all__ = ["at_desk", "at_the_desk", "case_for", "log_access", "on_own_page", "own"]

at_the_desk = guard.at_the_desk(Permission.KEEP_PROFESSION)


def case_for(actor: Actor, case_id: UUID) -> Case:
    """The case of an agent of the reader's territory."""
    return guard.case_for(actor, case_id, "events", "documents", "parties", procedure=AGENT.key)


def own(actor: Actor) -> Case:
    """The reader's own case; Http404 for who is no agent, or acts for an organisation."""
    agent = selectors.of_person(actor.iin) if actor.iin and not actor.bin else None
    if agent is None:
        raise Http404
    return own_case(agent.pk, AGENT.key, actor)


def at_desk(case: Case) -> Address:
    """Where staff find the steps and files of an agent."""
    return Address(
        reverse("profession:step", args=[case.pk, "STEP"]), reverse("profession:file", args=[case.pk, "SHA"])
    )


def on_own_page() -> Address:
    """Where the agent finds his own."""
    return Address(
        reverse("profession:own-step", args=["STEP"]), reverse("profession:own-file", args=["SHA"])
    )
