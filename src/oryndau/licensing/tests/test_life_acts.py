"""What may be done to a licence, by whom, when, and what it leaves (L-12; Art. 143, 144; APPC Art. 73)."""

from datetime import date, timedelta
from typing import Any

import pytest

from oryndau.cases import errors, journal
from oryndau.cases.models import Case
from oryndau.law.licensing.life_facts import Body
from oryndau.licensing.life import services
from oryndau.licensing.tests import licences as make
from oryndau.licensing.tests.licences import AT, UNTIL, WHY
from oryndau.people.models import Staff
from oryndau.registers.licences import selectors as register
from oryndau.registers.licences.services import NotReplaceable, replace
from oryndau.registers.models import Licence

pytestmark = pytest.mark.django_db
DECISION = AT + timedelta(days=3)
"""Thursday 26 November 2026: three working days after the notice."""


def refused(error: pytest.ExceptionInfo[errors.FactsInvalid]) -> set[str]:
    """The rules that were broken."""
    return {one["type"] for one in error.value.extra["errors"]}


def tasks(licence: Licence) -> set[str]:
    """Kinds of work that waits."""
    return set(make.case_of(licence).tasks.filter(done_at=None).values_list("kind", flat=True))


def test_a_proposal_a_conclusion_and_a_signature_suspend_a_licence_from_that_day_on() -> None:
    row = make.granted()
    make.proposed(row)
    assert tasks(row) == {"consider-proposal"}
    make.concluded(row)
    assert tasks(row) == {"decide-on-licence"}
    make.decided(row, "suspend", DECISION, ground="143.2.4", until=UNTIL)
    assert (row.state, row.state_since, row.suspended_until) == ("suspended", DECISION.date(), UNTIL)
    assert tasks(row) == {"hand-over", "freeze-account"}
    (change,) = [one for one in register.changes(row) if one.step == "suspend"]
    assert change.told["until"] == UNTIL.isoformat()
    assert "Art. 143(2)4" in change.told["clause"]
    assert register.state_on(row, DECISION.date() - timedelta(1)) == "active"
    case = make.case_of(row)
    assert list(journal.faults_of(case, list(case.events.all()))) == []


def test_a_suspended_licence_is_not_suspended_again() -> None:
    row = make.suspended()
    with pytest.raises(errors.FactsInvalid) as error:
        make.proposed(row, DECISION + timedelta(days=1))
    assert refused(error) == {"suspended_already"}


@pytest.mark.parametrize(
    ("until", "lawful"),
    [(date(2027, 5, 23), True), (date(2027, 5, 24), False), (date(2026, 11, 23), False), (None, False)],
)
def test_a_licence_is_suspended_for_six_months_at_most(until: date | None, lawful: bool) -> None:
    """Art. 143(2): the limit is a dated parameter; at the conclusion it counts from that day."""
    row = make.granted()
    make.proposed(row)
    if lawful:
        make.concluded(row, until=until)
        return
    with pytest.raises(errors.FactsInvalid) as error:
        make.concluded(row, until=until)
    assert refused(error) == {"six_months"}


def test_the_holder_is_told_three_working_days_before_the_act() -> None:
    """APPC Art. 73(1)."""
    row = make.granted()
    make.proposed(row)
    make.concluded(row)
    with pytest.raises(errors.FactsInvalid) as error:
        make.decided(row, "suspend", DECISION - timedelta(days=1), ground="143.2.4", until=UNTIL)
    assert refused(error) == {"too_early"}


def test_an_urgent_act_goes_without_a_hearing_and_says_why() -> None:
    """APPC Art. 73(2)4: the arguments stand in the act."""
    row = make.granted()
    make.proposed(row)
    with pytest.raises(errors.FactsInvalid) as error:
        make.concluded(row, unheard="urgent")
    assert refused(error) == {"urgency_not_argued"}
    make.concluded(row, unheard="urgent", unheard_kk="Залал жалғасуда.", unheard_ru="Ущерб продолжается.")
    assert make.decided(row, "suspend", AT, ground="143.2.4", until=UNTIL).state == "suspended"


@pytest.mark.parametrize("unheard", ["favourable", "nobody", "court-act"])
def test_an_exception_of_another_ground_does_not_do(unheard: str) -> None:
    row = make.granted()
    make.proposed(row)
    with pytest.raises(errors.FactsInvalid) as error:
        make.concluded(row, unheard=unheard)
    assert refused(error) == {"exception_does_not_apply"}


def test_who_asked_to_be_heard_in_person_is_heard_first() -> None:
    """APPC Art. 73(3)."""
    row = make.granted()
    make.proposed(row)
    make.concluded(row)
    services.object_to(row.pk, {"text": "Прошу заслушать.", "oral": True}, make.holder(row), at=AT)
    with pytest.raises(errors.FactsInvalid) as error:
        make.decided(row, "suspend", DECISION, ground="143.2.4", until=UNTIL)
    assert refused(error) == {"hearing_asked_for"}
    said = {"held_at": DECISION, "appeared": True, "said_kk": "Тыңдалды, түсініктеме берді.",
            "said_ru": "Заслушан, дал пояснения."}  # fmt: skip
    services.record_hearing(row.pk, said, make.the("licensor"), at=DECISION)
    assert make.decided(row, "suspend", DECISION, ground="143.2.4", until=UNTIL).state == "suspended"


def test_whoever_concluded_does_not_sign() -> None:
    """Four eyes: neither an officer, nor the head who was the officer himself, by his other post."""
    row = make.granted()
    make.proposed(row)
    make.concluded(row)
    officer = Staff.objects.get(pk=make.the("licensor").staff)
    Staff.objects.create(
        person=officer.person, territory="", role="licensing-head", position_kk="x", position_ru="x"
    )
    with pytest.raises(errors.SameHands):
        make.decided(row, "suspend", DECISION, ground="143.2.4", until=UNTIL)
    with pytest.raises(errors.NotPermitted):
        make.act(row, "suspend", DECISION, role="licensor", conclusion=1, decided_on=DECISION.date(),
                 ground="143.2.4", until=UNTIL, **WHY)  # fmt: skip


def test_an_act_rests_on_the_conclusion_that_stands() -> None:
    row = make.granted()
    with pytest.raises(errors.FactsInvalid) as error:
        make.act(row, "suspend", AT, conclusion=1, decided_on=AT.date(), ground="143.2.4", until=UNTIL, **WHY)
    assert refused(error) == {"conclusion_needed"}
    make.proposed(row)
    make.concluded(row)
    with pytest.raises(errors.FactsInvalid) as error:
        make.decided(row, "suspend", DECISION, ground="143.2.3", until=UNTIL)
    assert refused(error) == {"ground_not_heard"}


def test_a_prosecutor_proposes_an_end_and_no_suspension() -> None:
    """Art. 143(1), 144(3)."""
    row, officer = make.granted(), make.the("licensor")
    told = make.PROPOSAL | {"body": Body.PROSECUTOR, "proposed_on": AT.date()}
    with pytest.raises(errors.FactsInvalid) as error:
        services.record_proposal(row.pk, told, officer, at=AT)
    assert refused(error) == {"body_may_not"}
    services.record_proposal(row.pk, told | {"measure": "terminate", "ground": "144.1.2"}, officer, at=AT)


def test_nobody_of_another_territory_proposes() -> None:
    row = make.granted()
    with pytest.raises(errors.UnknownCase):
        services.propose(row.pk, make.PROPOSAL, make.the("chamber", "71"), at=AT)


def test_no_proposal_is_forgotten_however_often_it_is_concluded_on() -> None:
    """Each open proposal has its task, or the conclusion on it lies before the head."""
    row, head = make.granted(), make.the("licensing-head")
    make.proposed(row)
    make.proposed(row, role="chamber", ground="143.2.3")
    make.concluded(row)
    with pytest.raises(errors.FactsInvalid) as error:
        make.concluded(row, proposal=2)
    assert refused(error) == {"conclusion_stands"}
    make.sent_back(row)
    with pytest.raises(errors.FactsInvalid) as error:
        make.concluded(row, proposal=None, measure="terminate", ground="144.1.1", until=None)
    assert refused(error) == {"nothing_answered"}, "what lies open is answered first"
    make.concluded(row, measure="decline", ground=None, until=None)
    said = {"answer_kk": "Бұзушылық дәлелденбеген.", "answer_ru": "Нарушение не доказано."}
    services.decline(row.pk, said, head, at=AT)
    open_ = make.case_of(row).tasks.filter(done_at=None)
    assert list(open_.values_list("kind", flat=True)) == ["consider-proposal"], "the second one waits"


def test_what_was_decided_on_is_no_basis_again() -> None:
    """Art. 143(1): a second suspension rests on a proposal of its own."""
    row = make.resumed()
    with pytest.raises(errors.FactsInvalid) as error:
        make.concluded(row, AT + timedelta(days=30))
    assert refused(error) == {"answered_already"}


def test_a_ground_belongs_to_its_measure() -> None:
    row = make.granted()
    with pytest.raises(errors.FactsInvalid) as error:
        make.proposed(row, ground="144.1.1")
    assert refused(error) == {"ground_of_another_measure"}


def test_a_declined_proposal_gets_a_reasoned_answer_and_changes_nothing() -> None:
    row = make.granted()
    make.proposed(row)
    make.concluded(row, measure="decline", ground=None, until=None)
    said = {"answer_kk": "Бұзушылық дәлелденбеген.", "answer_ru": "Нарушение не доказано."}
    services.decline(row.pk, said, make.the("licensing-head"), at=AT)
    row.refresh_from_db()
    assert (row.state, tasks(row)) == ("active", set())


def test_resumption_is_a_decision_and_stops_the_handing_over() -> None:
    """Art. 143(3)."""
    row = make.suspended()
    assert make.case_of(row).clocks.filter(stopped_at=None).count() == 1
    make.resumed(row)
    assert (row.state, row.suspended_until, tasks(row)) == ("active", None, set())
    assert not make.case_of(row).clocks.filter(stopped_at=None).exists()


def test_resumption_may_be_refused_until_the_term_is_over() -> None:
    """Art. 143(8): a court can review it. Beyond its term a suspension is not kept."""
    row = make.suspended()
    ask = {"wish": "resume", "text": "Нарушения устранены, прошу возобновить."}
    services.request(row.pk, ask, make.holder(row), at=DECISION)
    make.concluded(row, DECISION, measure="keep-suspended", proposal=None, request=1, ground=None, until=None)
    make.decided(row, "keep-suspended", DECISION)
    assert row.state == "suspended"
    after = AT + timedelta(days=120)
    services.request(row.pk, ask, make.holder(row), at=after)
    make.concluded(row, after, measure="keep-suspended", proposal=None, request=2, ground=None, until=None)
    with pytest.raises(errors.FactsInvalid) as error:
        make.decided(row, "keep-suspended", after)
    assert refused(error) == {"suspension_over"}


def test_a_deputy_is_suspended_at_his_own_request_without_a_last_day() -> None:
    """Art. 143(5)."""
    row = make.granted()
    said = {"measure": "suspend", "proposal": None, "ground": "143.5", "until": None, "unheard": "favourable"}
    with pytest.raises(errors.FactsInvalid) as error:
        make.concluded(row, **said)
    assert refused(error) == {"request_needed"}
    services.request(
        row.pk, {"wish": "suspend", "text": "Избран депутатом маслихата."}, make.holder(row), at=AT
    )
    make.concluded(row, request=1, **said)
    assert make.decided(row, "suspend", AT, ground="143.5").suspended_until is None


def test_the_end_at_ones_own_wish_needs_that_no_discipline_runs() -> None:
    """Art. 144(5)."""
    row = make.granted()
    ask: dict[str, Any] = {"wish": "terminate", "text": "Прекращаю деятельность."}
    with pytest.raises(errors.FactsInvalid) as error:
        services.request(row.pk, ask, make.holder(row), at=AT)
    assert refused(error) == {"discipline_runs"}
    services.request(row.pk, ask | {"no_discipline": True}, make.holder(row), at=AT)
    make.concluded(row, measure="terminate", proposal=None, request=1, ground="144.5", until=None,
                   unheard="favourable")  # fmt: skip
    assert make.decided(row, "terminate", AT, ground="144.5", effective_on=AT.date()).state == "terminated"
    assert register.changes(row)[-1].told.get("ground") is None, "why it ended is not public"


def test_a_licence_ends_on_the_day_of_the_decision_and_by_death_on_its_day() -> None:
    row = make.granted()
    make.concluded(row, measure="terminate", proposal=None, ground="144.1.4", until=None, unheard="nobody")
    for day, broken in ((AT.date() + timedelta(1), "day_of_end"), (date(2026, 3, 1), "before_last_change")):
        with pytest.raises(errors.FactsInvalid) as error:
            make.decided(row, "terminate", AT, ground="144.1.4", effective_on=day)
        assert refused(error) == {broken}
    make.decided(row, "terminate", AT, ground="144.1.4", effective_on=date(2026, 11, 2))
    assert register.state_on(row, date(2026, 11, 1)) == "active"
    assert register.state_on(row, date(2026, 11, 2)) == "terminated"


def test_a_licence_is_taken_by_a_court_at_the_licensors_suit_not_before_its_act_is_in_force() -> None:
    """Art. 144(2), 140(2)8: three years count from the day of force."""
    row, at = make.granted(), AT + timedelta(days=60)
    with pytest.raises(errors.FactsInvalid) as error:
        make.deprived(row, at)
    assert refused(error) == {"no_claim"}
    make.sued(row)
    assert (row.state, tasks(row)) == ("active", {"await-court"})
    told = {
        "ground": "144.2.1", "court": "Сот", "reference": "1", "decided_on": at.date(),
        "in_force_on": at.date() + timedelta(days=30), "recorded_on": at.date(),
        "barred_until": date(2030, 2, 21), "summary_kk": "Сот талапты қанағаттандырды.",
        "summary_ru": "Суд удовлетворил иск.",
    }  # fmt: skip
    with pytest.raises(errors.FactsInvalid) as error:
        make.act(row, "deprive", at, **told)
    assert refused(error) == {"not_in_force"}
    with pytest.raises(errors.FactsInvalid) as error:
        make.act(row, "deprive", at, **told | {"in_force_on": at.date(), "barred_until": date(2028, 1, 1)})
    assert refused(error) == {"three_years"}
    make.deprived(row, at)
    assert (row.state, row.state_since) == ("deprived", at.date() - timedelta(days=3))
    assert register.valid_of(row.iin) is None


def test_a_claim_that_the_court_dismissed_leaves_the_licence_as_it_is() -> None:
    row = make.sued()
    said = {"court": "Сот", "reference": "1", "in_force_on": AT.date()}
    services.lose_claim(row.pk, said, make.the("licensor"), at=AT)
    row.refresh_from_db()
    assert (row.state, tasks(row)) == ("active", set())
    with pytest.raises(errors.FactsInvalid) as error:
        make.deprived(row)
    assert "no_claim" in refused(error)


def test_a_reissue_carries_open_proposals_and_the_claim_to_the_new_licence() -> None:
    """L-09: a re-issue is no way out of what was proposed."""
    row = make.sued()
    make.proposed(row)
    told = {
        "application": row.granted_in.__class__(int=7), "name": row.name, "territory": row.territory,
        "office_kk": "", "office_ru": "", "issued_on": AT.date(), "at": AT,
    }  # fmt: skip
    new = replace(row, **told)
    assert tasks(new) == {"consider-proposal", "await-court"}
    assert tasks(row) == set()
    make.deprived(new)
    assert new.state == "deprived"


def test_a_suspended_licence_is_not_reissued() -> None:
    row = make.suspended()
    with pytest.raises(NotReplaceable):
        replace(row, application=row.pk, name="x", territory="75", office_kk="", office_ru="",
                issued_on=AT.date(), at=AT)  # fmt: skip
    assert Case.objects.get(pk=row.pk).state == "suspended"
