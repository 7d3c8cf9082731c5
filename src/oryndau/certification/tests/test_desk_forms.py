"""Forms of the desk: what is offered, what is refused and why, what goes to preview (C-07 to C-09, C-18)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from oryndau.acts.models import Prepared
from oryndau.cases.models import Case
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import DAY_9, browser, clock, fresh, read, url
from oryndau.people.models import Access
from oryndau.signing.models import SignatureSession

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LANGUAGES = ["kk", "ru", "en"]
PROPOSAL: dict[str, Any] = {
    "grounds": ["restriction"], "restrictions": ["2"], "reasons_kk": "Жойылмаған соттылығы бар.",
    "reasons_ru": "Имеется непогашенная судимость.", "hearing_on": "2026-12-03", "hearing_time": "11:00",
    "manner": "in-person", "place_kk": "Абай даңғылы, 10", "place_ru": "пр. Абая, 10", "link": "",
}  # fmt: skip


def convicted() -> Case:
    return make.answered(make.checked(), records={"convictions": {"conviction": "unexpunged"}})


def test_a_clerk_finds_the_documents_complete_and_then_admits() -> None:
    case, client = make.registered(), browser("clerk")
    page = read(case, "find-complete")
    assert "Tuesday 15 December 2026" in page
    answer = client.post(url(case, "find-complete"), {"version": case.version, "notes": ""}, follow=True)
    assert "found complete" in answer.content.decode()
    case = make.answered(fresh(case))
    assert "All eight restrictions are clear" in read(case, "admit")
    answer = client.post(url(case, "admit"), {"version": case.version, "notes": ""}, follow=True)
    assert "was admitted" in answer.content.decode()
    assert fresh(case).state == "admitted"


def test_admission_is_not_offered_against_a_register_and_says_what_to_do() -> None:
    """C-09: and a forged form is refused with every reason."""
    case = convicted()
    page = read(case, "admit")
    assert "cannot be admitted now" in page
    assert "put right" in page
    assert 'name="version"' not in page
    answer = browser("clerk").post(
        url(case, "admit"), {"version": case.version, "cleared": list(range(1, 9))}
    )
    assert answer.status_code == 422
    assert "subparagraph 2" in answer.content.decode()
    assert fresh(case).state == "checked"


def test_silence_of_a_register_is_explained() -> None:
    assert "nobody is admitted on silence" in read(make.checked(), "admit")


def test_incomplete_goes_to_the_head_who_signs_or_sends_back() -> None:
    case = make.registered()
    missing = {"missing_kk": "Диплом нөмірі жоқ.", "missing_ru": "Нет номера диплома."}
    browser("clerk").post(url(case, "find-incomplete"), {"version": case.version, **missing})
    case = fresh(case)
    head = browser("head")
    assert "Нет номера диплома." in head.get(url(case, "refuse-to-consider")).content.decode()
    answer = head.post(url(case, "refuse-to-consider"), {"version": case.version, **missing})
    prepared = Prepared.objects.get()
    assert answer["location"] == reverse("acts:prepared", args=[prepared.pk])
    preview = head.get(answer["location"]).content.decode()
    assert "Sign the refusal to consider" in preview
    file = head.get(reverse("acts:preview", args=[prepared.pk]))
    assert file["content-type"] == "application/pdf"
    assert Access.objects.filter(what="act", case_id=case.pk).count() == 1
    answer = head.post(reverse("acts:sign", args=[prepared.pk]))
    assert SignatureSession.objects.get().purpose == "certification.refuse-to-consider"
    answer = head.post(url(case, "send-back"), {"version": case.version, "reason": "Номер есть в дипломе."})
    assert fresh(case).state == "registered"
    assert "Номер есть в дипломе." in read(fresh(case))
    assert head.post(reverse("acts:sign", args=[prepared.pk])).status_code == 409, "the case has moved on"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preliminary_refusal_offers_lawful_days_only(language: str) -> None:
    """C-18: what the registers found stands in the form in both languages."""
    case = convicted()
    page = read(case, "propose-refusal", "head", language)
    offered = [part.split('"')[0] for part in page.split('name="hearing_on" value="')[1:]]
    assert offered == ["2026-12-03", "2026-12-04"]
    assert "№ 261-IV заң" in page
    assert "судимость" in page
    finding = {"kk": "Соттылығы", "ru": "Судимость", "en": "The conviction"}[language]
    assert finding in page.split('name="restrictions" value="2"')[1].split('name="restrictions" value="3"')[0]
    assert "checked" in page.split('name="restrictions" value="2"')[1].split(">")[0]


def test_a_preliminary_refusal_goes_to_the_preview() -> None:
    case = convicted()
    answer = browser("head").post(url(case, "propose-refusal"), {"version": case.version, **PROPOSAL})
    assert answer["location"] == reverse("acts:prepared", args=[Prepared.objects.get().pk])
    assert Prepared.objects.get().facts["hearing_at"].startswith("2026-12-03T06:00")


@pytest.mark.parametrize(("wrong", "said"), [
    ({"hearing_on": "2026-12-07"}, "within 2 working days of the notice"),
    ({"hearing_on": "2026-12-02"}, "within 2 working days of the notice"),
    ({"hearing_time": "13:30"}, "in working hours"),
    ({"hearing_on": ""}, "Choose the day of the hearing"),
    ({"restrictions": ["2", "6"]}, "does not confirm"),
    ({"manner": "video"}, "video"),
    ({"reasons_ru": ""}, "Reasons in Russian"),
])  # fmt: skip
def test_an_unlawful_preliminary_refusal_is_refused_with_the_reason(wrong: dict[str, Any], said: str) -> None:
    case = convicted()
    answer = browser("head").post(
        url(case, "propose-refusal"), {"version": case.version, **PROPOSAL, **wrong}
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Prepared.objects.exists()


def test_too_late_for_a_hearing_is_said_with_the_last_day(clock: Any) -> None:
    case = convicted()
    clock.move_to(DAY_9 + timedelta(days=9))
    page = read(case, "propose-refusal", "head")
    assert "no longer possible" in page
    assert 'name="grounds"' not in page


def test_minutes_before_the_appointed_time_are_refused(clock: Any) -> None:
    case = make.hearing()
    page = read(case, "hold-hearing", "head")
    assert "This time has not come yet" in page
    form = {
        "version": case.version, "held_on_day": "2", "held_on_month": "12", "held_on_year": "2026",
        "held_time": "10:00", "appeared": "yes", "participants": "Оспанова Дана\n", "said_kk": "Айтты осыны.",
        "said_ru": "Сказано это.",
    }  # fmt: skip
    answer = browser("head").post(url(case, "hold-hearing"), form)
    assert answer.status_code == 422
    assert "not held before the appointed time" in answer.content.decode()
    clock.move_to(DAY_9 + timedelta(days=1, hours=3))
    answer = browser("head").post(
        url(case, "hold-hearing"), form | {"held_on_day": "3", "held_time": "11:05"}
    )
    assert answer.status_code == 302
    assert Prepared.objects.get().facts["participants"] == ["Оспанова Дана"]


def test_what_was_typed_stands_in_the_form_again_after_the_preview() -> None:
    case, head = convicted(), browser("head")
    head.post(
        url(case, "propose-refusal"), {"version": case.version, **PROPOSAL, "place_ru": "ул. Сатпаева, 7"}
    )
    assert "ул. Сатпаева, 7" in head.get(url(case, "propose-refusal")).content.decode()


def test_a_stale_form_is_refused_and_says_what_happened() -> None:
    case = make.registered()
    asked = {"version": case.version, "notes": ""}
    make.answered(case)
    answer = browser("clerk").post(url(case, "find-complete"), asked)
    assert answer.status_code == 409
    assert "A state register answered" in answer.content.decode()


def test_a_second_click_changes_nothing() -> None:
    case, client = make.registered(), browser("clerk")
    asked = {"version": case.version, "notes": ""}
    assert client.post(url(case, "find-complete"), asked).status_code == 302
    assert client.post(url(case, "find-complete"), asked).status_code == 409
    assert fresh(case).events.filter(step="find-complete").count() == 1


@pytest.mark.parametrize(("role", "step", "status"), [
    ("head", "find-complete", 403), ("clerk", "refuse-to-consider", 403), ("clerk", "propose-refusal", 403),
    ("clerk", "certify", 403), ("head", "submit", 404), ("head", "nonsense", 404), ("clerk", "admit", 409),
])  # fmt: skip
def test_roles_and_states_guard_every_form(role: str, step: str, status: int) -> None:
    assert browser(role).get(url(make.registered(), step)).status_code == status


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("make_case", "step", "role"), [
    ("registered", "find-complete", "clerk"), ("registered", "find-incomplete", "clerk"),
    ("checked", "admit", "clerk"), ("heard", "refuse", "head"), ("heard", "admit-after-hearing", "head"),
    ("hearing", "hold-hearing", "head"), ("concluded", "certify", "head"),
])  # fmt: skip
def test_every_form_is_read_in_three_languages(make_case: str, step: str, role: str, language: str) -> None:
    assert "<form" in read(getattr(make, make_case)(), step, role, language)


def test_the_head_hands_a_case_over_with_a_reason() -> None:
    case, other = make.registered(), make.post("clerk", surname="Омаров")
    address = reverse("certification-desk:reassign", args=[case.pk])
    head = browser("head")
    assert "Омаров" in head.get(address).content.decode()
    asked = {"version": case.version, "staff": str(other.pk), "reason": "специалист в отпуске"}
    assert "Омаров" in head.post(address, asked, follow=True).content.decode()
    assert fresh(case).assignee == other.pk
    assert head.post(address, asked).status_code in (409, 422)
    assert browser("clerk").get(address).status_code == 403


def test_the_lists_of_results_are_read_in_three_languages() -> None:
    case = make.concluded("absent")
    session = make.Candidate.objects.get(pk=case.pk).session_id
    results = reverse("certification-desk:results", args=[session])
    for address in (reverse("certification-desk:result-sessions"), results):
        for role in ("clerk", "head"):
            for language in LANGUAGES:
                answer = browser(role).get(address, headers={"accept-language": language})
                assert answer.status_code == 200
