"""`journal verify` reaches votes, opinions, signatures under minutes: they are no steps of a case (C-15)."""

import pytest
from django.db import connection

from oryndau.certification.commission import evidence
from oryndau.certification.models import Dissent, MinutesSignature, MinutesText, Vote
from oryndau.certification.tests.commissions import Commission
from oryndau.signing.models import Signature
from oryndau.signing.tests.world import pretender

__all__ = ["pretender"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pretender")]


@pytest.fixture
def signed() -> Commission:
    """A session with a vote of two to one, an opinion of the third, and minutes that two have signed."""
    of = Commission().open()
    case = of.interviewed()
    one, two = of.members
    of.vote(case, one, "pass")
    of.vote(case, two, "pass")
    of.vote(case, of.chairman, "fail")
    of.dissent(case, of.chairman, "Жауаптар жеткіліксіз болды деп санаймын.")
    of.draw_up()
    of.sign(one, two)
    return of


def _by_the_back_door(table: str, change: str) -> None:
    """Change rows as nobody can who works as the site: as the owner, its guards off."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"UPDATE {table} SET {change}")
        cursor.execute("SET session_replication_role = DEFAULT")


def test_what_was_signed_holds(signed: Commission) -> None:
    """C-15, C-16: three votes, one opinion, two signatures under the minutes."""
    report = evidence.verify_all()
    assert report.fault is None
    assert (report.votes, report.minutes) == (3, 2)
    assert report.as_dict()["holds"] is True


@pytest.mark.parametrize(
    ("model", "change", "told"),
    [
        (Vote, "choice = CASE choice WHEN 'pass' THEN 'fail' ELSE 'pass' END", "a vote: what was signed"),
        (Vote, "sha256 = repeat('0', 64)", "a vote: the kept signature is not the one"),
        (Vote, "signature = gen_random_uuid()", "a vote: its signature is missing"),
        (Dissent, "text = 'басқа пікір'", "an opinion: what was signed"),
        (MinutesText, "sha256 = repeat('0', 64)", "minutes: what was signed"),
        (MinutesSignature, "sha256 = repeat('0', 64)", "minutes: the kept signature is not the one"),
        (Signature, "iin = '900101300007'", "a vote: it is signed by somebody else"),
    ],
)
def test_whatever_is_changed_since_is_named(
    signed: Commission, model: type[Vote], change: str, told: str
) -> None:
    """C-15: a changed vote, opinion, text of the minutes, digest or signer."""
    _by_the_back_door(model._meta.db_table, change)
    fault = evidence.verify_all().fault
    assert fault is not None
    assert fault.what.startswith(told)


def test_a_vote_that_is_not_in_the_count_is_named(signed: Commission) -> None:
    """C-15: the count in the journal has all votes and no other."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM certification_vote WHERE choice = 'pass'")
        cursor.execute("SET session_replication_role = DEFAULT")
    fault = evidence.verify_all().fault
    assert fault is not None
    assert fault.what == "the votes are not counted as they were cast"
