"""Minutes: drawn up when everybody is accounted for, signed by all, void when taken back (C-16, C-17)."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid, NotPermitted, StaleVersion
from oryndau.cases.journal import faults_of
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.commission import concluding, handlers, recording
from oryndau.certification.commission.errors import Refused
from oryndau.certification.models import MinutesSignature, MinutesText, Session
from oryndau.certification.tests import factories
from oryndau.certification.tests.commissions import BROWSER, SEED, Commission, facts_of, row_of, work_off
from oryndau.documents import sealing, storage
from oryndau.documents.models import Document
from oryndau.documents.tests.keys import PASSWORD, seal_file
from oryndau.examination.models import Appeal, Attempt, Exam
from oryndau.law.certification.admission import may_apply_from
from oryndau.people.acting import staff_actor
from oryndau.signing.tests.world import pretender
from oryndau.timekeeping import local

__all__ = ["pretender"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pretender")]
ALL = ("certification-session.conclude-candidates", concluding.CONCLUDE, concluding.PUBLISH)


@pytest.fixture
def sealed(settings: Any, tmp_path: Path) -> Iterator[None]:
    """A sealing key that is valid on the day of the session."""
    settings.SEAL_P12, _root = seal_file(tmp_path, factories.session().held_at + timedelta(hours=6))
    settings.SEAL_PASSWORD, settings.SEAL_TSA = PASSWORD, ""
    yield
    sealing._loaded.cache_clear()


def words_of(text: MinutesText) -> str:
    """The words of the typeset minutes."""
    pages = PdfReader(BytesIO(storage.read(text.sha256))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def suspended(of: Commission) -> Case:
    """A candidate who was removed for using notes."""
    case = factories.admitted(of.session)
    factories.step(case, "identify", factories.the("proctor"), {"seat": 9, "way": "eds"}, of.at)
    told = {
        "violation": "notes", "described_kk": "Қағаздағы жазбаларды пайдаланды",
        "described_ru": "Пользовался записями на бумаге", "occurred_at": of.at.isoformat(),
    }  # fmt: skip
    return factories.step(case, "suspend", factories.the("proctor"), told, of.at)


def everybody() -> tuple[Commission, dict[str, Case]]:
    """A session with a candidate of every outcome."""
    of = Commission().open()
    cases = {
        "passed": of.decided("pass", "Абаева"), "not-passed": of.decided("fail", "Бекова"),
        "failed": of.tested(40, "Васильева"), "absent": of.admitted(), "suspended": suspended(of),
    }  # fmt: skip
    return of, cases


def test_the_minutes_list_every_outcome_with_votes_violations_and_the_seed() -> None:
    """C-16, C-10: form An.4 in both official languages."""
    of, cases = everybody()
    text = of.draw_up()
    said = {line["case"]: line for line in text.facts["candidates"]}
    assert [said[str(case.pk)]["outcome"] for case in cases.values()] == [
        "passed", "not-passed", "not-passed", "absent", "suspended",
    ]  # fmt: skip
    assert said[str(cases["passed"].pk)]["votes_for"] == 3
    assert text.facts["seed"] == SEED.hex()
    words = words_of(text)
    lists = ("Прошли аттестацию", "Не явились", "Аттестаттаудан өтті")
    for told in (*lists, "Пользовался записями", "за 3, против 0"):
        assert told in words
    assert of.secretary.name in words
    assert of.state == "recorded"
    event = Event.objects.get(case=of.session.pk, step="draw-up")
    assert text.sha256 in event.body


@pytest.mark.parametrize("stage", ["interviewed", "partly voted", "testing"])
def test_no_minutes_while_somebody_is_not_accounted_for(stage: str) -> None:
    """C-16: nothing leads around test, interview and votes."""
    of = Commission().open()
    if stage == "testing":
        case = of.admitted()
        factories.step(case, "identify", factories.the("proctor"), {"seat": 1, "way": "eds"}, of.at)
        Case.objects.filter(pk=case.pk).update(state="testing")
    else:
        case = of.interviewed()
        if stage == "partly voted":
            of.vote(case, of.chairman)
    with pytest.raises(FactsInvalid):
        of.draw_up()
    assert not MinutesText.objects.exists()


def test_who_passed_the_test_and_did_not_come_is_declared_absent_by_name() -> None:
    """C-16: not by silence."""
    of = Commission().open()
    case = of.tested()
    with pytest.raises(FactsInvalid):
        of.draw_up()
    line = of.draw_up(case.pk).facts["candidates"][0]
    assert line["outcome"] == "absent"
    assert "на собеседование не явился" in line["note_ru"]


def test_a_contested_question_keeps_the_minutes_back() -> None:
    """C-11, C-16: who failed may still pass on appeal."""
    of = Commission().open()
    case = of.tested(40)
    attempt = Attempt.objects.create(
        exam=of.exam(), territory="75", case_id=case.pk, iin=row_of(case).iin, name="x", language="kk",
        seat=1, head=b"",
    )  # fmt: skip
    appeal = Appeal.objects.create(
        attempt=attempt, exam=of.exam(), code="general-001/1", reason="x", made_at=of.at
    )
    with pytest.raises(FactsInvalid):
        of.draw_up()
    Appeal.objects.filter(pk=appeal.pk).update(upheld=False)
    text = of.draw_up()
    Appeal.objects.filter(pk=appeal.pk).update(upheld=None)
    of.sign(*of.voters)
    with pytest.raises(Refused, match="appeals-wait"):
        of.sign(of.secretary)
    assert text.signatures.count() == 3


def test_nothing_concludes_without_all_signatures() -> None:
    """C-16: three of four are not enough, whoever is missing."""
    of = Commission().open()
    case = of.decided()
    of.draw_up()
    people = [*of.voters, of.secretary]
    for actor in people[:-1]:
        of.sign(actor)
        assert of.state == "recorded"
        assert not Message.objects.filter(topic=ALL[0]).exists()
        assert row_of(case).outcome == ""
    of.sign(people[-1])
    assert of.state == "concluded"
    signed = facts_of(of.case, "conclude")
    assert {one["staff"] for one in signed["signatures"]} == {str(one.staff) for one in people}
    assert signed["minutes"] == MinutesText.objects.get().sha256


def _strangers(of: Commission) -> list[Actor]:
    other = Commission()
    return [of.substitutes[0], other.members[0], other.secretary, staff_actor(factories.post("clerk"))]


def test_a_stranger_does_not_sign() -> None:
    """C-16: who did not take part, who sits in another session, who has nothing to do with it."""
    of = Commission().open()
    of.decided()
    of.draw_up()
    for actor in _strangers(of):
        with pytest.raises(NotPermitted):
            of.sign(actor)
    assert not MinutesSignature.objects.exists()


def test_nobody_signs_twice() -> None:
    """C-16."""
    of = Commission().open()
    of.admitted()
    of.draw_up()
    of.sign(of.chairman)
    with pytest.raises(Refused, match="already-signed"):
        of.sign(of.chairman)


def test_minutes_that_are_taken_back_void_every_signature_for_all_to_see(client: Client) -> None:
    """C-16: on the page, in the public check, in the text's own row; the new text has a new number."""
    of = Commission().open()
    of.decided()
    first = of.draw_up()
    of.sign(of.chairman, of.secretary)
    waiting = recording.open_signing(of.session.pk, of.members[0], browser=BROWSER, at=of.later(3))
    recording.redraw(of.session.pk, "Тегінде қате бар", of.secretary, version=of.version, at=of.later(4))
    first.refresh_from_db()
    assert (first.void_at, first.void_reason) == (of.later(4), "Тегінде қате бар")
    assert of.state == "sitting"
    with pytest.raises(Refused, match="not-drawn-up"):
        of.put(waiting, of.members[0])
    page = client.get(f"/check/{first.number}", headers={"accept-language": "ru"}, follow=True)
    assert "недействительны" in page.content.decode()
    second = of.draw_up()
    assert second.number != first.number
    assert second.facts["number"] != first.facts["number"]
    assert second.signatures.count() == 0
    of.sign()
    assert of.state == "concluded"


def test_the_former_minutes_are_replaced_by_the_sealed_ones(sealed: None, client: Client) -> None:
    """C-16: the public check says so; the seal leaves the signed bytes untouched."""
    of = Commission().open()
    of.decided()
    first = of.draw_up()
    recording.redraw(of.session.pk, "Қайта жасаймыз", of.secretary, version=of.version, at=of.later(3))
    second = of.draw_up()
    of.sign()
    work_off(*ALL, concluding.KEEP, at=of.later(4))
    kept = Document.objects.get(number=second.number)
    assert kept.sealed
    assert kept.supersedes == Document.objects.get(number=first.number)
    assert storage.read(kept.sha256).startswith(storage.read(second.sha256))
    page = client.get(f"/check/{first.number}", headers={"accept-language": "en"}, follow=True)
    assert "A later document has replaced this one" in page.content.decode()


def test_without_a_seal_the_candidates_are_concluded_all_the_same(settings: Any) -> None:
    """C-16, C-17: the sealing waits by itself."""
    settings.SEAL_P12 = ""
    sealing._loaded.cache_clear()
    of = Commission().open()
    case = of.decided()
    of.draw_up()
    of.sign()
    work_off(*ALL, concluding.KEEP, at=of.later(4))
    assert row_of(case).outcome == "passed"
    assert not Document.objects.filter(kind="commission-minutes").exists()
    assert Message.objects.filter(topic=concluding.KEEP, done_at=None).exists()


def test_each_candidate_is_concluded_as_the_minutes_say() -> None:
    """C-10, C-16, C-17: outcome, three months after a suspension, the seed published."""
    of, cases = everybody()
    of.draw_up()
    of.sign()
    work_off(*ALL, at=of.later(4))
    states = {name: Case.objects.get(pk=case.pk).state for name, case in cases.items()}
    assert states == {
        "passed": "approved", "not-passed": "rejected", "failed": "rejected", "absent": "rejected",
        "suspended": "rejected",
    }  # fmt: skip
    assert [row_of(case).outcome for case in cases.values()] == [
        "passed", "not-passed", "not-passed", "absent", "suspended",
    ]  # fmt: skip
    barred = row_of(cases["suspended"]).may_apply_from
    assert barred == may_apply_from(local(of.later(3)).date())
    assert row_of(cases["absent"]).may_apply_from is None
    assert Exam.objects.get(pk=of.session.pk).published_at == of.later(4)
    told = facts_of(cases["passed"], "conclude-passed")
    assert told["minutes"] == MinutesText.objects.get().sha256
    assert Session.objects.get(pk=of.session.pk).state == "concluded"
    for case in Case.objects.all():
        assert not list(faults_of(case, list(case.events.order_by("no"))))


def test_a_conclusion_that_comes_twice_changes_nothing() -> None:
    """C-16: the outbox sends at least once."""
    of, cases = everybody()
    of.draw_up()
    of.sign()
    for _again in range(2):
        work_off(*ALL, at=of.later(4))
        Message.objects.filter(topic__in=ALL).update(done_at=None)
    work_off(*ALL, at=of.later(5))
    for case in cases.values():
        assert Event.objects.filter(case=case, step__startswith="conclude-").count() == 1


def test_one_candidate_who_cannot_be_concluded_keeps_no_other_back() -> None:
    """C-16: each is a message of his own, tried again."""
    of = Commission().open()
    bad, good = of.decided("pass", "Абаева"), of.decided("pass", "Бекова")
    of.draw_up()
    of.sign()
    Case.objects.filter(pk=bad.pk).update(state="interviewed")
    work_off(*ALL, at=of.later(4))
    assert row_of(good).outcome == "passed"
    assert row_of(bad).outcome == ""
    Case.objects.filter(pk=bad.pk).update(state="voted-pass")
    work_off(*ALL, at=of.later(8))
    assert row_of(bad).outcome == "passed"


def test_the_last_signature_waits_when_a_candidate_has_moved_on() -> None:
    """C-16: minutes that no longer agree never take effect."""
    of = Commission().open()
    case = of.admitted()
    of.draw_up()
    of.sign(*of.voters)
    factories.step(case, "identify", factories.the("proctor"), {"seat": 1, "way": "eds"}, of.at)
    Case.objects.filter(pk=case.pk).update(state="test-passed")
    Case.objects.filter(pk=case.pk).update(state="interviewed")
    with pytest.raises(Refused, match="minutes-differ"):
        of.sign(of.secretary)


def test_nobody_begins_a_test_after_the_minutes() -> None:
    """C-16: he stands in them as absent."""
    of = Commission().open()
    case = of.admitted()
    of.draw_up()
    attempt = Attempt(exam=of.exam(), case_id=case.pk)
    with pytest.raises(Refused, match="not-sitting"):
        handlers.no_test_after_the_minutes(attempt, of.later(3))


def test_only_the_secretary_draws_up_and_takes_back() -> None:
    """C-16."""
    of = Commission().open()
    of.admitted()
    version = of.version
    for actor in (of.chairman, of.members[0], Commission().secretary):
        with pytest.raises(NotPermitted):
            recording.draw_up(of.session.pk, (), actor, version=version, at=of.later(3))
    of.draw_up()
    for actor in (of.chairman, of.members[0]):
        with pytest.raises(NotPermitted):
            recording.redraw(of.session.pk, "Қате бар", actor, version=of.version, at=of.later(3))
    with pytest.raises(StaleVersion):
        recording.redraw(of.session.pk, "Қате бар", of.secretary, version=version, at=of.later(3))


def test_a_substitute_who_voted_signs_and_one_who_did_not_does_not() -> None:
    """C-16: the minutes name who took part."""
    of = Commission(substitutes=2).open()
    case = of.interviewed()
    from oryndau.certification.tests.test_commission_voting import recuse

    recuse(of, of.members[0], case, of.substitutes[0])
    for actor in (of.chairman, of.members[1], of.substitutes[0]):
        of.vote(case, actor)
    text = of.draw_up()
    named = {one["staff"] for one in text.facts["members"]}
    assert str(of.substitutes[0].staff) in named
    assert str(of.substitutes[1].staff) not in named
    assert "Отводы" in words_of(text)
    of.sign(*of.voters, of.substitutes[0], of.secretary)
    assert of.state == "concluded"
