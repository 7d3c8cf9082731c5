"""The licence: signed, the fee used, the register told, all or nothing (L-09, L-10, L-12)."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.acts.models import Prepared
from oryndau.cases.errors import CaseError, FactsInvalid, SameHands, StepNotAllowed
from oryndau.cases.models import Case
from oryndau.certification.tests import factories as people
from oryndau.certification.tests.desk import DAY_9
from oryndau.documents.models import Document
from oryndau.law.licensing.facts import ChangeGround
from oryndau.licensing.desk import granting, points
from oryndau.licensing.desk.granting import NotIssued
from oryndau.licensing.models import Application
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests import licences
from oryndau.licensing.tests.desk import NOON, browser, clock, fresh, prepare, seal, sign, url, words, work
from oryndau.licensing.tests.factories import MONDAY
from oryndau.notices.models import Notice
from oryndau.payments.selectors import fee_of
from oryndau.payments.services import use
from oryndau.people.models import Person
from oryndau.registers.licences.selectors import valid_of
from oryndau.registers.models import Licence
from oryndau.signing.tests.world import Pretender, pretender

__all__ = ["clock", "pretender", "seal"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def fee_state(case: Case) -> str:
    fee = fee_of(Application.objects.get(pk=case.pk).fee)
    assert fee is not None
    return fee.state


@pytest.mark.parametrize("basis", ["certification", "labour"])
def test_the_signature_issues_the_licence(basis: str, pretender: Pretender, seal: Path) -> None:
    """L-12; Art. 142: fee used, licence in the register, document sealed and in the account."""
    case = make.endorsed(basis)
    prepared = prepare(case, "issue", {}, NOON)
    assert (fresh(case).state, fee_state(case), Licence.objects.count()) == ("endorsed", "paid", 0)
    sign(prepared, NOON)
    case, licence = fresh(case), Licence.objects.get()
    assert (case.state, bool(case.closed_at), fee_state(case)) == ("issued", True, "used")
    assert not case.clocks.filter(stopped_at=None).exists()
    assert not case.tasks.filter(done_at=None).exists()
    assert (licence.number, licence.name, licence.basis, licence.state) == (
        prepared.facts["number"], case.title, basis, "active",
    )  # fmt: skip
    assert (licence.granted_in, licence.office_ru.endswith("Үлгі, 5")) == (case.pk, True)
    assert Application.objects.get(pk=case.pk).licence == licence.pk
    work(case, DAY_9, "licence.deliver")
    work(case, DAY_9, "licence.told")
    kept = Document.objects.get(case=case, kind="licence")
    assert kept.sealed
    assert "лицензия выдана" in Notice.objects.get(case_id=case.pk).subject_ru


def test_who_has_no_office_yet_is_issued_a_licence_all_the_same(pretender: Pretender) -> None:
    """L-02, L-12: the address of the office is told later; the register shows none till then."""
    sign(prepare(make.endorsed(office_address=None), "issue", {}, NOON), NOON)
    licence = Licence.objects.get()
    assert (licence.office_kk, licence.office_ru) == ("", "")


def test_the_licence_says_what_article_142_wants(pretender: Pretender) -> None:
    """Art. 142(4): general, unlimited, the whole country; no IIN hangs on a wall."""
    case = make.endorsed()
    prepared = prepare(case, "issue", {}, NOON)
    said = words(prepared)
    for part in ("ЛИЦЕНЗИЯ", str(prepared.facts["number"]), case.title, "генеральная", "бас лицензия",
                 "без ограничения срока", "мерзімі шектелмеген", "вся территория", "бүкіл аумағы",
                 "23 ноября 2026", "2026 жылғы 23 қараша", "Министерство юстиции",
                 "Әділет министрлігі"):  # fmt: skip
        assert part in said, part
    assert case.applicant not in said


def test_anybody_can_check_the_licence_and_sees_its_state_now(pretender: Pretender, seal: Path) -> None:
    """L-12: the public check of the document, and what the register says today."""
    case = make.endorsed()
    prepared = prepare(case, "issue", {}, NOON)
    sign(prepared, NOON)
    work(case, DAY_9, "licence.deliver")
    page = browser(make.licensor()).get(f"/check/{prepared.number}").content.decode()
    assert "Licence of a private enforcement agent" in page
    assert "In force" in page


def test_a_number_is_given_once_however_often_the_licence_is_prepared() -> None:
    case, other = make.endorsed(), make.endorsed(who=people.person("Сейтова"))
    first, again = prepare(case, "issue", {}, NOON), prepare(case, "issue", {}, NOON)
    assert first.facts["number"] == again.facts["number"]
    assert prepare(other, "issue", {}, NOON).facts["number"] != first.facts["number"]


def test_who_concluded_or_endorsed_does_not_sign() -> None:
    """Four eyes, whatever post the person takes."""
    case = make.endorsed()
    officer = make.second_licensor()
    person = Person.objects.get(iin=officer.iin)
    licences.Staff.objects.create(person=person, territory="", role="licensing-head", position_kk="Басшы",
                                  position_ru="Руководитель")  # fmt: skip
    post = licences.Staff.objects.select_related("person").get(person=person, role="licensing-head")
    with pytest.raises(SameHands):
        prepare(case, "issue", {}, NOON, make.staff_actor(post))


# All or nothing


def said(error: CaseError) -> str:
    """Why nothing was issued, in English."""
    with translation.override("en"):
        return str(error.extra["why"])


def signed_out(case: Case, prepared: Prepared, error: type[CaseError]) -> CaseError:
    """The signature is refused, and nothing of it stays."""
    before = fresh(case).version, Licence.objects.count()
    with pytest.raises(error) as refused:
        sign(prepared, NOON)
    assert (fresh(case).version, Licence.objects.count()) == before
    assert fresh(case).state in ("endorsed", "heard")
    return refused.value


def test_a_fee_that_was_used_meanwhile_issues_nothing(pretender: Pretender) -> None:
    """L-10: no fee is used twice."""
    case = make.endorsed()
    prepared, row = prepare(case, "issue", {}, NOON), Application.objects.get(pk=case.pk)
    elsewhere = make.submitted(who=Person.objects.get(iin=case.applicant))
    Case.objects.filter(pk=case.pk).update(closed_at=NOON)  # the fee lets go of the case for a moment
    use(row.fee, elsewhere, at=NOON)
    Case.objects.filter(pk=case.pk).update(closed_at=None)
    error = signed_out(case, prepared, NotIssued)
    assert "fee" in said(error)
    with pytest.raises(NotIssued):
        prepare(case, "issue", {}, NOON)


def test_a_licence_that_exists_already_issues_nothing(pretender: Pretender) -> None:
    """One valid licence of a person at a time."""
    case = make.endorsed()
    prepared = prepare(case, "issue", {}, NOON)
    licences.granted(Person.objects.get(iin=case.applicant))
    error = signed_out(case, prepared, NotIssued)
    assert fee_state(case) == "paid", "the fee that was used for a moment is not"
    assert "one licence at a time" in said(error)


def test_a_licence_that_was_suspended_meanwhile_is_not_reissued(pretender: Pretender) -> None:
    case = make.renewal_endorsed()
    prepared = prepare(case, "reissue", {}, NOON)
    Licence.objects.update(state="suspended")
    Case.objects.filter(procedure="licence").update(state="suspended")
    signed_out(case, prepared, NotIssued)
    assert (fee_state(case), Licence.objects.get().state) == ("paid", "suspended")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_says_why_and_what_to_do(language: str) -> None:
    """Before the preview on the form itself, and when it comes up at the signature."""
    case, head = make.endorsed(), browser(make.licensing_head())
    licences.granted(Person.objects.get(iin=case.applicant))
    page = head.get(url(case, "issue"), headers={"accept-language": language})
    assert page.status_code == 200
    assert '<form method="post" novalidate>' not in page.content.decode()
    sent = head.post(url(case, "issue"), {"version": case.version}, headers={"accept-language": language})
    assert sent.status_code == 409
    assert url(case) in sent.content.decode()


# Re-issue

SHOWN: dict[ChangeGround, dict[str, Any]] = {
    ground: {"ground": ground, "before": "Ескі", "after": "Жаңа", "paper": make.RENAMED["paper"]}
    for ground in ChangeGround
    if ground is not ChangeGround.ALIENATION
}  # fmt: skip
SHOWN[ChangeGround.NAME] = make.RENAMED


@pytest.mark.parametrize("ground", SHOWN)
def test_a_licence_is_reissued_on_each_ground_that_can_be(
    ground: ChangeGround, pretender: Pretender, seal: Path
) -> None:
    """L-09: the old licence ends on the day on which the new one starts; alienation is refused elsewhere."""
    facts = make.renewal(None, None, SHOWN[ground])
    registered = make._register(make.renewal_submitted(facts=facts), "LR", MONDAY)
    case = make.answered(registered, records={"person": {"name": make.RENAMED["after"]}})
    case = make.step(case, "find-complete", make.licensor(), {}, MONDAY)
    case = make.step(case, "conclude", make.licensor(), {"cleared": []}, MONDAY)
    case = make.step(case, "endorse", make.second_licensor(), {}, MONDAY)
    prepared = prepare(case, "reissue", {}, NOON)
    sign(prepared, NOON)
    old = Licence.objects.get(number=facts.licence)
    new = valid_of(case.applicant)
    assert new is not None
    assert (fresh(case).state, fee_state(case)) == ("reissued", "used")
    assert (old.state, old.state_since, new.predecessor_id) == ("replaced", new.issued_on, old.pk)
    renamed = ground is ChangeGround.NAME
    assert new.name == (make.RENAMED["after"] if renamed else facts.applicant.full_name)
    moved = ground in (ChangeGround.OBJECT_ADDRESS, ChangeGround.ENTREPRENEUR_ADDRESS)
    assert (new.office_kk == "Жаңа") is moved
    assert f"№ {old.number}" in words(prepared)
    work(case, DAY_9, "renewal.deliver")
    work(case, DAY_9, "renewal.told")
    assert Document.objects.get(case=case, kind="licence").sealed


# After a hearing


def test_after_a_hearing_the_licence_is_issued_against_a_finding_only_with_reasons(
    pretender: Pretender,
) -> None:
    """L-07: fee, basis and answers stay what they must be; other findings may be set aside, with reasons."""
    records = {"convictions": {"conviction": "unexpunged"}}
    case = make.heard(make.hearing(make.refusal_suggested((1,), case=make.checked(records=records))))
    at = make.MONDAY + (DAY_9 - make.MONDAY) / 3
    with pytest.raises(FactsInvalid):
        prepare(case, "issue", {"notes": ""}, at)
    prepared = prepare(case, "issue", {"notes": "Сот актісі күшін жойған."}, at)
    sign(prepared, at)
    assert fresh(case).state == "issued"


def test_without_qualification_no_reasons_help() -> None:
    case = make.heard()
    with pytest.raises(FactsInvalid):
        prepare(case, "issue", {"notes": "Сонда да берілсін, өтінемін."}, make.MONDAY + (DAY_9 - MONDAY) / 3)


# No licence without fee, basis and answers

STEPS = st.lists(
    st.sampled_from(["fee", "basis", "answers", "bad answer", "find-complete", "conclude", "endorse",
                     "suggest", "reopen", "issue"]), max_size=14,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journal=STEPS, paid=st.booleans())
def test_no_licence_without_fee_basis_and_answers(
    journal: list[str], paid: bool, pretender: Pretender
) -> None:
    """L-08, L-10, L-12: whatever order a case takes its steps in, a licence that came of it had its fee paid,
    its basis found, every answer clear, two officers and a head of three persons.
    """
    who = people.person()
    case = make.registered(who=who, of=make.fee(who, paid=paid))
    for key in journal:
        try:
            case = _take(case, key)
        except (FactsInvalid, StepNotAllowed, NotIssued):
            case = fresh(case)
    if valid_of(case.applicant) is None:
        assert case.state != "issued"
        return
    assert case.state == "issued"
    assert paid
    assert fee_state(case) == "used"
    assert {one.verdict for one in points.points(case, NOON)} == {"clear"}
    actors = {make.json.loads(event.body)["actor"]["iin"] for event in case.events.filter(
        step__in=("conclude", "endorse", "issue"))}  # fmt: skip
    assert len(actors) == 3


def _take(case: Case, key: str) -> Case:
    officer, second = make.licensor(), make.second_licensor()
    if key in ("fee", "basis"):
        return make.looked_up(case)
    if key == "answers":
        for register, record in make.CLEAR.items():
            if register != "employment":
                case = make.answer(case, register, record)
        return case
    if key == "bad answer":
        return make.answer(case, "court-acts", {"prohibits": "true", "debtor": "false"})
    if key == "issue":
        sign(prepare(case, "issue", {}, NOON), NOON)
        return fresh(case)
    steps: dict[str, tuple[Any, str, dict[str, Any]]] = {
        "find-complete": (officer, "find-complete", {}),
        "conclude": (officer, "conclude", {"cleared": list(range(1, 8))}),
        "endorse": (second, "endorse", {}), "suggest": (officer, "suggest-refusal", make.refusal((5,))),
        "reopen": (make.licensing_head(), "reopen", {"reason": "Қайта қарау керек."}),
    }  # fmt: skip
    who, step, facts = steps[key]
    return make.step(case, step, who, facts, MONDAY)


def test_the_way_of_the_property_leads_to_a_licence(pretender: Pretender) -> None:
    """The property says something: the right order does issue."""
    case = make.registered()
    for key in ("answers", "fee", "find-complete", "conclude", "endorse", "issue"):
        case = _take(case, key)
    assert valid_of(case.applicant)


def test_the_desk_never_takes_the_number_or_the_holder_from_a_form() -> None:
    case = make.endorsed()
    said = {"number": "LC-1", "holder": "Басқа адам", "issued_on": "2020-01-01", "notes": ""}
    made = granting.prepare(case, "issue", said, make.licensing_head(), case.version, NOON)
    assert made.facts["holder"] == case.title
    assert made.facts["number"] != "LC-1"
