"""What the forms of a hearing begin with, and what their pages say beside them (C-18, L-07)."""

from datetime import date, datetime
from typing import Any

from oryndau.acts import reading
from oryndau.acts.filling import Blank
from oryndau.acts.hearing.forms import HearingForm
from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.law.facts.considering import HearingAppointment
from oryndau.law.hearing import last_notice_day, lawful_days
from oryndau.timekeeping import local


def days(term_ends_on: date, at: datetime) -> tuple[date, ...]:
    """The days on which a hearing may be held after a notice given now."""
    return lawful_days(local(at).date(), term_ends_on, calendars.active())


def appointing(term_ends_on: date, at: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an `AppointmentForm` begins with, and what it is made with: the first lawful day is chosen."""
    offered = days(term_ends_on, at)
    first = {"hearing_on": offered[0]} if offered else {}
    return {"manner": "in-person", **first}, {"days": offered}


def about_appointing(term_ends_on: date, at: datetime) -> dict[str, Any]:
    """What the page of a preliminary refusal says of its days."""
    return {
        "days": days(term_ends_on, at), "ends_on": term_ends_on,
        "last_day": last_notice_day(term_ends_on, calendars.active(), on=local(at).date()),
    }  # fmt: skip


def holding(notice: HearingAppointment) -> Blank:
    """The form of the minutes, with the appointed day and time."""
    appointed = local(notice.hearing_at)
    return Blank(HearingForm, {"held_on": appointed.date(), "held_time": appointed.time()}, {})


def about_holding(case: Case, notice: HearingAppointment, at: datetime) -> dict[str, Any]:
    """What the page of the minutes says beside the form."""
    return {
        "appointed": notice, "objections": reading.objections(case), "early": at < notice.hearing_at,
    }  # fmt: skip
