"""Forms of the licensor's desk: what is offered, what is refused and why, what goes to preview (L-06)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from oryndau.acts.models import Prepared
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests import licences
from oryndau.licensing.tests.desk import browser, clock, fresh, read, url
from oryndau.people.models import Access
from oryndau.signing.models import SignatureSession

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LANGUAGES = ["kk", "ru", "en"]
REASONS = {"reasons_kk": "Жоғары заң білімі расталмаған.",
           "reasons_ru": "Высшее юридическое образование не подтверждено."}  # fmt: skip
PROPOSAL: dict[str, Any] = {
    "grounds": ["3"], **REASONS, "hearing_on": "2026-11-24", "hearing_time": "10:00", "manner": "in-person",
    "place_kk": "Мәңгілік Ел, 8", "place_ru": "пр. Мәңгілік Ел, 8", "link": "",
}  # fmt: skip


def test_an_officer_goes_from_check_to_conclusion_on_the_pages() -> None:
    case, officer = make.answered(make.registered()), browser(make.licensor())
    for step, said in (("find-complete", {"notes": ""}), ("conclude", {"notes": "Бәрі дұрыс."})):
        answer = officer.post(url(case, step), {"version": fresh(case).version, **said}, follow=True)
        assert answer.status_code == 200
    assert fresh(case).state == "concluded"
    page = read(case, "endorse", make.second_licensor())
    assert "Бәрі дұрыс." in page
    second = browser(make.second_licensor())
    second.post(url(case, "endorse"), {"version": fresh(case).version, "notes": ""})
    assert fresh(case).state == "endorsed"


def test_where_a_ground_stands_there_is_no_conclusion_but_the_reason() -> None:
    """L-08: the page says what stands or is not known, and what to do."""
    found = make.checked(records={"court-acts": {"prohibits": "true", "debtor": "false"}})
    page = read(found, "conclude")
    assert "cannot be made now" in page
    assert "propose a refusal" in page
    assert "novalidate" not in page
    silent = make.checked(records={"approval": None})
    assert "Nothing is issued on silence" in read(silent, "conclude")


def test_the_form_of_a_refusal_begins_with_what_was_found() -> None:
    """L-08: grounds marked, reasons in the law's own words, in both languages."""
    case = make.checked(records={"court-acts": {
        "prohibits": "true", "prohibits_court": "Алмалы аудандық соты", "prohibits_number": "2-11/2026",
        "prohibits_on": "2026-10-01", "debtor": "false"}})  # fmt: skip
    page = read(case, "suggest-refusal")
    assert page.count("checked") == 1
    assert page.count("2-11/2026") >= 3
    sent = browser(make.licensor()).post(
        url(case, "suggest-refusal"), {"version": case.version, "grounds": ["5"], **REASONS}
    )
    assert sent.status_code == 302
    assert fresh(case).state == "refusal-suggested"


@pytest.mark.parametrize("wrong", [{"grounds": []}, {"grounds": ["8"]}, {"reasons_kk": ""},
                                   {"reasons_ru": "қысқа"}, {"grounds": ["6"]}])  # fmt: skip
def test_a_refusal_without_ground_or_reasons_is_not_proposed(wrong: dict[str, Any]) -> None:
    case = make.checked(records={"education": {"degree": "bachelor", "field": "other"}})
    said = {"version": case.version, "grounds": ["3"], **REASONS, **wrong}
    answer = browser(make.licensor()).post(url(case, "suggest-refusal"), said)
    assert answer.status_code == 422
    assert fresh(case).state == "checked"


def test_the_head_reads_the_officers_words_and_the_lawful_days() -> None:
    """L-07: the days are offered; the reasons are what the officer proposed."""
    case, head = make.refusal_suggested(), make.licensing_head()
    page = read(case, "propose-refusal", head)
    for words in ("24 November 2026", "25 November 2026", REASONS["reasons_kk"], REASONS["reasons_ru"]):
        assert words in page, words
    answer = browser(head).post(url(case, "propose-refusal"), {"version": case.version, **PROPOSAL})
    assert answer.status_code == 302
    prepared = Prepared.objects.get()
    assert answer["Location"] == reverse("acts:prepared", args=[prepared.pk])
    assert fresh(case).state == "refusal-suggested", "nothing takes effect before the signature"


def test_when_no_day_is_left_the_page_says_so(clock: Any) -> None:
    case = make.refusal_suggested()
    clock.move_to(make.MONDAY + timedelta(days=11))
    page = read(case, "propose-refusal", make.licensing_head())
    assert "no longer possible" in page
    assert "novalidate" not in page


def test_the_licence_goes_through_preview_to_signing() -> None:
    """L-12: the head reads the very document that he signs; a look at it is logged."""
    case, head = make.endorsed(), browser(make.licensing_head())
    assert "General, unlimited" in read(case, "issue", make.licensing_head())
    answer = head.post(url(case, "issue"), {"version": case.version})
    prepared = Prepared.objects.get()
    assert answer["Location"] == reverse("acts:prepared", args=[prepared.pk])
    page = head.get(answer["Location"]).content.decode()
    assert "the fee is used" in page
    assert head.get(reverse("acts:preview", args=[prepared.pk])).status_code == 200
    assert Access.objects.filter(case_id=case.pk, what="act").count() == 1
    signed = head.post(reverse("acts:sign", args=[prepared.pk]))
    session = SignatureSession.objects.get()
    assert str(session.pk) in signed["Location"]
    shown = head.get(signed["Location"]).content.decode()
    assert str(case.number) in shown
    assert "Sign the licence" in shown


def test_after_a_hearing_the_form_asks_for_reasons() -> None:
    page = read(make.heard(), "issue", make.licensing_head())
    assert "Reasons of the decision" in page
    assert "A ground still stands" in page
    assert "notes" not in read(make.endorsed(), "issue", make.licensing_head())


def test_the_forms_of_the_hearing_are_those_of_certification(clock: Any) -> None:
    """L-07: one piece for both services."""
    from oryndau.acts.hearing.forms import AppointmentForm, HearingForm
    from oryndau.certification.desk import forms as other
    from oryndau.licensing.desk import filling, forms

    assert issubclass(forms.PreliminaryRefusalForm, AppointmentForm)
    assert issubclass(other.ProposeRefusalForm, AppointmentForm)
    assert filling.blank(make.hearing(), "hold-hearing", make.MONDAY, "kk").kind is HearingForm


def test_what_was_typed_stands_in_the_form_again_after_the_preview() -> None:
    case, head = make.refusal_suggested(), browser(make.licensing_head())
    head.post(url(case, "propose-refusal"), {"version": case.version, **PROPOSAL, "place_ru": "ул. Орынбор"})
    assert "ул. Орынбор" in head.get(url(case, "propose-refusal")).content.decode()


def test_a_stale_form_is_refused_and_says_what_happened() -> None:
    case = make.registered()
    asked = {"version": case.version, "notes": ""}
    make.answer(case, "person", make.CLEAR["person"])
    answer = browser(make.licensor()).post(url(case, "find-complete"), asked)
    assert answer.status_code == 409
    assert "A state register answered" in answer.content.decode()


def test_a_second_click_changes_nothing() -> None:
    case, client = make.registered(), browser(make.licensor())
    asked = {"version": case.version, "notes": ""}
    assert client.post(url(case, "find-complete"), asked).status_code == 302
    assert client.post(url(case, "find-complete"), asked).status_code == 409
    assert fresh(case).events.filter(step="find-complete").count() == 1


@pytest.mark.parametrize(("who", "step", "status"), [
    ("licensing_head", "find-complete", 403), ("licensor", "refuse-to-consider", 403),
    ("licensor", "issue", 403), ("licensor", "submit", 404), ("licensor", "nonsense", 404),
    ("licensor", "reissue", 404), ("licensor", "conclude", 409), ("licensing_head", "issue", 409),
])  # fmt: skip
def test_roles_and_states_guard_every_form(who: str, step: str, status: int) -> None:
    case, actor = make.registered(), getattr(make, who)()
    assert browser(actor).get(url(case, step)).status_code == status


def test_four_eyes_guard_the_form_itself() -> None:
    """The button is hidden, and the address does not help."""
    answer = browser(make.licensor()).get(url(make.concluded(), "endorse"))
    assert answer.status_code == 403
    assert "second pair of eyes" in answer.content.decode()


FORMS = [
    ("registered", "find-complete", "licensor"), ("registered", "find-incomplete", "licensor"),
    ("checked", "conclude", "licensor"), ("checked", "suggest-refusal", "licensor"),
    ("concluded", "endorse", "second_licensor"), ("concluded", "reopen", "second_licensor"),
    ("endorsed", "issue", "licensing_head"), ("refusal_suggested", "propose-refusal", "licensing_head"),
    ("hearing", "hold-hearing", "licensing_head"), ("heard", "refuse", "licensing_head"),
    ("heard", "issue", "licensing_head"), ("renewal_endorsed", "reissue", "licensing_head"),
    ("issued", "hand-paper-copy", "licensor"),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("made", "step", "who"), FORMS)
def test_every_form_is_read_in_three_languages(made: str, step: str, who: str, language: str) -> None:
    case = getattr(make, made)()
    assert "<form" in read(case, step, getattr(make, who)(), language)


def test_the_head_hands_a_case_over_with_a_reason() -> None:
    case, other = make.registered(), licences.post("licensor")
    address = reverse("licensing-desk:reassign", args=[case.pk])
    head = browser(make.licensing_head())
    assert other.person.full_name in head.get(address).content.decode()
    asked = {"version": case.version, "staff": str(other.pk), "reason": "маман демалыста"}
    assert other.person.full_name in head.post(address, asked, follow=True).content.decode()
    assert fresh(case).assignee == other.pk
    assert browser(make.licensor()).get(address).status_code == 403


def test_the_paper_copy_is_handed_over_on_a_day_that_has_come() -> None:
    case, officer = make.issued(paper_copy=True), browser(make.licensor())
    said = {"version": case.version, "handed_on_day": "24", "handed_on_month": "11", "handed_on_year": "2026",
            "handed_to": case.title}  # fmt: skip
    assert officer.post(url(case, "hand-paper-copy"), said).status_code == 422
    assert officer.post(url(case, "hand-paper-copy"), said | {"handed_on_day": "23"}).status_code == 302
