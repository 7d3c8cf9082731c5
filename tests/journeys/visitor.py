"""A person at a browser: what people do on the site, said once, whatever the page's language."""

import re
import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from playwright.sync_api import Locator, Page

from oryndau.demo.people import Invented
from tests.journeys import applications
from tests.journeys.installation import ROOT, Site

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDE, PHONE = 1200, 390
PANEL = "[data-signing-start]"
RUN_AXE = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"
PAPERS = {
    "enforcement_document": "Атқару парағы.png", "judicial_act": "Сот актісі.png",
    "power_of_attorney": "Сенімхат.png",
}  # fmt: skip
USUAL = ("enforcement_document", "judicial_act")
Look = Callable[[], None]
SAVE = "form[novalidate] button[type=submit]:not([name])"


class Visitor:
    """One page of one browser on one installation."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.looked: list[str] = []
        self._axe = AXE.read_text(encoding="utf-8")

    # going about

    def open(self, path: str) -> int:
        """Open a page of the site; its status."""
        answer = self.page.goto(path if path.startswith("http") else self.site.url + path)
        assert answer is not None
        return answer.status

    @property
    def path(self) -> str:
        """Where the visitor is, without host and query."""
        return self.page.url.removeprefix(self.site.url).split("?")[0]

    @property
    def language(self) -> str:
        """Language that the page says it is in."""
        return self.page.locator("html").get_attribute("lang") or ""

    def says(self) -> str:
        """The words of the page's main part."""
        return self.page.locator("#main-content").inner_text()

    def heading(self) -> str:
        """The page's first heading."""
        return self.page.locator("h1").first.inner_text()

    def speak(self, language: str) -> None:
        """Change the language as everybody does, at the top of the page."""
        if self.language != language:
            self.page.locator(f".site-language button[value={language}]").click()
            self.page.wait_for_selector(f"html[lang={language}]")

    def press(self, selector: str) -> None:
        """Press a button or a link that leads to another page."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def until(self, wanted: Callable[[], Any], what: str, seconds: float = 25) -> Any:
        """Reload the page until something is there: the worker does its part in its own time."""
        end = time.monotonic() + seconds
        while True:
            found = wanted()
            if found:
                return found
            assert time.monotonic() < end, f"{what} did not come: {self.says()[:1500]}"
            time.sleep(0.4)
            self.page.reload()

    # signing

    def sign(self) -> None:
        """Press the button of the signing page; NCALayer signs, and the page is left."""
        here = self.path
        self.page.locator(f"{PANEL}:visible").click()
        self.page.wait_for_url(lambda url: here not in url, timeout=30_000)

    def sign_in(self, person: Invented) -> None:
        """Choose a person of the demonstration and sign the challenge with his EDS."""
        if "/sign-in/" not in self.path:
            self.open("/sign-in/")
        self.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        form = f"form:has(input[name=iin][value='{person.iin}']):has(input[name=bin][value='{person.bin}'])"
        self.press(f"{form} button")
        self.sign()

    def sign_out(self) -> None:
        """End the session."""
        self.press(".site-person__sign-out")

    # the application

    def begin(self) -> str:
        """Begin an application; the address of its draft."""
        self.open("/initiation/")
        self.press("form[action$='/begin/'] button")
        return self.path

    def fill(self, answers: Mapping[str, Any]) -> None:
        """Type and mark the answers of a page."""
        for name, value in answers.items():
            fields = self.page.locator(f"#main-content [name='{name}']")
            kind = fields.first.evaluate("one => one.tagName === 'INPUT' ? one.type : one.tagName")
            if kind in ("radio", "checkbox"):
                chosen = "" if value == "on" else f"[value='{value}']"
                self.page.locator(f"#main-content [name='{name}']{chosen}").first.check()
            elif kind == "SELECT":
                fields.first.select_option(value)
            else:
                fields.first.fill(value)

    def fill_application(
        self, told: applications.Answers, look: Look = lambda: None, papers: tuple[str, ...] = USUAL
    ) -> None:
        """The whole wizard by hand, up to «check your answers»; `look` is called on every page."""
        draft = self.path
        self.open(f"{draft}application/")
        for key, answers in told.items():
            assert self.path == f"{draft}{key}/", f"expected {key}: {self.says()[:800]}"
            look()
            self.fill(answers)
            self.press(SAVE)
            if key == "claimant":
                self._add_debtor(draft, look)
            if key == "place":
                self._attach(look, papers)
        assert self.path == f"{draft}check/", self.says()[:800]

    def _add_debtor(self, draft: str, look: Look) -> None:
        look()
        self.press("#add-debtor button[value=organisation]")
        look()
        self.fill(applications.debtor())
        self.press(SAVE)
        assert self.path == f"{draft}debtors/", self.says()[:800]
        look()
        self.press("form:not([action]) button[type=submit]")

    def _attach(self, look: Look, papers: tuple[str, ...]) -> None:
        look()
        for role in papers:
            self.page.check(f"[name=role][value={role}]")
            file = {"name": PAPERS[role], "mimeType": "image/png", "buffer": applications.paper(role)}
            self.page.set_input_files("[name=file]", file)  # type: ignore[arg-type]
            self.press("form[enctype] button[type=submit]")
        look()
        self.press("button[name=next]")

    def post(self, path: str, form: Mapping[str, Any], file: tuple[str, bytes] | None = None) -> Any:
        """Send a form without drawing the page, with the visitor's own session."""
        kept = {one.get("name"): one.get("value") for one in self.page.context.cookies()}
        token = kept["csrftoken"]
        fields = {**form, "csrfmiddlewaretoken": token}
        if file is None:
            return self.page.request.post(self.site.url + path, form=fields)
        fields["file"] = {"name": file[0], "mimeType": "image/png", "buffer": file[1]}
        return self.page.request.post(self.site.url + path, multipart=fields)

    def fill_quickly(self, told: applications.Answers, debtor: Mapping[str, Any] | None = None) -> str:
        """The same application without drawing every page, for journeys that begin later; ends on «check»."""
        draft = self.begin()
        for key, answers in told.items():
            self.post(f"{draft}{key}/", answers)
            if key == "claimant":
                asked = self.post(f"{draft}debtors/add/", {"kind": "organisation"})
                self.post(asked.url.removeprefix(self.site.url), debtor or applications.debtor())
        for role in USUAL:
            file = (PAPERS[role], applications.paper(role))
            self.post(f"{draft}attachments/", {"role": role}, file=file)
        self.open(f"{draft}check/")
        return draft

    def submit(self) -> str:
        """From «check your answers» through signing to the page of acceptance; the path of the case."""
        self.press("form[action$='/sign/'] button")
        self.sign()
        assert self.path.endswith("/submitted/"), self.says()[:800]
        return self.path.removesuffix("submitted/")

    def apply(self, person: Invented, today: date, *, number: str = "", **traits: Any) -> str:
        """A whole application, quickly; the path of the case."""
        self.fill_quickly(applications.answers(person, today, number or fresh_number(), **traits))
        return self.submit()

    def registration(self, case: str) -> str:
        """The number of one's case once it is registered; the clock is moved when it is not working time."""
        self.open(case)
        caption = self.page.locator(".govuk-caption-l")
        if not _number(caption.inner_text()):
            self.next_working_morning()
        return str(self.until(lambda: _number(caption.inner_text()), "registration"))

    def decree(self, case: str) -> str:
        """The address of the decree of one's case, once it is delivered: it stands above the application."""
        self.open(case)
        numbered = self.page.locator("#main-content .govuk-list > li:has(.govuk-body-s)")
        self.until(lambda: numbered.count() == 2, "the decree")
        return self.site.url + (numbered.first.locator("a").get_attribute("href") or "")

    # the clock

    def next_working_morning(self) -> None:
        """Move the demonstration's clock as a visitor does."""
        here = self.page.url
        self.open("/demo/clock/")
        self.press("button[value=working]")
        if here.startswith(self.site.url):
            self.open(here)

    # looking

    def look(self) -> None:
        """`axe` finds nothing wrong, wide and on a phone; a phone need not scroll sideways."""
        where = f"{self.path} ({self.language})"
        self.page.evaluate(self._axe)
        for width in (WIDE, PHONE):
            self.page.set_viewport_size({"width": width, "height": 800})
            faults = self.page.evaluate(RUN_AXE)
            told = [f"{one['id']}: {node['html'][:200]}" for one in faults for node in one["nodes"]]
            assert not told, f"{where} at {width}: {told}"
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{where} is {wide} wide at {width}"
        self.page.set_viewport_size({"width": WIDE, "height": 800})
        self.looked.append(where)

    def look_in_every_language(self) -> None:
        """`look` in Kazakh, Russian and English; the page is then in the language in which it was."""
        before = self.language
        for language in [code for code in ("kk", "ru", "en") if code != before] + [before]:
            self.speak(language)
            self.look()

    def errors(self) -> Locator:
        """The lines of the error summary."""
        return self.page.locator(".govuk-error-summary")


def _number(text: str) -> str:
    found = re.search(r"\d[\w/-]{4,}", text)
    return found.group() if found else ""


def fresh_number() -> str:
    """A number of an enforcement document that no other has."""
    return f"7112-26-00-2/{uuid4().int % 10**8}"


def number_in(text: str) -> str:
    """The number of a document (ORY and sixteen letters or digits) that a text names."""
    found = re.search(r"ORY[-\s]?(?:[0-9A-Z]{4}[-\s]?){4}", text)
    assert found, f"no number of a document in {text[:500]}"
    return found.group().strip()
