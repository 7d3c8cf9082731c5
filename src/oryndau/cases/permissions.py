"""The one file of permissions: their names, who holds them, and the one checker.

The same predicates filter lists (`visible`), show buttons (`may_take`) and guard the engine.
"""

import json
from enum import StrEnum
from functools import cache

from django.db.models import Q

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.cases.procedures import PROCEDURES
from oryndau.law.procedure import NATIONAL, Role, Step


class Permission(StrEnum):
    """What a person may do beside the steps of a procedure."""

    OPEN_DESK = "open-desk"
    SEE_TERRITORY = "see-territory"
    REASSIGN = "reassign"
    SEE_OWN_ACCESS_LOG = "see-own-access-log"
    APPLY = "apply"
    MANAGE_TOKENS = "manage-tokens"
    OPEN_CERTIFICATION_DESK = "open-certification-desk"
    ANNOUNCE_SESSION = "announce-session"
    RUN_EXAM_HALL = "run-exam-hall"
    SIT_IN_COMMISSION = "sit-in-commission"
    KEEP_QUESTIONS = "keep-questions"
    SEE_INCIDENTS = "see-incidents"
    CONSIDER_COMPLAINTS = "consider-complaints"
    OPEN_LICENSING_DESK = "open-licensing-desk"
    KEEP_PROFESSION = "keep-profession"
    PROPOSE_ON_LICENCE = "propose-on-licence"


STAFF = frozenset(Role) - {Role.APPLICANT, Role.SYSTEM}
"""Roles that a post in a justice body gives."""

HOLDERS: dict[Permission, frozenset[Role]] = {
    Permission.OPEN_DESK: frozenset({Role.STATE_BAILIFF, Role.HEAD}),
    Permission.SEE_TERRITORY: STAFF,
    Permission.REASSIGN: frozenset({Role.HEAD}),
    Permission.SEE_OWN_ACCESS_LOG: STAFF | {Role.APPLICANT},
    Permission.APPLY: frozenset({Role.APPLICANT}),
    Permission.MANAGE_TOKENS: frozenset({Role.APPLICANT}),
    Permission.OPEN_CERTIFICATION_DESK: frozenset({Role.CLERK, Role.HEAD}),
    Permission.ANNOUNCE_SESSION: frozenset({Role.CLERK, Role.HEAD}),
    Permission.RUN_EXAM_HALL: frozenset({Role.PROCTOR}),
    Permission.SIT_IN_COMMISSION: frozenset({Role.COMMISSION, Role.SECRETARY}),
    Permission.KEEP_QUESTIONS: frozenset({Role.DEPARTMENT}),
    Permission.SEE_INCIDENTS: frozenset({Role.HEAD, Role.DEPARTMENT}),
    Permission.CONSIDER_COMPLAINTS: frozenset({Role.HEAD, Role.MINISTRY, Role.QUALITY}),
    Permission.OPEN_LICENSING_DESK: frozenset({Role.LICENSOR, Role.LICENSING_HEAD}),
    Permission.KEEP_PROFESSION: frozenset({Role.CLERK, Role.HEAD, Role.CHAMBER}),
    Permission.PROPOSE_ON_LICENCE: frozenset({Role.HEAD, Role.CHAMBER}),
}


@cache
def procedures_of(roles: frozenset[Role]) -> tuple[str, ...]:
    """The procedures whose cases staff of these roles may see: those in which one of them takes a step, or

    that name the role as one that must know.
    """
    staff = roles & STAFF
    return tuple(
        key
        for key, one in PROCEDURES.items()
        if one.seen_by & staff or any(step.by & staff for step in one.steps)
    )


def has(actor: Actor, permission: Permission) -> bool:
    """Whether the actor holds a permission by any of his roles."""
    return bool(actor.roles & HOLDERS[permission])


def is_own(actor: Actor, case: Case) -> bool:
    """Whether the case is the actor's own: made by, or in the interest of, whom he acts for now."""
    own = {case.applicant, case.principal}
    return Role.APPLICANT in actor.roles and bool(actor.acts_for) and actor.acts_for in own


def is_of_territory(actor: Actor, case: Case) -> bool:
    """Whether the actor is staff of the case's territory, or of the country, with a part in its procedure."""
    here = case.territory == actor.territory or bool(actor.roles & NATIONAL)
    return here and has(actor, Permission.SEE_TERRITORY) and case.procedure in procedures_of(actor.roles)


def can_see(actor: Actor, case: Case) -> bool:
    """Whether the actor may open the case: his own, one of his territory, or the system itself."""
    return Role.SYSTEM in actor.roles or is_own(actor, case) or is_of_territory(actor, case)


def visible(actor: Actor) -> Q:
    """The same rule as `can_see`, as a filter of cases."""
    rule = Q(pk__in=[])
    if Role.APPLICANT in actor.roles and actor.acts_for:
        rule |= Q(applicant=actor.acts_for) | Q(principal=actor.acts_for)
    if has(actor, Permission.SEE_TERRITORY):
        here = Q() if actor.roles & NATIONAL else Q(territory=actor.territory)
        rule |= Q(procedure__in=procedures_of(actor.roles)) & here
    return rule


def may_take(actor: Actor, step: Step, case: Case) -> bool:
    """Whether the actor may take a step in a case: by role, by territory, and by assignment."""
    if Role.SYSTEM in step.by and Role.SYSTEM in actor.roles:
        return True
    if Role.APPLICANT in step.by and is_own(actor, case):
        return True
    staff_roles = step.by & actor.roles - {Role.APPLICANT, Role.SYSTEM}
    if not staff_roles or not is_of_territory(actor, case):
        return False
    return not step.assigned_only or case.assignee == actor.staff


def has_clean_hands(actor: Actor, step: Step, case: Case) -> bool:
    """Whether somebody else took the steps that this one checks: four eyes (`Step.apart_from`).

    Persons are compared, not posts: who holds two posts has one pair of eyes.
    """
    if not step.apart_from:
        return True
    rows = Event.objects.filter(case=case, step__in=step.apart_from).order_by("step", "-no").distinct("step")
    taken = [json.loads(body)["actor"] for body in rows.values_list("body", flat=True)]
    own = actor.record()
    return not any(
        one["iin"] == own["iin"] if one["iin"] else one["staff"] and one["staff"] == own["staff"]
        for one in taken
    )
