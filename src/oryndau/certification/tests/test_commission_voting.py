"""Votes: signed, final, counted by law when the last one is cast (C-15)."""

import hashlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid, NotPermitted
from oryndau.cases.models import Case
from oryndau.certification.commission import dissenting, recusing, voting
from oryndau.certification.commission.errors import Refused
from oryndau.certification.models import Dissent, Vote
from oryndau.certification.tests import factories
from oryndau.certification.tests.commissions import BROWSER, Commission, bench, facts_of
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff
from oryndau.signing.errors import SigningRefused
from oryndau.signing.models import Signature
from oryndau.signing.tests.world import pretended, pretender

__all__ = ["pretender"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pretender")]


def recuse(of: Commission, who: Actor, about: Case | None = None, by: Actor | None = None) -> None:
    """Record a recusal."""
    facts = {
        "member": str(who.staff), "candidate": str(about.pk) if about else None,
        "reason": "тағылымдама жетекшісі болған", "replaced_by": str(by.staff) if by else None,
    }  # fmt: skip
    recusing.recuse(of.session.pk, facts, of.secretary, version=of.version, at=of.later(1))


def test_the_majority_decides_and_the_journal_tells_every_vote_with_its_signature() -> None:
    """C-15: two of three for; the digests are those of the kept signatures."""
    of = Commission().open()
    case = of.interviewed()
    one, two = of.members
    of.vote(case, one, "pass")
    of.vote(case, of.chairman, "fail")
    assert Case.objects.get(pk=case.pk).state == "interviewed"
    of.vote(case, two, "pass")
    assert Case.objects.get(pk=case.pk).state == "voted-pass"
    tally = facts_of(case, "vote-pass")
    assert {vote["member"]: vote["choice"] for vote in tally["votes"]} == {
        str(one.staff): "pass", str(two.staff): "pass", str(of.chairman.staff): "fail",
    }  # fmt: skip
    assert [vote["chairman"] for vote in tally["votes"]].count(True) == 1
    kept = {
        hashlib.sha256(bytes(row.cms)).hexdigest() for row in Signature.objects.filter(purpose=voting.PURPOSE)
    }
    assert {vote["signature"] for vote in tally["votes"]} == kept


def test_what_is_signed_names_session_candidate_member_and_choice() -> None:
    """C-15: a ballot serves for nothing else."""
    of = Commission().open()
    case = of.interviewed()
    of.vote(case, of.members[0], "fail", "Жауаптар үстірт болды")
    signed = json.loads(bytes(Signature.objects.get(purpose=voting.PURPOSE).content))
    assert signed["candidate"] == str(case.pk)
    assert signed["session"] == str(of.session.pk)
    assert signed["member"] == str(of.members[0].staff)
    assert (signed["choice"], signed["purpose"]) == ("fail", "certification.vote")
    assert signed["dissent"] == "Жауаптар үстірт болды"


@pytest.mark.parametrize("chair", ["pass", "fail"])
def test_an_equal_split_is_decided_by_the_chairman(chair: str) -> None:
    """C-15: A1 p.13(3)."""
    of = Commission(members=3).open()
    case = of.interviewed()
    other = "fail" if chair == "pass" else "pass"
    of.vote(case, of.chairman, chair)
    of.vote(case, of.members[0], chair)
    of.vote(case, of.members[1], other)
    of.vote(case, of.members[2], other)
    case.refresh_from_db()
    assert case.state == f"voted-{chair}"
    assert facts_of(case, f"vote-{chair}")["decided_by"] == "chairman"


def test_a_vote_that_was_cast_is_final() -> None:
    """C-15: not again, and not with a ballot opened before."""
    of = Commission().open()
    case = of.interviewed()
    first = voting.open_ballot(case.pk, "pass", "", of.chairman, browser=BROWSER, at=of.later(2))
    second = voting.open_ballot(case.pk, "fail", "", of.chairman, browser=BROWSER, at=of.later(2))
    of.put(first, of.chairman)
    with pytest.raises(Refused, match="already-voted"):
        of.put(second, of.chairman)
    with pytest.raises(Refused, match="already-voted"):
        of.vote(case, of.chairman, "fail")
    assert Vote.objects.get(candidate=case.pk).choice == "pass"
    second.refresh_from_db()
    assert second.used_at is None


def test_a_vote_cannot_be_changed_in_the_database() -> None:
    """C-15: the site's own role may add votes and nothing else."""
    from django.db import DatabaseError, transaction

    of = Commission().open()
    case = of.interviewed()
    of.vote(case, of.chairman)
    for act in (lambda: Vote.objects.update(choice="fail"), lambda: Vote.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_nobody_votes_before_the_record_of_the_interview_is_closed() -> None:
    """C-14, C-15."""
    of = Commission().open()
    case = of.tested()
    with pytest.raises(Refused, match="not-interviewed"):
        of.vote(case, of.chairman)


def _stranger(of: Commission, kind: str) -> Actor:
    if kind == "member of another session":
        return Commission().members[0]
    if kind == "another territory's member":
        return Commission(territory="71").members[0]
    if kind == "secretary":
        return of.secretary
    if kind == "substitute":
        return of.substitutes[0]
    return factories.the("clerk")


@pytest.mark.parametrize(
    "kind", ["member of another session", "another territory's member", "secretary", "substitute", "clerk"]
)
def test_who_has_no_vote_here_opens_no_ballot(kind: str) -> None:
    """C-15: only those who must vote on the candidate vote."""
    of = Commission().open()
    case = of.interviewed()
    with pytest.raises(NotPermitted):
        of.vote(case, _stranger(of, kind))
    assert not Vote.objects.exists()


def test_another_persons_signature_casts_no_vote() -> None:
    """C-15: the ballot is bound to its member's IIN."""
    of = Commission().open()
    case = of.interviewed()
    opened = voting.open_ballot(case.pk, "pass", "", of.chairman, browser=BROWSER, at=of.later(2))
    forged = pretended(bytes(opened.content), iin=of.members[0].iin)
    from oryndau.signing import services as signing

    with pytest.raises(SigningRefused, match="wrong-person"):
        signing.complete(opened.pk, forged, browser=BROWSER, at=of.later(2))
    assert not Vote.objects.exists()


def test_who_lost_his_post_casts_no_vote() -> None:
    """C-09: the post is asked for again when the signature comes."""
    of = Commission().open()
    case = of.interviewed()
    opened = voting.open_ballot(case.pk, "pass", "", of.chairman, browser=BROWSER, at=of.later(2))
    Staff.objects.filter(pk=of.chairman.staff).update(active=False)
    with pytest.raises(NotPermitted):
        of.put(opened, of.chairman)


def test_an_opinion_in_the_ballot_is_a_dissent_in_the_minority_alone() -> None:
    """C-15: what a member of the majority wrote in advance stays in his ballot."""
    of = Commission().open()
    case = of.interviewed()
    of.vote(case, of.chairman, "fail", "Жауаптар толық емес")
    of.vote(case, of.members[0], "pass", "Білімі жеткілікті")
    of.vote(case, of.members[1], "pass")
    told = {vote["member"]: vote["dissent"] for vote in facts_of(case, "vote-pass")["votes"]}
    assert told[str(of.chairman.staff)] == "Жауаптар толық емес"
    assert told[str(of.members[0].staff)] is None


def test_an_outvoted_member_gives_his_opinion_after_the_count_once() -> None:
    """C-15: A1 p.13(2)."""
    of = Commission().open()
    case = of.interviewed()
    of.vote(case, of.chairman, "fail")
    for member in of.members:
        of.vote(case, member, "pass")
    with pytest.raises(Refused, match="not-outvoted"):
        of.dissent(case, of.members[0], "Келіспеймін, себебі")
    of.dissent(case, of.chairman, "Келіспеймін, себебі үстірт")
    assert Dissent.objects.get().vote.member.staff_id == of.chairman.staff
    with pytest.raises(Refused, match="not-outvoted"):
        of.dissent(case, of.chairman, "Тағы да айтамын")
    text = of.draw_up()
    assert "Келіспеймін, себебі үстірт" in text.facts["candidates"][0]["dissent"][0]


def test_it_is_too_late_for_an_opinion_once_the_minutes_are_drawn_up() -> None:
    """C-15."""
    of = Commission().open()
    case = of.interviewed()
    of.vote(case, of.chairman, "fail")
    for member in of.members:
        of.vote(case, member, "pass")
    opened = dissenting.open_dissent(case.pk, "Келіспеймін", of.chairman, browser=BROWSER, at=of.later(2))
    of.draw_up()
    with pytest.raises(Refused, match="not-sitting"):
        of.put(opened, of.chairman)


def test_an_opinion_that_hides_something_is_refused_before_it_is_signed() -> None:
    """C-15: a text turned around would stop the count later."""
    of = Commission().open()
    case = of.interviewed()
    with pytest.raises(FactsInvalid):
        of.vote(case, of.chairman, "fail", "скрытый \u202e текст")


# Recusals


def test_a_recused_member_does_not_vote_on_the_candidate_and_his_substitute_does() -> None:
    """C-15, APPC Art. 67."""
    of = Commission().open()
    case, other = of.interviewed("Абаева"), of.interviewed("Бекова")
    recuse(of, of.members[0], case, of.substitutes[0])
    with pytest.raises(NotPermitted):
        of.vote(case, of.members[0])
    for actor in (of.chairman, of.members[1], of.substitutes[0]):
        of.vote(case, actor)
    of.vote(other, of.members[0])
    case.refresh_from_db()
    assert case.state == "voted-pass"
    with pytest.raises(NotPermitted):
        of.vote(other, of.substitutes[0])


def test_who_has_voted_is_not_recused_from_that_candidate() -> None:
    """C-15: a vote is final, also for who would undo it by a recusal."""
    of = Commission().open()
    case = of.interviewed()
    of.vote(case, of.members[0])
    for about in (case, None):
        with pytest.raises(Refused, match="has-voted"):
            recuse(of, of.members[0], about, of.substitutes[0])


def test_nobody_is_recused_from_what_is_decided() -> None:
    """C-15."""
    of = Commission().open()
    case = of.decided()
    with pytest.raises(Refused, match="decided"):
        recuse(of, of.members[0], case, of.substitutes[0])


def test_a_recusal_of_the_last_who_has_not_voted_counts_the_votes() -> None:
    """C-15: nobody is left to wait for."""
    of = Commission(members=3).open()
    case = of.interviewed()
    for actor in (of.chairman, *of.members[:2]):
        of.vote(case, actor)
    recuse(of, of.members[2], case)
    case.refresh_from_db()
    assert case.state == "voted-pass"


def test_a_recused_chairman_needs_who_presides() -> None:
    """C-15: the order says nothing of an equal split without him; his replacement decides it."""
    of = Commission(members=3).open()
    case = of.interviewed()
    with pytest.raises(FactsInvalid) as refused:
        recuse(of, of.chairman, case)
    assert [one["type"] for one in refused.value.extra["errors"]] == ["nobody_presides"]
    recuse(of, of.chairman, case, of.substitutes[0])
    of.vote(case, of.substitutes[0], "fail")
    of.vote(case, of.members[0], "fail")
    of.vote(case, of.members[1], "pass")
    of.vote(case, of.members[2], "pass")
    tally = facts_of(case, "vote-fail")
    assert tally["decided_by"] == "chairman"
    assert next(vote for vote in tally["votes"] if vote["chairman"])["member"] == str(of.substitutes[0].staff)


def test_only_the_sessions_own_secretary_records_a_recusal() -> None:
    """C-15."""
    of = Commission().open()
    case = of.interviewed()
    stranger = staff_actor(factories.post("secretary"))
    facts = {"member": str(of.members[0].staff), "candidate": str(case.pk), "reason": "туысы",
             "replaced_by": str(of.substitutes[0].staff)}  # fmt: skip
    with pytest.raises(NotPermitted):
        recusing.recuse(of.session.pk, facts, stranger, version=of.version, at=of.later(1))


# Properties


@st.composite
def _sittings(draw: st.DrawFn) -> tuple[int, list[int], list[bool], int]:
    members = draw(st.integers(2, 4))
    order = draw(st.permutations(range(members + 1)))
    choices = draw(st.lists(st.booleans(), min_size=members + 1, max_size=members + 1))
    return members, list(order), choices, draw(st.integers(-1, members))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_sittings())
def test_votes_in_any_order_come_to_what_the_law_says(told: tuple[int, list[int], list[bool], int]) -> None:
    """C-15: for every composition, order, choice and recusal: nothing before the last vote, the majority
    after it, and the deciding vote of who presides.
    """
    members, order, choices, gone = told
    of = Commission(members=members).open()
    case = of.interviewed()
    voters = list(of.voters)
    if gone >= 0:
        recuse(of, voters[gone], case, of.substitutes[0])
        voters[gone] = of.substitutes[0]
    for place, who in enumerate(order):
        assert Case.objects.get(pk=case.pk).state == "interviewed"
        assert place == Vote.objects.filter(candidate=case.pk).count()
        of.vote(case, voters[who], "pass" if choices[who] else "fail")
    favour = sum(choices)
    even = favour * 2 == len(choices)
    passed = choices[0] if even else favour * 2 > len(choices)
    assert Case.objects.get(pk=case.pk).state == ("voted-pass" if passed else "voted-fail")
    tally = facts_of(case, "vote-pass" if passed else "vote-fail")
    assert tally["decided_by"] == ("chairman" if even else "majority")
    assert {vote["member"] for vote in tally["votes"]} == {str(one) for one in bench(of).voters(case.pk)}
