"""Completeness, conclusion and four eyes: what officers and head may do, and never (L-06, L-08, L-09)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid, NotPermitted, SameHands, StaleVersion, UnknownCase
from oryndau.cases.models import Case
from oryndau.certification.tests import factories as people
from oryndau.licensing.desk import points, services
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests.desk import buttons, fresh
from oryndau.licensing.tests.desk import clock as clock
from oryndau.licensing.tests.factories import MONDAY
from oryndau.people.acting import staff_actor
from oryndau.people.models import Person, Staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LACKING = {"missing_kk": "Диплом нөмірі көрсетілмеген.", "missing_ru": "Не указан номер диплома."}
BACK = {"reason": "Номер диплома есть в приложении."}


def take(case: Case, step: str, actor: Actor, said: dict[str, Any] | None = None) -> Case:
    """A plain step, as the desk takes it."""
    services.PLAIN[step](case, actor, said if said is not None else {"notes": None}, case.version, MONDAY)
    return fresh(case)


BOTH = [(make.registered, "licence.issue"), (make.renewal_registered, "licence.reissue")]


@pytest.mark.parametrize(("made", "term"), BOTH, ids=["issue", "re-issue"])
def test_a_case_goes_through_officer_and_second_officer_to_the_head(
    made: Callable[[], Case], term: str
) -> None:
    """L-06, L-09 and four eyes: each step opens the next one's work."""
    case = make.answered(made())
    first, second = make.licensor(), make.second_licensor()
    case = take(case, "find-complete", first)
    assert (case.state, case.tasks.get(done_at=None).kind) == ("checked", "consider")
    assert case.clocks.get(term="licence.completeness").stopped_at
    assert case.clocks.get(term=term).stopped_at is None
    case = take(case, "conclude", first)
    task = case.tasks.get(done_at=None)
    assert (case.state, task.kind, task.role, task.assignee) == ("concluded", "endorse", "licensor", None)
    case = take(case, "endorse", second)
    task = case.tasks.get(done_at=None)
    assert (case.state, task.kind, task.role) == ("endorsed", "sign", "licensing-head")


@pytest.mark.parametrize("made", [make.registered, make.renewal_registered], ids=["issue", "re-issue"])
def test_an_officer_proposes_and_the_head_sends_back(made: Callable[[], Case]) -> None:
    """L-06: the two working days run on."""
    case = take(made(), "find-incomplete", make.licensor(), LACKING)
    assert (case.state, case.tasks.get(done_at=None).role) == ("incomplete", "licensing-head")
    due = case.clocks.get(term="licence.completeness").due_at
    case = take(case, "send-back", make.licensing_head(), BACK)
    clock = case.clocks.get(term="licence.completeness")
    assert (case.state, clock.due_at, clock.stopped_at) == ("registered", due, None)
    task = case.tasks.get(done_at=None)
    assert (task.kind, task.assignee) == ("check-completeness", case.assignee)


def test_who_concluded_does_not_endorse_nor_see_the_button() -> None:
    case = make.concluded()
    assert buttons(case, make.licensor()) == set()
    assert buttons(case, make.second_licensor()) == {"endorse", "reopen"}
    with pytest.raises(SameHands):
        take(case, "endorse", make.licensor())


def test_one_person_with_two_posts_has_one_pair_of_eyes() -> None:
    """Who concluded as an officer and holds the post of the head signs nothing of it."""
    case, head = make.endorsed(), make.licensing_head()
    officer = Staff.objects.get(pk=make.licensor().staff)
    also_head = Staff.objects.create(person=officer.person, territory="", role="licensing-head",
                                     position_kk="Басшы", position_ru="Руководитель")  # fmt: skip
    assert buttons(case, staff_actor(also_head)) == set()
    assert "issue" in buttons(case, head)


def test_the_second_officer_and_the_head_send_back_with_a_reason() -> None:
    case = take(make.concluded(), "reopen", make.second_licensor(), BACK)
    assert (case.state, case.tasks.get(done_at=None).kind) == ("checked", "consider")
    case = take(make.endorsed(), "reopen", make.licensing_head(), BACK)
    assert case.state == "checked"
    case = take(make.refusal_suggested(), "reopen", make.licensing_head(), BACK)
    assert case.state == "checked"
    with pytest.raises(SameHands):
        take(make.refusal_suggested(), "reopen", make.licensor(), BACK)


@pytest.mark.parametrize("step", ["find-complete", "find-incomplete"])
@pytest.mark.parametrize("role", ["licensing-head", "clerk", "head", "department", "ministry"])
def test_only_an_officer_of_the_licensor_checks_completeness(role: str, step: str) -> None:
    case = make.registered()
    actor = make.licensing_head() if role == "licensing-head" else people.the(role)
    with pytest.raises((NotPermitted, UnknownCase)):
        take(case, step, actor, LACKING if step == "find-incomplete" else None)


def test_the_applicant_takes_no_step_of_the_licensor() -> None:
    case = make.checked()
    with pytest.raises(NotPermitted):
        take(case, "conclude", make.applicant_actor(case))


def test_a_stale_page_is_refused_and_names_what_happened() -> None:
    case = make.checked()
    with pytest.raises(StaleVersion) as refused:
        services.conclude(case, make.licensor(), version=case.version - 1, at=MONDAY)
    assert refused.value.extra["since"]


BAD: dict[str, make.Record] = {
    "person": {"capacity": "incapable", "citizenship": "KZ", "life_status": "alive"},
    "education": {"degree": "bachelor", "field": "other"},
    "convictions": {"conviction": "unexpunged"},
    "corruption": {"penalty": "true", "imposed_on": "2025-02-03"},
    "court-acts": {"prohibits": "true", "debtor": "false"},
    "approval": {"conforms": "false", "body": "Департамент", "number": "1", "on": "2026-11-23"},
}
STATES = ("clear", "found", "refused", "unavailable", "silent", "differs")
OTHERWISE = st.dictionaries(
    st.sampled_from(sorted(set(make.CLEAR) - {"employment"})), st.sampled_from(STATES), max_size=3
)
"""What some registers say; the others say that nothing stands in the way."""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(otherwise=OTHERWISE, paid=st.booleans(), decided=st.booleans())
def test_nobody_concludes_without_fee_basis_and_clear_answers(
    otherwise: dict[str, str], paid: bool, decided: bool
) -> None:
    """L-04, L-08, L-10: whatever registers, fee and basis say, the conclusion and seven clear grounds go
    together; nothing that nobody said is taken for clear.
    """
    who = people.person()
    number = make.decision(who) if decided else "CR-75-9999"
    basis = {"kind": "certification", "number": number, "decided_on": "2026-09-01", "territory": "75"}
    case = make.registered(who=who, of=make.fee(who, paid=paid), basis=basis)  # type: ignore[arg-type]
    for register, record in make.CLEAR.items():
        state = otherwise.get(register, "clear")
        if register == "employment" or state == "silent":
            continue
        outcome = state if state in ("refused", "unavailable") else ""
        told = BAD.get(register, record) if state == "found" else record
        differs = ("number",) if state == "differs" else ()
        case = make.answer(case, register, None if outcome else told, outcome=outcome, differs=differs)
    case = make.step(make.looked_up(case), "find-complete", make.licensor(), {}, MONDAY)
    clear = {one.verdict for one in points.points(case, MONDAY)} == {"clear"}
    if clear:
        take(case, "conclude", make.licensor())
        assert paid
        assert decided
    else:
        with pytest.raises(FactsInvalid) as refused:
            take(case, "conclude", make.licensor())
        assert refused.value.extra["errors"], "the refusal says which ground stands in the way"
    assert fresh(case).state == ("concluded" if clear else "checked")
    Person.objects.filter(pk=who.pk).update(name="Басқа")


def test_an_officer_cannot_claim_by_hand_that_a_ground_is_cleared() -> None:
    """Even a forged form: what is cleared is computed by the law from the journal."""
    case = make.checked(records={"court-acts": {"prohibits": "true", "debtor": "false"}})
    with pytest.raises(FactsInvalid):
        make.step(case, "conclude", make.licensor(), {"cleared": list(range(1, 8))}, MONDAY)


@pytest.mark.parametrize("made", [make.issued, make.reissued], ids=["issue", "re-issue"])
def test_the_paper_copy_that_was_asked_for_is_handed_over_once(made: Callable[..., Case]) -> None:
    """L-02, L-09: An.2 and An.4 ask whether a paper copy is wanted."""
    assert buttons(made(), make.licensor()) == set(), "nobody asked for it"
    case = make.issued(paper_copy=True) if made is make.issued else make.reissued(paper_copy=True)
    assert buttons(case, make.licensor()) == {"hand-paper-copy"}
    said = {"handed_on": (MONDAY + timedelta(days=1)).date(), "handed_to": case.title}
    case = take(case, "hand-paper-copy", make.licensor(), said)
    assert buttons(case, make.licensor()) == set()
