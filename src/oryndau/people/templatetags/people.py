"""Words for what the room's pages show: groups and posts of the demonstration, the log of accesses."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from oryndau.law.territories import territories
from oryndau.people.models import Staff

register = template.Library()

_GROUPS = {
    "claimants": _("Citizens"),
    "organisations": _("Organisations"),
    "staff": _("Staff of justice bodies"),
    "candidates": _("Candidates for certification"),
    "certification": _("Staff of certification"),
    "agents": _("Private enforcement agents, and who wants to be one"),
    "licensing": _("Staff of licensing and of the chambers"),
}
_WHAT = {
    ("claimants", "claimant"): _("Claimant"),
    ("organisations", "head"): _("Head of the organisation"),
    ("organisations", "employee with the right to sign"): _("Employee with the right to sign"),
    ("organisations", "employee without it"): _("Employee without the right to sign"),
    ("staff", "head"): _("Head of the department"),
    ("staff", "state-bailiff"): _("State bailiff"),
    ("staff", "ministry"): _("Officer of the Ministry of Justice"),
    ("staff", "quality"): _("Officer of the body that assesses quality"),
    ("candidates", "may-apply"): _("Candidate who has not applied yet"),
    ("candidates", "admitted"): _("Candidate admitted to the next session"),
    ("candidates", "candidate"): _("Candidate with an application"),
    ("certification", "clerk"): _("Clerk"),
    ("certification", "proctor"): _("Proctor of the examination hall"),
    ("certification", "secretary"): _("Secretary of the Commission"),
    ("certification", "commission"): _("Member of the Commission"),
    ("certification", "department"): _("Expert of the Department"),
    ("agents", "may-apply-licence"): _("May apply for a licence by labour activity"),
    ("agents", "licence-applicant"): _("Applicant for a licence"),
    ("agents", "agent"): _("Holder of a licence"),
    ("licensing", "licensor"): _("Licensing officer"),
    ("licensing", "licensing-head"): _("Authorised person of the licensor"),
    ("licensing", "chamber"): _("Officer of the regional chamber"),
}
_STAFF_GROUPS = ("staff", "certification", "licensing")
_SEEN = {
    "case": _("The case"), "file": _("A document"), "decree": _("The decree being prepared"),
    "act": _("A document being prepared"), "hall": _("The list of the examination hall"),
    "photo": _("The photo of the register of persons"), "sheet": _("The sheet of results"),
}  # fmt: skip


@register.filter
def group_name(group: str) -> str:
    """A group of the demonstration's people."""
    return str(_GROUPS.get(group, group))


@register.filter
def what_name(what: str, group: str) -> str:
    """What a person of the demonstration is."""
    return str(_WHAT.get((group, what), what))


@register.filter
def territory_name(code: str) -> str:
    """A territory by its code."""
    found = territories().get(code)
    return found.name.in_(get_language() or "kk") if found else code


@register.filter
def position(staff: Staff) -> str:
    """The position of a member of staff: the log names the post, not the person."""
    language = (get_language() or "kk")[:2]
    if language == "en":
        group = next((one for one in _STAFF_GROUPS if (one, staff.role) in _WHAT), "staff")
        return what_name(staff.role, group)
    return staff.position_kk if language == "kk" else staff.position_ru


@register.filter
def seen_name(what: str) -> str:
    """What was opened."""
    return str(_SEEN.get(what, _("The case")))
