"""The work queue of a bailiff and of a head (E-03, E-11)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oryndau.cases import calendars
from oryndau.initiation.desk import queue
from oryndau.initiation.desk.queue import Filters, Tab
from oryndau.initiation.tests import factories as make
from oryndau.law.tests import samples
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff

pytestmark = pytest.mark.django_db
LATER = make.FRIDAY + timedelta(hours=1)
QUERIES = 8
"""Session, person, post, its person, tasks, counts, what their applications say; the calendar at times."""


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("queue", "case", "act", "reassign"):
        monkeypatch.setattr(f"oryndau.initiation.desk.views.{name}.now", lambda: LATER)


@pytest.fixture
def post() -> Staff:
    return make.bailiff()


def read(client: Client, language: str = "en", **asked: Any) -> str:
    response = client.get(reverse("desk:queue"), asked, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_open_work_with_number_parties_document_sum_and_term(post: Staff) -> None:
    case = make.registered()
    page = read(make.signed_in(post))
    for words in (
        case.number,
        "Серікұлы Әлібек",
        "Қала жылуы",
        "1,500,000.00",
        "3 working days left",
        "In time",
    ):
        assert words in page


def test_it_names_all_debtors_in_their_order_and_no_sum_where_none_is_claimed(post: Staff) -> None:
    first = samples.application()["debtors"][0]
    act = {"document__subject": "act", "document__amount": None, "document__act_text": "Снести <забор>."}
    make.registered(debtors=[first, {**first, "bin": None, "name": "ТОО «Екінші & Ко»"}], **act)
    page = read(make.signed_in(post))
    assert "→ АО «Қала жылуы», ТОО «Екінші &amp; Ко»</td>" in page
    assert "₸" not in page


def test_what_is_due_first_stands_first(post: Staff) -> None:
    later = make.registered(make.FRIDAY + timedelta(days=3))
    sooner = make.registered(make.FRIDAY)
    page = read(make.signed_in(post))
    assert page.index(str(sooner.number)) < page.index(str(later.number))


@pytest.mark.parametrize(("due", "hours"), [("late", 24 * 6), ("today", 24 * 5), ("soon", 24 * 4), ("", 1)])
def test_it_filters_by_when_work_is_due(
    post: Staff, monkeypatch: pytest.MonkeyPatch, due: str, hours: int
) -> None:
    case = make.registered()
    at = make.FRIDAY + timedelta(hours=hours)
    monkeypatch.setattr("oryndau.initiation.desk.views.queue.now", lambda: at)
    for asked in ("late", "today", "soon"):
        assert (str(case.number) in read(make.signed_in(post), due=asked)) is (asked == due)


def test_it_filters_by_kind_of_document_and_by_day_of_receipt(post: Staff) -> None:
    number = str(make.registered().number)
    client = make.signed_in(post)
    assert number in read(client, kind="1", received_from="2026-11-20", received_to="2026-11-20")
    assert number not in read(client, kind="13")
    assert number not in read(client, received_from="2026-11-21")
    assert number not in read(client, received_to="2026-11-19")


def test_a_wrong_day_is_said_and_the_rest_still_works(post: Staff) -> None:
    case = make.registered()
    page = read(make.signed_in(post), received_from="yesterday", kind="nonsense", due="never")
    assert "There is a problem" in page
    assert str(case.number) in page


def test_a_bailiff_sees_his_own_work_only(post: Staff) -> None:
    other = make.bailiff(surname="Омаров")
    cases = [make.registered() for _ in range(4)]
    page = read(make.signed_in(other))
    assert [str(case.number) in page for case in cases] == [case.assignee == other.pk for case in cases]


def test_the_head_sees_the_whole_territory_and_filters_by_bailiff(post: Staff) -> None:
    other = make.bailiff(surname="Омаров")
    cases = [make.registered() for _ in range(4)]
    make.bailiff("71")
    elsewhere = make.submitted(territory="71")
    from oryndau.initiation.services import registration

    registration.register(elsewhere.pk, at=LATER)
    client = make.signed_in(make.head())
    page = read(client)
    assert all(str(case.number) in page for case in cases)
    assert "71-2026" not in page
    page = read(client, bailiff=str(other.pk))
    assert [str(case.number) in page for case in cases] == [case.assignee == other.pk for case in cases]


def test_work_done_moves_to_the_other_tab(post: Staff) -> None:
    case = make.initiated(make.registered())
    for client in (make.signed_in(post), make.signed_in(make.head())):
        assert str(case.number) not in read(client)
        page = read(client, tab="done")
        assert str(case.number) in page
        assert "Proceedings initiated" in page


@pytest.mark.parametrize("asked", [{}, {"tab": "done"}, {"kind": "13"}, {"q": "Никого"}])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_empty_list_says_what_to_do(post: Staff, asked: dict[str, str], language: str) -> None:
    assert 'class="empty"' in read(make.signed_in(post), language, **asked)


@pytest.mark.parametrize(
    "query", ["{number}", samples.DEBTOR_BIN, samples.CLAIMANT_IIN, "Сериккулы", "серікұлы", "кала жылуы"]
)
def test_it_finds_a_case_by_number_iin_bin_and_name_with_slips(post: Staff, query: str) -> None:
    case = make.registered()
    page = read(make.signed_in(post), q=query.format(number=case.number))
    assert f">{case.number}</a>" in page


def test_a_search_finds_no_case_of_another_territory() -> None:
    case = make.registered()
    page = read(make.signed_in(make.bailiff("71")), q=str(case.number))
    assert f">{case.number}</a>" not in page


def test_a_script_in_the_search_is_only_text(post: Staff) -> None:
    page = read(make.signed_in(post), q="<script>alert(1)</script>\x00")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_number_of_queries_does_not_depend_on_the_rows(post: Staff) -> None:
    client = make.signed_in(post)
    make.registered()
    calendars.active()
    with CaptureQueriesContext(connection) as one:
        read(client)
    for _ in range(4):
        make.registered()
    with CaptureQueriesContext(connection) as five:
        read(client)
    assert len(one) == len(five) <= QUERIES
    head = make.signed_in(make.head())
    with CaptureQueriesContext(connection) as whole:
        read(head)
    assert len(whole) <= QUERIES + 1, "the head sees whose work it is: his colleagues' names"


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_pages_follow_one_another_without_gaps_or_repeats(
    post: Staff, monkeypatch: pytest.MonkeyPatch, done: bool, whole: bool
) -> None:
    monkeypatch.setattr(queue, "PAGE", 2)
    cases = [make.registered(make.FRIDAY + timedelta(minutes=n // 2)) for n in range(5)]
    if done:
        cases = [make.initiated(case) for case in cases]
    actor = staff_actor(make.head() if whole else post)
    filters = Filters(tab=Tab.DONE if done else Tab.OPEN)
    seen: list[UUID] = []
    after, pages = "", []
    while True:
        page = queue.tasks(actor, filters, LATER, after=after)
        pages.append(page)
        seen += [task.case_id for task in page.rows]
        if not page.next:
            break
        after = page.next
    assert len(pages) == 3
    assert sorted(seen) == sorted(case.pk for case in cases)
    back = queue.tasks(actor, filters, LATER, before=pages[2].previous)
    assert back.rows == pages[1].rows
    assert back.next
    assert back.previous


def test_a_page_begins_inside_the_index_however_many_stand_before_it(post: Staff) -> None:
    case = make.registered()
    task = case.tasks.get()
    with CaptureQueriesContext(connection) as sent:
        page = queue.tasks(staff_actor(post), Filters(), LATER, before=f"{LATER.isoformat()}~{task.pk}")
    assert not page.rows, "it is due later"
    assert '("cases_task"."due_at", "cases_task"."id") < (' in sent[-1]["sql"]
    assert " OR " not in sent[-1]["sql"]


@pytest.mark.parametrize("cursor", ["x", "~", "2026-11-20~nonsense", "2026-11-20T00:00~" + "0" * 32, "a~b~c"])
def test_a_cursor_that_cannot_be_read_gives_the_first_page(post: Staff, cursor: str) -> None:
    case = make.registered()
    assert str(case.number) in read(make.signed_in(post), after=cursor)


def test_counts_stop_at_their_cap(post: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        make.registered()
    monkeypatch.setattr("oryndau.cases.queue.CAP", 2)
    at: datetime = LATER
    assert queue.counts(staff_actor(post), Filters(), at).open == 3
    assert "Open: 2+" in read(make.signed_in(post))


def test_nobody_else_gets_to_the_desk() -> None:
    client = Client()
    response = client.get(reverse("desk:queue"))
    assert response.status_code == 302
    assert reverse("people:sign-in") in response["location"]
    client.force_login(make.person(), backend=make.BACKEND)
    assert client.get(reverse("desk:queue")).status_code == 403
