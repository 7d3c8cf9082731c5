"""The pictures of the README: one application from home page to public check, licences, certification.

`./oryndau pictures` runs it. Every picture is of a real page of a real installation.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typst
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from oryndau.demo.people import Invented, people
from tests.journeys import applications, desk, installation
from tests.journeys.conftest import CHROMIUM_ARGS, moment
from tests.journeys.installation import ROOT, Site
from tests.journeys.pictures_certification import Gallery
from tests.journeys.pictures_licence import Gallery as LicenceGallery
from tests.journeys.visitor import PHONE, SAVE, WIDE, Visitor, fresh_number, number_in

FOLDER = ROOT / "docs" / "pictures"
TALLEST = {WIDE: 1500, PHONE: 1400}
CASES = 60
PAGE = '#set page(width: 210mm, height: 297mm, margin: 0mm)\n#image("file.pdf", page: 1, width: 210mm)'


def main() -> int:
    """Take all pictures; the exit code."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("No Chromium on this machine: install the package chromium.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        Studio(browser, site).take_all()
        browser.close()
    return 0


@contextmanager
def _site() -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="oryndau-pictures-") as folder:
        site = installation.start(Path(folder), cases=CASES)
        try:
            yield site
        finally:
            site.stop()


class Studio:
    """The walk with a camera."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self.people = people()

    def take_all(self) -> None:
        """Home, sign-in, licences, certification, an application to its check; wide, and some on a phone."""
        self._come().next_working_morning()
        anybody = self._come()
        for name, path in (("home", "/"), ("sign-in", "/sign-in/")):
            anybody.open(path)
            self._picture(anybody, name)
        for gallery in (LicenceGallery, Gallery):
            gallery(self._come, self._picture, _first_page).take_all(self.people)
        claimant, case = self._application()
        number = claimant.registration(case)
        self._decree(number)
        pdf = claimant.page.request.get(claimant.decree(case)).body()
        _first_page(pdf, "decree")
        self._picture(claimant, "case")
        listed = claimant.page.locator("#main-content .govuk-list > li:has(.govuk-body-s)").first
        self._check(number_in(listed.inner_text()))
        claimant.speak("kk")
        self._picture(claimant, "case-phone", PHONE)
        anybody.open("/")
        anybody.speak("kk")
        self._picture(anybody, "home-phone", PHONE)

    def _application(self) -> tuple[Visitor, str]:
        person = next(one for one in self.people if one.group == "claimants")
        visitor = self._come(person)
        told = applications.answers(person, moment(self.site).date(), fresh_number())
        draft = visitor.fill_quickly(told)
        self._picture(visitor, "check-answers")
        visitor.open(f"{draft}claimant/")
        self._picture(visitor, "wizard")
        visitor.open(f"{draft}check/")
        visitor.press("form[action$='/sign/'] button")
        self._picture(visitor, "sign")
        visitor.sign()
        self._picture(visitor, "accepted")
        return visitor, visitor.path.removesuffix("submitted/")

    def _decree(self, number: str) -> None:
        head = self._come(self._staff("71", "head")[0])
        bailiff = self._come(desk.bailiff_of(head, self._staff, number))
        bailiff.open("/desk/")
        self._picture(bailiff, "desk-queue")
        case = desk.open_case(bailiff, number)
        self._picture(bailiff, "desk-case")
        bailiff.open(f"{case}initiate/")
        bailiff.press(SAVE)
        bailiff.press("form[action$='/sign/'] button")
        bailiff.sign()

    def _check(self, number: str) -> None:
        anybody = self._come()
        anybody.open(f"/check/{number}")
        self._picture(anybody, "public-check")

    def _staff(self, territory: str, post: str) -> list[Invented]:
        return [one for one in self.people if one.post == post and one.territory == territory]

    def _come(self, person: Invented | None = None) -> Visitor:
        context = self.browser.new_context(viewport={"width": WIDE, "height": 800})
        context.add_cookies([{"name": "django_language", "value": "en", "url": self.site.url}])
        visitor = Visitor(context.new_page(), self.site)
        if person:
            visitor.sign_in(person)
        return visitor

    def _picture(self, visitor: Visitor, name: str, width: int = WIDE, top: str = "") -> None:
        """The page from its top, or from what is named, as small as a picture of few colours can be."""
        visitor.page.set_viewport_size({"width": width, "height": 800})
        taken = Image.open(io.BytesIO(visitor.page.screenshot(full_page=True)))
        box = visitor.page.locator(top).bounding_box() if top else None
        # the picture is of the whole page, the box is told from where the window stands
        start = int(box["y"] + visitor.page.evaluate("window.scrollY")) - 30 if box else 0
        _save(taken.crop((0, start, width, min(taken.height, start + TALLEST[width]))), name)
        visitor.page.set_viewport_size({"width": WIDE, "height": 800})


def _first_page(pdf: bytes, name: str) -> None:
    """The first page of a PDF as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "file.pdf").write_bytes(pdf)
        page = Path(folder, "page.typ")
        page.write_text(PAGE)
        _save(Image.open(io.BytesIO(typst.compile(str(page), format="png", ppi=100))), name)


def _save(taken: Image.Image, name: str) -> None:
    few = taken.convert("RGB").quantize(96, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)
    print(f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
