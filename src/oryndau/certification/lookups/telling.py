"""What is kept of a register's answer about a candidate: the internship is asked here alone (C-03, C-05).

What differs is shown to the clerk, who judges; it refuses nobody by itself.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from oryndau.gateway import telling
from oryndau.gateway.comparing import same_full_name
from oryndau.gateway.shep import InternshipRecord
from oryndau.gateway.telling import Told
from oryndau.law.certification.facts import CertificationApplication, Register


def told(register: Register, found: Any, application: CertificationApplication, on: date) -> Told:
    """What is kept of what a register found, on a day of the candidate's country."""
    tell = _internship if register is Register.INTERNSHIP else telling.TELL[register]
    return tell(found, application, on)


def _internship(found: Iterable[InternshipRecord], application: CertificationApplication, on: date) -> Told:
    one, differs = telling.closest(found, application, _differs)
    return Told(
        {
            "approved_on": one.approved_on.isoformat(), "chamber": one.chamber,
            "supervisor": one.supervisor, "started_on": one.started_on.isoformat(),
            "ended_on": one.ended_on.isoformat(),
        },
        differs,
    )  # fmt: skip


def _differs(application: CertificationApplication, record: InternshipRecord) -> tuple[str, ...]:
    """Days, chamber and supervisor of the conclusion."""
    said = application.internship
    return telling.differing(
        approved_on=said.approved_on == record.approved_on,
        chamber=said.chamber == record.chamber,
        supervisor=same_full_name(said.supervisor, record.supervisor),
        started_on=said.started_on == record.started_on,
        ended_on=said.ended_on == record.ended_on,
    )
