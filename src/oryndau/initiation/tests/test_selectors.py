"""The story of a case as the parties and the staff read it (E-03, E-05, E-11)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oryndau.initiation import selectors
from oryndau.initiation.services import registration
from oryndau.initiation.tests import factories as make
from oryndau.law.tests import samples
from oryndau.people.acting import staff_actor

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_tells_every_event_with_its_clause(language: str) -> None:
    case = make.refused(make.answered(make.registered(), "debtor", samples.DEBTOR_BIN))
    items = selectors.timeline(case, language)
    assert [item.step for item in items] == ["submit", "register", "record-answer", "refuse"]
    assert all(item.text and item.who and item.clause for item in items)


def test_the_parties_see_staff_by_position_and_nobodys_iin() -> None:
    post = make.bailiff(surname="Тайныбеков")
    case = make.initiated(make.registered())
    told = str(selectors.timeline(case, "ru"))
    assert "Тайныбеков" not in told
    assert "Государственный судебный исполнитель" in told
    assert samples.CLAIMANT_IIN not in told
    assert post.person.iin not in told


def test_staff_see_who_did_it() -> None:
    make.bailiff(surname="Тайныбеков")
    case = make.initiated(make.registered())
    items = selectors.timeline(case, "ru", staff=True)
    assert "Тайныбеков" in items[-1].who
    assert samples.CLAIMANT_IIN not in str(items)


def test_the_parties_are_not_told_what_a_register_says_of_the_other_side() -> None:
    case = make.answered(make.registered(), "debtor", samples.DEBTOR_BIN, differs=("name",))
    (item,) = [item for item in selectors.timeline(case, "en") if item.step == "record-answer"]
    assert dict(item.rows) == {"Register": "Register of legal entities", "About": "debtor"}
    (item,) = [i for i in selectors.timeline(case, "en", staff=True) if i.step == "record-answer"]
    assert dict(item.rows)["Differs from the application"] == "name"


def test_a_refusal_names_its_grounds_and_reasons() -> None:
    case = make.refused(make.registered())
    rows = dict(selectors.timeline(case, "en")[-1].rows)
    assert "Art. 38(1)3" in rows["Ground"]
    assert "2020" in rows["Reasons"]


def test_the_reason_of_a_reassignment_is_for_staff_alone() -> None:
    make.bailiff()
    head, other = make.head(), make.bailiff(surname="Омаров")
    case = make.registered()
    target = other if case.assignee != other.pk else make.bailiff(surname="Сериков")
    registration.reassign(
        case.pk, target.pk, "исполнитель болен", staff_actor(head), version=case.version, at=make.FRIDAY
    )
    assert "болен" not in str(selectors.timeline(case, "ru"))
    assert "болен" in str(selectors.timeline(case, "ru", staff=True))


def test_a_clock_says_how_many_working_days_are_left_and_why() -> None:
    (clock,) = selectors.clocks(make.registered(), make.FRIDAY + timedelta(hours=1))
    assert (clock.state, clock.days_left) == ("running", 3)
    assert clock.due_on.isoformat() == "2026-11-25"
    assert sum(step.counts for step in clock.steps) == 3
    assert clock.shown("ru").words


@pytest.mark.parametrize(
    ("after", "state"),
    [(timedelta(days=4), "soon"), (timedelta(days=5), "soon"), (timedelta(days=6), "late")],
)
def test_a_clock_is_soon_on_its_last_days_and_late_after_them(after: timedelta, state: str) -> None:
    (clock,) = selectors.clocks(make.registered(), make.FRIDAY + after)
    assert clock.state == state


def test_a_clock_stops_with_the_decision() -> None:
    case = make.initiated(make.registered())
    (clock,) = selectors.clocks(case, make.FRIDAY + timedelta(days=30))
    assert clock.state == "stopped"
    assert clock.stopped_at is not None


def test_documents_are_the_application_and_its_attachments() -> None:
    case = make.submitted()
    found = selectors.documents(case, "desk:file")
    assert [view.title.en for view in found] == ["Application", "Enforcement document", "Judicial act"]
    assert all(view.sha256 in view.url for view in found)


def test_only_the_last_answer_about_a_party_is_shown() -> None:
    case = make.registered()
    make.answered(case, "debtor", samples.DEBTOR_BIN, outcome="unavailable", record={})
    make.answered(case, "debtor", samples.DEBTOR_BIN)
    (answer,) = selectors.register_answers(case)
    assert answer.outcome == "found"
    assert ("status", "active") in [(name, value) for name, value in answer.record_in("en")]


def test_the_story_costs_the_same_queries_whatever_its_length() -> None:
    case = make.registered()
    with CaptureQueriesContext(
        connection,
    ) as few:
        selectors.timeline(case, "ru")
    for _ in range(5):
        make.answered(case, "debtor", samples.DEBTOR_BIN)
    with CaptureQueriesContext(connection) as many:
        selectors.timeline(case, "ru")
    assert len(few) == len(many) <= 2
