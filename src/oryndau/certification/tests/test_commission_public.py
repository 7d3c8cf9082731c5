"""What everybody may know: a decision by its number, statistics without persons (C-17)."""

import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.cases.ids import new_id
from oryndau.certification.commission import decision_views, figures
from oryndau.certification.models import Candidate, Session
from oryndau.certification.tests import factories
from oryndau.certification.tests.commissions import browser_of
from oryndau.examination.models import Exam
from oryndau.law.tests import samples
from oryndau.registers import selectors
from oryndau.registers.models import CertificationDecision

pytestmark = pytest.mark.django_db
IIN, OTHER = samples.iin("85031540012"), samples.iin("92051240045")
NAME = "Оспанова Дана"


def decision(number: str = "AT-R-75-2026-000001", **changes: Any) -> CertificationDecision:
    """A decision in the register."""
    told = {
        "case_id": new_id(), "territory": "75", "iin": IIN, "name": NAME, "certified": True,
        "decided_on": date(2026, 12, 4), "valid_until": date(2029, 12, 4),
    }  # fmt: skip
    return CertificationDecision.objects.create(number=number, **told | changes)


@pytest.mark.parametrize("typed", ["AT-R-75-2026-000001", " at-r-75–2026-000001", "АТ-r-75-2026-000001"])
def test_a_decision_is_found_as_it_is_typed(typed: str) -> None:
    """C-17."""
    found = decision()
    assert selectors.decision(typed) == found


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_proves_a_decision_and_names_nobody(client: Client, language: str) -> None:
    """C-17: number, date, region, until when; no name, no IIN."""
    found = decision()
    url = reverse("decisions:look-up")
    page = client.get(url, {"number": found.number}, headers={"accept-language": language}).content.decode()
    assert found.number in page
    assert NAME not in page
    assert IIN not in page


def test_with_an_iin_the_answer_is_about_that_person_alone(client: Client) -> None:
    """C-17: by POST, so that the IIN stands in no address; another person's is not found."""
    found = decision()
    url, headers = reverse("decisions:look-up"), {"accept-language": "en"}
    page = client.post(url, {"number": found.number, "iin": IIN}, headers=headers)
    assert "about the person whose IIN you gave" in page.content.decode()
    page = client.post(url, {"number": found.number, "iin": OTHER}, headers=headers)
    assert page.status_code == 404
    assert "Date of the decision" not in page.content.decode()
    assert client.post(url, {"number": found.number, "iin": "123456789012"}).status_code == 422
    assert client.get(url, {"number": "AT-R-75-2026-999999"}).status_code == 404
    assert client.get(url).status_code == 200


def test_programs_read_the_same_as_json(client: Client) -> None:
    """C-17."""
    found, url = decision(), reverse("decisions:json")
    told = client.get(url, {"number": found.number}).json()
    assert (told["certified"], told["valid_until"], told["territory"]) == (True, "2029-12-04", "75")
    assert NAME not in json.dumps(told, ensure_ascii=False)
    asked = {"number": found.number, "iin": OTHER}
    answer = client.post(url, json.dumps(asked), content_type="application/json")
    assert (answer.status_code, answer["content-type"]) == (404, "application/problem+json")
    for broken in ("[1]", "{", "null"):
        assert client.post(url, broken, content_type="application/json").status_code == 422


def test_a_denied_candidate_and_an_old_decision_are_told_as_they_are(client: Client) -> None:
    """C-17, Art. 141(5): three years, and not a day more."""
    decision("AT-R-75-2026-000002", certified=False, valid_until=None)
    decision("AT-R-75-2020-000001", decided_on=date(2020, 1, 9), valid_until=date(2023, 1, 9))
    url = reverse("decisions:json")
    assert client.get(url, {"number": "AT-R-75-2026-000002"}).json()["certified"] is False
    assert client.get(url, {"number": "AT-R-75-2020-000001"}).json()["in_force"] is False


def test_who_tries_all_numbers_is_slowed_down(client: Client) -> None:
    """C-17."""
    url = reverse("decisions:json")
    answers = [client.get(url, {"number": f"{number}"}).status_code for number in range(62)]
    assert answers.count(429) >= 1
    assert decision_views.ASKED == 60


def test_the_licence_service_asks_who_is_certified_today() -> None:
    """C-20, Art. 141(5)."""
    first = decision()
    decision("AT-R-75-2026-000009", certified=False, valid_until=None)
    assert selectors.in_force(IIN, date(2029, 12, 4)) == first
    assert selectors.in_force(IIN, date(2029, 12, 5)) is None
    assert selectors.in_force(IIN, date(2026, 12, 3)) is None
    assert selectors.in_force(OTHER, date(2027, 1, 1)) is None


# Statistics

COUNTED = st.lists(
    st.tuples(
        st.sampled_from(["75", "71"]), st.sampled_from(["kk", "ru"]),
        st.sampled_from(["", "passed", "not-passed", "absent", "suspended"]),
        st.one_of(st.none(), st.integers(0, 100)),
    ),
    max_size=30,
)  # fmt: skip


def concluded(people: list[tuple[str, str, str, int | None]]) -> None:
    """A concluded session in each territory with these candidates."""
    sessions: dict[str, Session] = {}
    for place, (territory, language, outcome, correct) in enumerate(people):
        if territory not in sessions:
            made = factories.session(territory)
            Session.objects.filter(pk=made.pk).update(state="concluded")
            Exam.objects.create(
                pk=made.pk, territory=territory, seed="0" * 64, commitment="0" * 64, questions=100,
                pass_mark=70, minutes=90, bank_on=made.held_at.date(), opened_at=made.held_at,
            )  # fmt: skip
            sessions[territory] = made
        Candidate.objects.create(
            case_id=new_id(), session=sessions[territory], territory=territory, iin=f"{place:012d}",
            name="Үміткер", language=language, form="an2", outcome=outcome, correct=correct,
        )  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(COUNTED)
def test_figures_are_what_one_counts_by_hand(people: list[tuple[str, str, str, int | None]]) -> None:
    """C-17: by every grouping, and the groups add up to the whole."""
    Candidate.objects.all().delete()
    Session.objects.update(state="cancelled")
    concluded(people)
    counted = figures.rows(2026)
    for groups in (figures.by_region(counted), figures.by_language(counted), figures.by_session(counted)):
        assert sum(one.applied for one in groups) == len(people)
        assert sum(one.passed for one in groups) == sum(one[2] == "passed" for one in people)
    for one in figures.by_region(counted):
        mine = [person for person in people if person[0] == one.key]
        tested = [person[3] for person in mine if person[3] is not None]
        assert one.admitted == sum(person[2] != "" for person in mine)
        assert one.appeared == sum(
            person[2] not in ("", "absent") or (person[2] == "absent" and person[3] is not None)
            for person in mine
        )
        assert one.passed_test == sum(answers >= 70 for answers in tested)
        assert one.average == (sum(tested) / len(tested) if tested else None)


PEOPLE = [("75", "kk", "passed", 80)] * 5 + [("71", "ru", "not-passed", 40)]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_public_sees_aggregates_and_no_group_of_one(client: Client, language: str) -> None:
    """C-17: a small group's figures are somebody's result."""
    concluded(PEOPLE)
    headers = {"accept-language": language}
    with time_machine.travel(factories.MONDAY, tick=False):
        page = client.get(reverse("decisions:statistics"), headers=headers).content.decode()
        sheet = client.get(reverse("decisions:csv"), headers=headers).content.decode()
    assert "&lt; 5" in page
    assert "region,75,5,5,5,5,5,80.0" in sheet
    assert "region,71,< 5,–,–,–,–,–" in sheet
    assert "session," not in sheet


def test_the_head_sees_his_sessions_and_the_department_all(client: Client) -> None:
    """C-17."""
    concluded(PEOPLE)
    with time_machine.travel(factories.MONDAY, tick=False):
        head = browser_of(factories.the("head", "71")).get(reverse("decisions:csv")).content.decode()
        whole = browser_of(factories.the("department")).get(reverse("decisions:csv")).content.decode()
        member = browser_of(factories.the("commission")).get(reverse("decisions:csv")).content.decode()
    assert head.count("session,") == 1
    assert whole.count("session,") == 2
    assert "region,71,1,1,1,0,0,40.0" in whole
    assert "session," not in member


def test_a_filter_that_makes_no_sense_shows_this_year(client: Client) -> None:
    """C-17."""
    for query in ({"year": "1000"}, {"year": "x"}, {"territory": "zz"}):
        assert client.get(reverse("decisions:statistics"), query).status_code == 200
        assert client.get(reverse("decisions:csv"), query).status_code == 200
