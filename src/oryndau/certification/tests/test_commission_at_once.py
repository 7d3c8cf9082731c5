"""Members vote and sign at the same moment, each on a connection of his own (C-15, C-16)."""

import pytest

from oryndau.cases.models import Case, Event
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.certification.commission import recording, voting
from oryndau.certification.models import MinutesSignature, Vote
from oryndau.certification.tests.commissions import BROWSER, Commission
from oryndau.signing.tests.world import pretender

__all__ = ["_guard_back", "committed", "pretender"]
pytestmark = pytest.mark.usefixtures("committed", "pretender")


def test_the_last_votes_at_once_are_counted_once() -> None:
    """C-15: neither vote is stale for the other, none is lost, and the tally is taken one time."""
    of = Commission(members=3).open()
    case = of.interviewed()
    opened = [
        (voting.open_ballot(case.pk, "pass", "", actor, browser=BROWSER, at=of.later(2)), actor)
        for actor in of.voters
    ]
    results = at_once(*(lambda one=one, actor=actor: of.put(one, actor) for one, actor in opened))
    assert not [result for result in results if isinstance(result, Exception)]
    assert Case.objects.get(pk=case.pk).state == "voted-pass"
    assert Vote.objects.filter(candidate=case.pk).count() == 4
    assert Event.objects.filter(case=case, step="vote-pass").count() == 1


def test_a_member_who_signs_two_ballots_at_once_has_one_vote() -> None:
    """C-15."""
    of = Commission().open()
    case = of.interviewed()
    ballots = [
        voting.open_ballot(case.pk, choice, "", of.chairman, browser=BROWSER, at=of.later(2))
        for choice in ("pass", "fail", "pass")
    ]
    results = at_once(*(lambda one=one: of.put(one, of.chairman) for one in ballots))
    assert sum(isinstance(result, Exception) for result in results) == 2
    assert Vote.objects.filter(candidate=case.pk).count() == 1


def test_the_last_signatures_at_once_conclude_the_session_once() -> None:
    """C-16."""
    of = Commission().open()
    of.admitted()
    of.draw_up()
    everybody = (*of.voters, of.secretary)
    opened = [
        (recording.open_signing(of.session.pk, actor, browser=BROWSER, at=of.later(3)), actor)
        for actor in everybody
    ]
    results = at_once(*(lambda one=one, actor=actor: of.put(one, actor) for one, actor in opened))
    assert not [result for result in results if isinstance(result, Exception)]
    assert MinutesSignature.objects.count() == 4
    assert Event.objects.filter(case=of.session.pk, step="conclude").count() == 1
