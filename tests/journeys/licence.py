"""What journeys do for a licence: the application and its fee, the licensor's desk, the register."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import requests

from oryndau.demo.certification.registers import diploma
from oryndau.demo.people import Invented
from oryndau.law.calendar import current
from oryndau.law.hours import PROVIDER
from tests.journeys import applications
from tests.journeys.certification import SIGN, act, boxes, fill_in, full_name, no_look
from tests.journeys.conftest import moment
from tests.journeys.installation import Site
from tests.journeys.visitor import SAVE, Look, Visitor

__all__ = ["SIGN", "act", "fill_in", "full_name", "no_look"]
ISSUE, RENEWAL = "/licensing/", "/licensing/renewal/"
RECEIPT = {"bank": "HSBKKZKX", "number": "ПП-2026-0417", "kbk": "105402"}
GROUNDS = ("name", "entrepreneur-name", "entrepreneur-address", "object-address", "requirement",
           "activity-name", "subactivity-name")  # fmt: skip
"""The grounds on which a licence of an agent is re-issued; on the eighth, alienation, it is refused."""
BY_PAPER = frozenset({"alienation", "object-address", "requirement", "activity-name", "subactivity-name"})
"""Grounds that no state register shows."""
_WORK = {
    "prosecutor": ("Прокурордың аға көмекшісі", "Астана қаласының прокуратурасы"),
    "enforcement": ("Государственный судебный исполнитель", "Департамент юстиции города Алматы"),
}
Answers = dict[str, dict[str, Any]]


def in_registers(site: Site, person: Invented, **held: Any) -> None:
    """Let the emulated registers hold the person's diploma, and what else is said."""
    told = {"iin": person.iin, "education": [diploma(person)], **held}
    requests.post(f"{site.emulator('GATEWAY')}/control/extracts", json=told, timeout=5).raise_for_status()


def renamed(site: Site, person: Invented, surname: str) -> str:
    """Let the register of persons know the person by another surname; the whole name as it is then."""
    told = {
        "iin": person.iin, "surname": surname, "name": person.name, "patronymic": person.patronymic,
        "birth_date": applications.born_on(person).isoformat(),
    }  # fmt: skip
    requests.post(f"{site.emulator('GATEWAY')}/control/people", json=told, timeout=5).raise_for_status()
    return f"{surname} {person.name} {person.patronymic}".strip()


# the answers of the wizards


def labour(today: date, ground: str, years: int = 8) -> dict[str, Any]:
    """One position of so many years, until two months ago."""
    position, organisation = _WORK[ground]
    ended = today - timedelta(days=60)
    return {
        "ground": ground, "row_rows": "1", "row_0_position": position, "row_0_organisation": organisation,
        **boxes("row_0_started_on", ended - timedelta(days=366 * years)), **boxes("row_0_ended_on", ended),
        "row_0_duties": "Атқарушылық құжаттардың орындалуын қадағалау", "row_0_dismissal": "Өз еркімен",
    }  # fmt: skip


def issue(person: Invented, today: date, ground: str) -> Answers:
    """What an applicant answers on the pages of a licence before that of the fee; without a ground of labour
    the decision on certification that the page offers is taken.
    """
    held = diploma(person)
    basis: Answers = {"basis": {"kind": "certification"}, "certification": {}}
    if ground:
        basis = {"basis": {"kind": "labour"}, "labour": labour(today, ground)}
    return {
        **_alike(person), "region": {"territory": person.territory},
        "diploma": {
            "institution": held["institution_ru"], "specialty_code": held["specialty_code"],
            "number": held["number"], **boxes("issued_on", date.fromisoformat(held["issued_on"])),
            "where": "here",
        },
        **basis,
    }  # fmt: skip


def renewal(person: Invented, number: str, today: date, changes: Mapping[str, tuple[str, str]]) -> Answers:
    """What a holder answers on the pages of a re-issue before that of the fee: before and after by ground."""
    told: Answers = {"licence": {"which": number}, "grounds": {"grounds": list(changes)}}
    for key, (before, after) in changes.items():
        told[f"change-{key}"] = {"before": before, "after": after}
        if key in BY_PAPER:
            paper = {"number": "17-211", **boxes("issued_on", today - timedelta(days=20))}
            told[f"change-{key}"] |= {**paper, "issuer": "Әділет министрлігі"}
    return {**told, **_alike(person)}


def _alike(person: Invented) -> Answers:
    return {
        "contacts": {"email": applications.email_of(person), "phone": applications.phone_of(person)},
        "residence": {
            "residence_region": person.territory, "residence_settlement": "Астана",
            "residence_street": "Үлгі көшесі", "residence_house": "10",
        },
    }  # fmt: skip


def _end(visitor: Visitor, draft: str, papers: bool, look: Look) -> None:
    """The pages behind that of the fee."""
    assert visitor.path == f"{draft}bank/", visitor.says()[:800]
    look()
    visitor.fill({"paper_copy": "on"})
    visitor.press(SAVE)
    look()
    if papers:
        visitor.fill({"role": "change"})
        visitor.page.set_input_files("[name=file]", _file())  # type: ignore[arg-type]
        visitor.press("form[enctype] button[type=submit]")
    visitor.press("button[name=next]")
    look()
    for box in visitor.page.locator("#main-content [type=checkbox]").all():
        box.check()
    visitor.press(SAVE)
    assert visitor.path == f"{draft}check/", visitor.says()[:800]


def _file() -> dict[str, Any]:
    return {"name": "Құжат.png", "mimeType": "image/png", "buffer": applications.paper("change")}


def apply_by_hand(
    visitor: Visitor, told: Answers, pay: Callable[[Visitor, Look], None], look: Look = no_look,
    start: str = ISSUE,
) -> str:  # fmt: skip
    """From the first page of the service through every page of its wizard; the path of the case."""
    visitor.open(start)
    look()
    visitor.press("form[action$='/begin/'] button")
    look()
    draft = visitor.path
    visitor.open(f"{draft}{next(iter(told))}/")
    for key, answers in told.items():
        assert visitor.path == f"{draft}{key}/", f"expected {key}: {visitor.says()[:800]}"
        look()
        _answer(visitor, answers)
        visitor.press(SAVE)
    assert visitor.path == f"{draft}fee/", visitor.says()[:800]
    pay(visitor, look)
    _end(visitor, draft, bool(BY_PAPER & set(told.get("grounds", {}).get("grounds", ()))), look)
    look()
    return visitor.submit()


def _answer(visitor: Visitor, answers: Mapping[str, Any]) -> None:
    """Fill a page in; of several boxes with one name mark each that is named."""
    for name, value in answers.items():
        if isinstance(value, list):
            for one in value:
                visitor.page.check(f"#main-content [name='{name}'][value='{one}']")
        elif not name.endswith("_rows"):
            visitor.fill({name: value})


def apply_quickly(visitor: Visitor, told: Answers, pays: bool = True, start: str = ISSUE) -> str:
    """The same without drawing every page; the path of the case."""
    visitor.open(start)
    visitor.press("form[action$='/begin/'] button")
    draft = visitor.path
    order(visitor, draft, pays)
    end = {"bank": {}, "consents": dict.fromkeys(
        ("statements_true", "no_court_prohibition", "protected_data", "health_registers"), "on")}  # fmt: skip
    for key, answers in {**told, **end}.items():
        # a list of one: a form of Playwright's has no other
        one = {name: value[0] if isinstance(value, list) else value for name, value in answers.items()}
        visitor.post(f"{draft}{key}/", one)
    if start == RENEWAL:
        file = ("Құжат.png", applications.paper("change"))
        visitor.post(f"{draft}attachments/", {"role": "change"}, file=file)
    visitor.open(f"{draft}check/")
    return visitor.submit()


# the fee


def order(visitor: Visitor, draft: str, pays: bool = True) -> None:
    """Order to pay the fee of a draft through the gateway, and pay it unless said otherwise."""
    answer = visitor.post(f"{draft}fee/", {"way": "gateway"})
    if pays:
        pay_quickly(visitor, answer.url.split("/")[-3])


def pay_quickly(visitor: Visitor, fee: str) -> None:
    """The bank takes the money for an order, as its page would."""
    at = f"{visitor.site.url}/payments/{fee}"
    visitor.page.request.get(f"{at}/bank/")
    url = f"{visitor.site.emulator('PAYMENTS')}/control/pay"
    requests.post(url, json={"reference": UUID(fee).hex}, timeout=5).raise_for_status()
    visitor.page.request.get(f"{at}/return/")


def pay_at_the_bank(visitor: Visitor, look: Look = no_look, seen: Look = no_look) -> None:
    """Through the gateway: to the bank's page, pay there, come back, wait for the confirmation."""
    look()
    visitor.fill({"way": "gateway"})
    visitor.press(SAVE)
    look()
    visitor.press("a.govuk-button--start")
    assert visitor.page.url.startswith(visitor.site.emulator("PAYMENTS")), visitor.page.url
    look()
    seen()
    visitor.press("button[value=pay]")
    assert visitor.path.endswith("/return/"), visitor.says()[:500]
    paid = "#main-content a.govuk-button[href*='/drafts/']:not(.govuk-button--secondary)"
    visitor.page.wait_for_selector(paid, timeout=30_000)
    look()
    visitor.press(paid)
    look()
    visitor.press("button[name=next]")


def give_a_receipt(visitor: Visitor, today: date, amount: str, look: Look = no_look) -> None:
    """With the receipt of a bank."""
    look()
    visitor.fill({"way": "receipt"})
    visitor.press(SAVE)
    look()
    visitor.fill({**RECEIPT, "amount": amount, **boxes("paid_on", today)})
    file = {"name": "Квитанция.png", "mimeType": "image/png", "buffer": applications.paper("receipt")}
    visitor.page.set_input_files("[name=file]", file)  # type: ignore[arg-type]
    visitor.press(SAVE)


# the desk


def at_desk(case: str) -> str:
    """The page of an applicant's case at the licensor's desk."""
    return case.replace("/licensing/cases/", "/licensing/desk/cases/")


def complete(officer: Visitor, case: str, look: Look = no_look) -> None:
    """Find the application complete, once it is registered."""
    officer.open(at_desk(case))
    link, now = officer.page.locator("a[href$='/find-complete/']"), moment(officer.site)
    working = current().is_working(now.date()) and PROVIDER.opens <= now.time() < PROVIDER.closes
    if not link.count() and not working:
        officer.next_working_morning()
    officer.until(link.count, "registration")
    look()
    fill_in(officer, f"{at_desk(case)}find-complete/", {}, look)


def conclude(officer: Visitor, case: str, look: Look = no_look) -> None:
    """Find complete, wait for every register, conclude in favour."""
    complete(officer, case, look)
    officer.open(f"{at_desk(case)}conclude/")
    officer.until(lambda: officer.page.locator(SAVE).count(), "answers of all registers")
    fill_in(officer, f"{at_desk(case)}conclude/", {}, look)
    look()


def may(staff: Visitor, case: str, step: str) -> bool:
    """Whether the page of a case offers a step."""
    staff.open(at_desk(case))
    return bool(staff.page.locator(f"#main-content a[href$='/{step}/']").count())
