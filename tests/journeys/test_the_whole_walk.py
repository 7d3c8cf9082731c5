"""Claimant → bailiff → decree → public check, in each language (E-03, E-05, E-07, E-11)."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from oryndau.demo.people import Invented
from tests.journeys import applications, desk
from tests.journeys.conftest import Come
from tests.journeys.desk import Staff
from tests.journeys.installation import Site
from tests.journeys.visitor import SAVE, Visitor, fresh_number, number_in

pytestmark = pytest.mark.browser
WORDS = {
    "kk": ("Өтініш қабылданды", "Құжат түпнұсқа", "Файл өзгертілген"),
    "ru": ("Заявление принято", "Документ подлинный", "Файл изменён"),
    "en": ("The application is received", "The document is genuine", "The file was altered"),
}


@pytest.mark.parametrize(("language", "who"), [("kk", 0), ("ru", 1), ("en", 2)])
def test_an_enforcement_document_becomes_a_decree_that_everybody_can_check(
    come: Come, site: Site, claimants: list[Invented], staff: Staff, today: date, language: str, who: int
) -> None:
    """E-02, E-03, E-05, E-07, E-08, E-10, E-11: the whole walk of issue 2, every page looked at by axe."""
    person = claimants[who]
    claimant = _applies(come, person, language, today)
    case = claimant.path.removesuffix("submitted/")
    number = claimant.registration(case)
    claimant.look()
    _is_decided(come, staff, number, language)
    pdf = _reads_the_decree(claimant, case, person, site)
    _anybody_checks(come, pdf, language)


def _applies(come: Come, person: Invented, language: str, today: date) -> Visitor:
    visitor = come(language="kk" if language != "kk" else "ru")
    visitor.open("/")
    visitor.speak(language)
    visitor.look()
    visitor.press(".govuk-button--start")
    visitor.look()
    visitor.press(".govuk-button--start")
    visitor.look()
    visitor.sign_in(person)
    draft = visitor.begin()
    visitor.look()
    told = applications.answers(person, today, fresh_number(), language=language)
    visitor.fill_application(told, look=visitor.look)
    visitor.look()
    assert visitor.page.locator(".govuk-warning-text").count() == 0, visitor.says()
    assert visitor.errors().count() == 0
    visitor.press("form[action$='/sign/'] button")
    visitor.look()
    visitor.sign()
    assert visitor.path == draft.replace("/drafts/", "/cases/") + "submitted/"
    assert WORDS[language][0] in visitor.heading()
    assert visitor.language == language
    visitor.look()
    return visitor


def _is_decided(come: Come, staff: Staff, number: str, language: str) -> None:
    head = come(staff("71", "head")[0], language)
    post = desk.bailiff_of(head, staff, number)
    head.look()
    bailiff = come(post, language)
    bailiff.open("/desk/")
    bailiff.look()
    bailiff.press(f"a:text-is('{number}')")
    bailiff.look()
    bailiff.press("a[href$='/initiate/']")
    bailiff.look()
    bailiff.press(SAVE)
    bailiff.look()
    link = bailiff.page.locator("a[href$='/file/']").get_attribute("href") or ""
    assert bailiff.page.request.get(bailiff.site.url + link).body().startswith(b"%PDF")
    bailiff.press("form[action$='/sign/'] button")
    bailiff.look()
    bailiff.sign()
    assert bailiff.page.locator(".govuk-notification-banner--success").count() == 1
    bailiff.look()


def _reads_the_decree(claimant: Visitor, case: str, person: Invented, site: Site) -> bytes:
    pdf = claimant.page.request.get(claimant.decree(case)).body()
    claimant.look()
    assert pdf.startswith(b"%PDF")
    for path in ("/account/", "/account/messages/", "/account/documents/", "/access-log/"):
        claimant.open(path)
        claimant.look()
    claimant.open("/account/messages/")
    claimant.press("#main-content a[href*='/account/messages/']")
    claimant.look()
    assert claimant.until(lambda: len(site.letters(applications.email_of(person))) >= 3, "three e-mails")
    assert len(site.texts(applications.phone_of(person))) >= 2
    return bytes(pdf)


def _anybody_checks(come: Come, pdf: bytes, language: str) -> None:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "ҚАУЛЫ" in text
    number = number_in(text)
    anybody = come(language=language)
    anybody.open("/check/")
    anybody.look()
    anybody.page.fill("[name=number]", number)
    anybody.press("form[method=get] button")
    assert number in anybody.says()
    anybody.look()
    code = re.search(r"http://127\.0\.0\.1:\d+/check/\S+", text.replace("\n", ""))
    assert code, "the address in the QR code is printed beside it"
    assert anybody.open(f"{anybody.site.url}/check/{number}") == 200
    _, genuine, altered = WORDS[language]
    _check_file(anybody, pdf)
    assert genuine in anybody.heading()
    anybody.look()
    spoiled = pdf.replace(b"/Type/Page", b"/Type/PagE", 1)
    _check_file(anybody, spoiled if spoiled != pdf else pdf[:-20] + b"x" + pdf[-19:])
    assert altered in anybody.heading()
    anybody.look()


def _check_file(visitor: Visitor, content: bytes) -> None:
    visitor.open("/check/")
    file = {"name": "decree.pdf", "mimeType": "application/pdf", "buffer": content}
    visitor.page.set_input_files("[name=file]", file)  # type: ignore[arg-type]
    visitor.press("form[method=post][enctype] button")
