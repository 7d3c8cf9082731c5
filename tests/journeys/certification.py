"""What journeys do in certification: the application, the desk, the hall, the Commission's room."""

import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

import requests

from oryndau.demo.certification.registers import diploma, internship
from oryndau.demo.people import Invented
from oryndau.law.calendar import current
from oryndau.law.certification.announcement import window
from oryndau.law.hours import ALMATY
from tests.journeys.installation import ROOT, Site
from tests.journeys.visitor import SAVE, Look, Visitor

SIGN = "form[action$='/sign/'] button"
WIZARD = ("what", "region", "session", "contacts", "residence", "extra-time", "diploma", "internship",
          "attachments", "consents")  # fmt: skip


def no_look() -> None:
    """Do not look at the page."""


def full_name(person: Invented) -> str:
    """A person as pages name him."""
    return f"{person.surname} {person.name} {person.patronymic}"


def boxes(name: str, day: date) -> dict[str, str]:
    """A date in three boxes."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def in_registers(site: Site, person: Invented, **more: Any) -> None:
    """Let the emulated registers hold the person's diploma and internship, and what else is said."""
    told = {"iin": person.iin, "education": [diploma(person)], "internship": [internship(person)], **more}
    url = site.emulator("GATEWAY") + "/control/extracts"
    requests.post(url, json=told, timeout=5).raise_for_status()


# sessions


def days_of_session(today: date) -> tuple[date, datetime]:
    """The closing date of a session announced today, and when it can be held first."""
    calendar = current()
    closes_on = calendar.next_working(today)
    return closes_on, datetime.combine(window(closes_on, calendar).first, time(10), ALMATY)


def announce(clerk: Visitor, today: date) -> str:
    """The clerk announces a session; its id."""
    closes_on, held_at = days_of_session(today)
    clerk.open("/certification/sessions/announce/")
    clerk.look()
    clerk.fill(boxes("closes_on", closes_on) | boxes("held_on", held_at.date()))
    clerk.fill(
        {"held_time": "10:00", "place_kk": "Мысал көшесі, 12, 2-зал", "place_ru": "ул. Мысал, 12, зал 2"}
    )
    clerk.fill({"seats": "12"})
    for language in ("kk", "ru"):
        clerk.page.check(f"[name=languages][value={language}]")
    clerk.press(SAVE)
    clerk.look()
    return clerk.path.split("/")[3]


def appoint(head: Visitor, session: str, seats: Mapping[str, list[Invented]]) -> None:
    """The head appoints the Commission by a signed order."""
    head.open(f"/certification/sessions/{session}/appoint/")
    head.look()
    head.fill({"order_number": "41-ж"})
    for seat, people in seats.items():
        for person in people:
            head.page.get_by_label(full_name(person)).select_option(seat)
    head.press(SAVE)
    head.look()
    head.press(SIGN)
    head.look()
    head.sign()
    head.look()


# the application


def answers(person: Invented, session: str, territory: str, language: str) -> dict[str, dict[str, str]]:
    """What a candidate answers on every page of the wizard: the truth that the registers hold."""
    held, practice = diploma(person), internship(person)
    day = date.fromisoformat
    return {
        "what": {"form": "an2"}, "region": {"territory": territory},
        "session": {"session": session, "language": language},
        "contacts": {
            "email": f"candidate{person.iin[-4:]}@example.kz", "phone": f"+7 701 000 {person.iin[-4:]}",
        },
        "residence": {
            "residence_region": person.territory, "residence_settlement": "Алматы",
            "residence_street": "Үлгі көшесі", "residence_house": "10",
        },
        "extra-time": {},
        "diploma": {
            "institution": held["institution_ru"], "specialty_code": held["specialty_code"],
            "number": held["number"], **boxes("issued_on", day(held["issued_on"])), "where": "here",
        },
        "internship": {
            "chamber": practice["chamber"], "supervisor": practice["supervisor"],
            **{k: v for name in ("started_on", "ended_on", "approved_on")
               for k, v in boxes(name, day(practice[name])).items()},
        },
        "consents": dict.fromkeys(
            ("statements_true", "no_court_prohibition", "protected_data", "health_registers"), "on"
        ),
    }  # fmt: skip


def apply_by_hand(
    visitor: Visitor, person: Invented, session: str, territory: str, language: str, look: Look = no_look
) -> str:
    """From the session's page through every page of the wizard to the acceptance; the path of the case."""
    visitor.open(f"/certification/sessions/{session}/")
    look()
    visitor.press(".govuk-button--start")
    look()
    visitor.press("form[action*='/begin/'] button")
    look()
    draft, told = visitor.path, answers(person, session, territory, language)
    visitor.open(f"{draft}what/")
    for key in WIZARD:
        assert visitor.path == f"{draft}{key}/", f"expected {key}: {visitor.says()[:800]}"
        look()
        if key == "attachments":
            visitor.press("button[name=next]")
            continue
        visitor.fill(told[key])
        visitor.press(SAVE)
    assert visitor.path == f"{draft}check/", visitor.says()[:800]
    look()
    return _signed(visitor, look)


def apply_quickly(
    visitor: Visitor, person: Invented, session: str, territory: str, language: str,
    pay: Callable[[Visitor, str], None] | None = None,
) -> str:  # fmt: skip
    """The same without drawing every page; the path of the case. Who pays asks for the licence as well."""
    visitor.open(f"/certification/?session={session}")
    visitor.press("form[action*='/begin/'] button")
    draft, told = visitor.path, answers(person, session, territory, language)
    if pay:
        told |= {"what": {"form": "an3"}, "licence": {"paper_copy": "on"}}
    for key, said in told.items():
        visitor.post(f"{draft}{key}/", said)
    if pay:
        pay(visitor, draft)
    visitor.open(f"{draft}check/")
    return _signed(visitor, no_look)


def _signed(visitor: Visitor, look: Look) -> str:
    visitor.press(SIGN)
    look()
    visitor.sign()
    assert visitor.path.endswith("/submitted/"), visitor.says()[:800]
    look()
    return visitor.path.removesuffix("submitted/")


# the desk


def at_desk(case: str) -> str:
    """The page of a candidate's case at the desk."""
    return case.replace("/certification/cases/", "/certification/desk/cases/")


def admit(clerk: Visitor, case: str, look: Look = no_look) -> None:
    """Find complete, wait for the registers, admit."""
    complete(clerk, case, look)
    address = f"{at_desk(case)}admit/"
    clerk.open(address)
    clerk.until(lambda: clerk.page.locator(SAVE).count(), "answers of all registers")
    fill_in(clerk, address, {}, look)
    look()


def complete(clerk: Visitor, case: str, look: Look = no_look) -> None:
    """Find the application complete, once it is registered."""
    clerk.open(at_desk(case))
    link = "a[href$='/find-complete/']"
    clerk.until(lambda: clerk.page.locator(link).count(), "registration")
    look()
    fill_in(clerk, f"{at_desk(case)}find-complete/", {}, look)
    look()


def fill_in(staff: Visitor, address: str, said: Mapping[str, str], look: Look = no_look) -> None:
    """Fill in a form and send it; anew where the case has changed meanwhile.

    A register's answer or a delivery may come while the form is open: then the page says so.
    """
    for _attempt in range(5):
        staff.open(address)
        look()
        staff.fill(said)
        with staff.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            staff.press(SAVE)
        if answered.value.status != 409:
            return
    raise AssertionError(f"{address} is stale again and again: {staff.says()[:500]}")


def act(staff: Visitor, address: str, said: Mapping[str, str], look: Look = no_look) -> None:
    """A signed act: the form, the preview, the signature."""
    fill_in(staff, address, said, look)
    look()
    staff.press(SIGN)
    staff.sign()


# the hall


@cache
def _right() -> dict[str, str]:
    """The right answer of every question of the bank in both languages, by the question's words."""
    found = {}
    for file in (ROOT / "src/oryndau/demo/questions").glob("*.toml"):
        for question in tomllib.loads(file.read_text(encoding="utf-8"))["question"]:
            for language in ("kk", "ru"):
                found[_plain(question["stem"][language])] = _plain(question["right"][language])
    return found


def _plain(words: str) -> str:
    return " ".join(words.split())


def right_places(visitor: Visitor) -> list[int]:
    """Where the right answers stand on a test page, from 1: known to who knows the bank by heart."""
    data = json.loads(visitor.page.locator("#hall-data").text_content() or "")
    return [
        [_plain(option) for option in one["options"]].index(_right()[_plain(one["stem"])]) + 1
        for one in data["questions"]
    ]


def enter_test(visitor: Visitor) -> None:
    """The waiting room opens the test by itself once it has begun."""
    visitor.page.wait_for_selector("#hall[data-room=test][data-ready=yes]")


def answer_by_keyboard(visitor: Visitor, right: int, count: int = 100) -> None:
    """Answer so many questions with the keys alone, the first of them rightly."""
    places = right_places(visitor)[:count]
    for number, place in enumerate(places, start=1):
        visitor.page.keyboard.press(str(place if number <= right else place % 3 + 1))
        visitor.page.keyboard.press("ArrowRight")
    visitor.page.wait_for_function(
        "count => document.getElementById('hall-answered').textContent.trim() === String(count)", arg=count
    )


def all_saved(visitor: Visitor) -> None:
    """Wait until the page has sent every answer."""
    visitor.page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('hall:'))")


def finish(visitor: Visitor, look: Look = no_look) -> None:
    """End the test, once every answer is saved."""
    all_saved(visitor)
    visitor.press("#hall-finish")
    look()
    visitor.press("form[method=post] .govuk-button--warning")
    look()
