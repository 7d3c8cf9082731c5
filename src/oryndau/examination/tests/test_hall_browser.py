"""The test page in a real browser: keyboard, a lost connection, a reload, axe in three languages (C-11)."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from oryndau.examination.hall import services
from oryndau.examination.hall.marking import last_choices
from oryndau.examination.models import Attempt, Exam
from oryndau.examination.tests import halls
from oryndau.examination.tests.halls import alone
from oryndau.people.models import Person
from oryndau.portal import frontend
from oryndau.timekeeping import now

__all__ = ["alone"]
# Playwright's synchronous interface runs a loop in this thread, in which Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
pytestmark = pytest.mark.browser
AXE = frontend.ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; skipped, visibly, where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium on this machine")
    return {"executable_path": chromium, "args": ["--no-sandbox"]}


_GUARD = "ALTER TABLE cases_event {} TRIGGER append_only_whole"
_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
)


@pytest.fixture(scope="module")
def _guard_back(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The guard of the journal comes back, and the server's threads leave the database, before it goes."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(_GUARD.format("ENABLE"))
        cursor.execute(_OTHERS + "pg_backend_pid()")
    connections.close_all()


@pytest.fixture
def committed(_guard_back: None, transactional_db: None) -> Iterator[None]:
    """What the test writes is seen by the server's threads, and emptied by the owner of the tables."""
    yield
    connection.cursor().execute(_GUARD.format("DISABLE"))


class Hall:
    """A candidate in a real browser before a running test of ten questions."""

    def __init__(self, exam: Exam, address: str, context: Any) -> None:
        frontend.build()
        self.row = halls.seated(exam, place="")
        self.context, self.address, self.complaints = context, address, list[str]()
        client = Client()
        client.force_login(Person.objects.get(iin=self.row.iin), backend="oryndau.people.backend.EdsBackend")
        context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}]
        )
        self.page = context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.goto(f"{address}/hall/")

    def begin(self) -> "Hall":
        """The proctor begins; the waiting room opens the test by itself."""
        self.row = services.begin(self.row.pk, now())
        return self.ready()

    def ready(self) -> "Hall":
        """Wait until the page's script listens."""
        self.page.wait_for_selector("#hall[data-ready]", timeout=15_000)
        return self

    def chosen(self) -> dict[int, str]:
        """What the server has, by the places of questions."""
        return {place: choice for place, choice in last_choices(self.row.pk).items() if choice}

    def shown(self, question: int, option: int) -> str:
        """The key of the option that is shown there."""
        return str(self.row.paper[question - 1]["order"][option - 1])

    def says(self, words: str) -> None:
        """Wait until the line of state says so."""
        self.page.wait_for_function(
            "words => document.getElementById('hall-state').textContent.includes(words)",
            arg=words,
            timeout=15_000,
        )


@pytest.fixture
def hall(
    committed: None, alone: Any, live_server: Any, browser: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Hall]]:
    """Makes a hall in a language; its pages obey the site's own policy."""
    contexts = []

    def make(language: str = "en", **options: Any) -> Hall:
        context = browser.new_context(**options)
        context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        contexts.append(context)
        return Hall(halls.exam(monkeypatch), live_server.url, context)

    yield make
    for context in contexts:
        context.close()


def test_the_whole_test_is_taken_by_keyboard(hall: Callable[..., Hall]) -> None:
    """C-11: from the waiting room to the result, without a mouse."""
    at = hall().begin()
    keys = at.page.keyboard
    keys.press("2")
    keys.press("ArrowRight")
    keys.press("b")
    keys.press("m")
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("End")
    keys.press("4")
    keys.press("Delete")
    keys.press("Home")
    at.says("All answers are saved")
    assert at.chosen() == {1: at.shown(1, 2), 2: at.shown(2, 2), 3: at.shown(3, 2)}
    assert at.page.locator("#hall-place").inner_text() == "1"
    assert at.page.locator("#hall-answered").inner_text() == "3"
    assert at.page.locator("a[data-place='2']").get_attribute("class").endswith("hall-number--flagged")
    assert Attempt.objects.get(pk=at.row.pk).flags == [2]
    at.page.locator("#look-keys").uncheck()
    at.page.locator("#hall-heading").focus()
    keys.press("4")
    assert at.chosen()[1] == at.shown(1, 2)
    at.page.locator("#hall-finish").focus()
    keys.press("Enter")
    at.page.get_by_role("button", name="Finish and see the result").press("Enter")
    at.page.wait_for_url("**/result/")
    assert "of 10" in at.page.locator("h2.govuk-panel__title").inner_text()
    assert [words for words in at.complaints if "Failed to load resource" not in words] == []


def test_a_lost_connection_is_shown_and_survived(hall: Callable[..., Hall]) -> None:
    """C-11: the paper stays, answers are kept and sent again with the same key, nothing twice."""
    at = hall().begin()
    at.page.keyboard.press("1")
    at.says("All answers are saved")
    at.context.set_offline(True)
    at.page.keyboard.press("3")
    at.says("No connection")
    at.page.keyboard.press("ArrowRight")
    at.page.keyboard.press("1")
    at.page.keyboard.press("2")
    at.says("wait to be sent: 2")
    at.page.locator("#hall-finish").click()
    assert at.page.locator("#hall[data-room=test]").count() == 1
    assert at.chosen() == {1: at.shown(1, 1)}
    at.context.set_offline(False)
    at.says("All answers are saved")
    assert at.chosen() == {1: at.shown(1, 3), 2: at.shown(2, 2)}
    assert at.row.answers.count() == 3


def test_what_was_not_sent_survives_a_reload_and_is_saved_once(hall: Callable[..., Hall]) -> None:
    """C-11: also when the server had taken the answer and only its acknowledgement was lost."""
    at = hall().begin()
    at.page.route("**/answers/", lambda route: (route.fetch(), route.abort()))
    at.page.keyboard.press("2")
    at.says("No connection")
    at.page.reload()
    at.ready()
    assert at.page.locator("#option-2").is_checked()
    at.page.unroute("**/answers/")
    at.says("All answers are saved")
    assert at.chosen() == {1: at.shown(1, 2)}
    assert at.row.answers.count() == 1
    assert at.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('hall:'))") == []


def test_the_computers_clock_changes_nothing(hall: Callable[..., Hall]) -> None:
    """C-11: an hour set back or forward on the candidate's computer."""
    at = hall().begin()
    at.page.evaluate("Date.now = () => 0")
    at.page.wait_for_timeout(1_200)
    assert at.page.locator("#hall-time").inner_text().startswith("1:29")


def test_when_time_is_over_the_page_goes_to_the_result(hall: Callable[..., Hall]) -> None:
    at = hall().begin()
    at.page.keyboard.press("1")
    at.says("All answers are saved")
    Attempt.objects.filter(pk=at.row.pk).update(ends_at=now())
    at.page.reload()
    at.page.wait_for_url("**/result/")
    assert Attempt.objects.get(pk=at.row.pk).state == "finished"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll_sideways(
    hall: Callable[..., Hall], language: str
) -> None:
    at = hall(language, bypass_csp=True)
    _check(at)
    at.begin()
    at.page.keyboard.press("1")
    _check(at)
    for name in ("contrast", "large"):
        at.page.locator(f"#look-{name}").check()
        _check(at)
    at.page.goto(f"{at.address}/hall/{at.row.pk}/finish/")
    _check(at)
    at.page.locator("form[method=post] .govuk-button--warning").click()
    at.page.wait_for_url("**/result/")
    _check(at)
    at.page.goto(f"{at.address}/hall/{at.row.pk}/review/")
    _check(at)
    services.publish_seed(at.row.exam_id, now())
    at.page.goto(f"{at.address}/hall/draw/{at.row.exam_id}/?check")
    _check(at)


def test_the_test_page_works_without_javascript(hall: Callable[..., Hall]) -> None:
    at = hall(java_script_enabled=False)
    at.row = services.begin(at.row.pk, now())
    at.page.goto(f"{at.address}/hall/")
    at.page.locator("#option-2").check()
    at.page.get_by_role("button", name="Save and go on").click()
    assert at.chosen() == {1: at.shown(1, 2)}
    assert at.page.locator("#hall-place").inner_text() == "2"


def _check(at: Hall) -> None:
    at.page.evaluate(AXE.read_text())
    for width in (1200, 390):
        at.page.set_viewport_size({"width": width, "height": 900})
        found = at.page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == [], (at.page.url, width)
        assert at.page.evaluate("document.documentElement.scrollWidth") <= width, (at.page.url, width)
