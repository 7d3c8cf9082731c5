"""Where a register contradicts the application: the names of the application's fields (C-03, C-08).

What differs is shown to the clerk, who judges; it refuses nobody by itself.
"""

from oryndau.gateway.comparing import plain, same_full_name, same_number, same_person
from oryndau.gateway.shep import DiplomaRecord, InternshipRecord, PersonRecord
from oryndau.law.certification.facts import CertificationApplication


def person(application: CertificationApplication, record: PersonRecord) -> tuple[str, ...]:
    """`name`, and `birth_date` where the register's day is not the one that the IIN holds."""
    said = application.applicant
    born = said.iin.birth_date
    names = {"surname": said.surname, "name": said.name, "patronymic": said.patronymic}
    return _differing(name=same_person(names, record), birth_date=born is None or born == record.birth_date)


def diploma(application: CertificationApplication, record: DiplomaRecord) -> tuple[str, ...]:
    """The institution may be named in Kazakh or in Russian."""
    said = application.diploma
    return _differing(
        institution=plain(said.institution) in {plain(record.institution_kk), plain(record.institution_ru)},
        specialty_code=same_number(said.specialty_code, record.specialty_code),
        number=same_number(said.number, record.number),
        issued_on=said.issued_on == record.issued_on,
        nostrification=_same_recognition(application, record),
    )


def internship(application: CertificationApplication, record: InternshipRecord) -> tuple[str, ...]:
    """Days, chamber and supervisor of the conclusion."""
    said = application.internship
    return _differing(
        approved_on=said.approved_on == record.approved_on,
        chamber=said.chamber == record.chamber,
        supervisor=same_full_name(said.supervisor, record.supervisor),
        started_on=said.started_on == record.started_on,
        ended_on=said.ended_on == record.ended_on,
    )


def _same_recognition(application: CertificationApplication, record: DiplomaRecord) -> bool:
    said, known = application.nostrification, record.nostrification
    if said is None or known is None:
        return said is None and known is None
    return same_number(said.series, known.series) and same_number(said.number, known.number)


def _differing(**agrees: bool) -> tuple[str, ...]:
    return tuple(name for name, same in agrees.items() if not same)
