"""The photo of the register comes before the proctor needs it, and goes when the tests are over (C-11)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from oryndau.cases import outbox
from oryndau.cases.errors import FactsInvalid, NotPermitted, StepNotAllowed
from oryndau.cases.models import Case, Message
from oryndau.certification.commission import recording
from oryndau.certification.examining import photos, services
from oryndau.certification.examining.photos import Standing
from oryndau.certification.models import Candidate, CandidatePhoto
from oryndau.certification.tests import factories
from oryndau.certification.tests.commissions import Commission
from oryndau.certification.tests.exams import Held, has_photo, held
from oryndau.certification.tests.registers import Registers as Answers
from oryndau.emulators.gateway.portraits import portrait
from oryndau.gateway.models import Exchange
from oryndau.gateway.shep import (
    GatewayError,
    GatewayFault,
    GatewayRefused,
    GatewayUnavailable,
    PhotoRecord,
    Registers,
)
from oryndau.gateway.shep.tests.conftest import Emulator, emulator, running

__all__ = ["emulator", "held", "running"]
pytestmark = pytest.mark.django_db
FACE = portrait("900315400124")
RECORD = PhotoRecord(FACE, "image/jpeg", date(2023, 3, 14))
EDS = {"seat": 9, "way": "eds", "extra_minutes": 0, "extra_minutes_reason": None}
PHOTO = EDS | {"way": "photo"}


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers({"photo": RECORD})
    monkeypatch.setattr(photos, "registers", lambda: made)
    return made


def work(at: datetime) -> list[bool]:
    """Let the worker do what is due about photos; what became of each question."""
    for topic in (photos.ASK_ALL, "certification-session.forget-photos"):
        for message in Message.objects.filter(topic=topic, done_at=None):
            assert outbox.work_off(message, at)
    waiting = Message.objects.filter(topic=photos.ASK, done_at=None, available_at__lte=at).order_by("id")
    return [outbox.work_off(message, at) for message in waiting]


def standing(case: Case | UUID) -> Standing:
    key = case.pk if isinstance(case, Case) else case
    return photos.photo_of(Candidate.objects.get(pk=key)).standing


def question(held: Held, case: Case, **payload: str) -> Message:
    """What the session's opening leaves about a candidate."""
    return Message.objects.create(
        case=case, territory="75", topic=photos.ASK, available_at=held.at, payload=payload
    )


def test_the_opening_of_a_session_asks_about_everybody_who_is_awaited(registers: Answers) -> None:
    """C-11: the photos are there before the first candidate comes."""
    of = Commission()
    awaited, other = of.admitted(), of.admitted()
    sits, checked = of.tested(), factories.checked(of.session)
    elsewhere = factories.admitted()
    of.open()
    assert standing(awaited) is Standing.WAITING
    assert work(of.at) == [True, True]
    people = {Case.objects.get(pk=case.pk).applicant for case in (awaited, other)}
    assert {(register, iin) for register, iin, _ in registers.asked} == {("photo", iin) for iin in people}
    for case in (sits, checked, elsewhere):
        assert standing(case) is Standing.NOT_ASKED


def test_who_was_seated_before_the_worker_came_is_not_asked_about(registers: Answers) -> None:
    of = Commission()
    quick, awaited = of.admitted(), of.admitted()
    of.open()
    factories.step(quick, "identify", factories.the("proctor"), {"seat": 1, "way": "eds"}, of.at)
    work(of.at)
    assert [one.case_id for one in Message.objects.filter(topic=photos.ASK)] == [awaited.pk]


def test_what_the_register_sent_is_kept_with_its_digest_and_day(held: Held, registers: Answers) -> None:
    case = factories.admitted(held.session)
    message = question(held, case)
    assert outbox.work_off(message, held.later(1))
    row = CandidatePhoto.objects.get(pk=case.pk)
    assert (bytes(row.image or b""), row.sha256) == (FACE, sha256(FACE).hexdigest())
    assert (row.media_type, row.taken_on, row.received_at) == (
        "image/jpeg", date(2023, 3, 14), held.later(1),
    )  # fmt: skip
    assert photos.photo_of(Candidate.objects.get(pk=case.pk)) == photos.Photo(
        Standing.RECEIVED, date(2023, 3, 14)
    )
    assert [one[2] for one in registers.asked] == [message.pk]
    assert Exchange.objects.get(service="photo").case_id == case.pk


def test_where_a_photo_stands_costs_two_questions_and_never_the_picture(held: Held) -> None:
    case = factories.admitted(held.session)
    row = Candidate.objects.get(pk=case.pk)
    with CaptureQueriesContext(connection) as caught:
        photos.photo_of(row)
    assert len(caught) == 2
    has_photo(case.pk, case.applicant)
    with CaptureQueriesContext(connection) as caught:
        photos.photo_of(row)
    assert len(caught) == 1
    assert '"image"' not in caught[0]["sql"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (None, Standing.NONE), (GatewayRefused("SCSE002", "no"), Standing.FAILED),
        (GatewayFault("000", "the photo is unreadable"), Standing.FAILED),
    ],
)  # fmt: skip
def test_what_waiting_cannot_mend_is_told(
    held: Held, registers: Answers, error: GatewayError | None, told: Standing
) -> None:
    registers.records["photo"] = None
    if error:
        registers.errors["photo"] = error
    case = factories.admitted(held.session)
    assert outbox.work_off(question(held, case), held.at)
    assert standing(case) is told
    assert not photos.is_received(case.pk)


def test_a_silent_register_is_asked_again_with_the_same_message(held: Held, registers: Answers) -> None:
    registers.errors["photo"] = GatewayUnavailable("down")
    case = factories.admitted(held.session)
    message = question(held, case)
    assert not outbox.work_off(message, held.at)
    assert standing(case) is Standing.SILENT
    registers.errors.clear()
    assert work(held.later(120)) == [True]
    assert standing(case) is Standing.RECEIVED
    assert len({asked for _, _, asked in registers.asked}) == 1


@pytest.mark.parametrize(
    ("payload", "asked"), [({}, False), ({"asked_by": "staff:1"}, True)], ids=["opening", "proctor"]
)
def test_of_who_sits_by_eds_only_the_proctors_own_question_is_asked(
    held: Held, registers: Answers, payload: dict[str, str], *, asked: bool
) -> None:
    case = Case.objects.get(pk=held.present().case_id)
    assert outbox.work_off(question(held, case, **payload), held.at)
    assert bool(registers.asked) is asked
    assert photos.is_received(case.pk) is asked


@pytest.mark.parametrize("wrong", [None, "not-found", "refused", "unavailable", "deleted"])
def test_nobody_is_identified_by_a_photo_that_is_not_there(held: Held, wrong: str | None) -> None:
    """C-11: a face is compared with the register or not at all; by EDS he is seated as ever."""
    case = factories.admitted(held.session)
    if wrong == "deleted":
        has_photo(case.pk, case.applicant)
        CandidatePhoto.objects.update(image=None, deleted_at=held.at)
    elif wrong:
        CandidatePhoto.objects.create(case_id=case.pk, outcome=wrong, received_at=held.at)
    with pytest.raises(FactsInvalid) as refused:
        services.identify(case.pk, PHOTO, held.proctor, at=held.at)
    (problem,) = refused.value.extra["errors"]
    assert (problem["loc"], problem["type"]) == (("way",), "photo_not_received")
    assert str(problem["clause"])
    assert Case.objects.get(pk=case.pk).state == "admitted"
    services.identify(case.pk, EDS, held.proctor, at=held.at)
    assert Case.objects.get(pk=case.pk).state == "present"


def test_the_photo_stays_for_a_second_look_while_the_test_runs(held: Held) -> None:
    row = held.present(way="photo")
    assert standing(row.case_id) is Standing.RECEIVED
    assert standing(held.finished(way="photo").case_id) is Standing.RECEIVED


def test_the_pictures_go_when_the_tests_of_the_session_are_over(registers: Answers) -> None:
    """C-11: what remains is that there was a photo, and which: its digest."""
    of, other = Commission(), Commission()
    case, elsewhere = of.admitted(), factories.admitted(other.session)
    has_photo(elsewhere.pk, elsewhere.applicant)
    of.open()
    work(of.at)
    assert photos.is_received(case.pk)
    of.draw_up()
    work(of.later(4))
    row = CandidatePhoto.objects.get(pk=case.pk)
    assert (row.image, row.deleted_at, row.sha256) == (None, of.later(4), sha256(FACE).hexdigest())
    assert standing(case) is Standing.NOT_ASKED
    assert photos.is_received(elsewhere.pk), "another session's stay"


def test_an_answer_that_comes_after_the_minutes_is_not_kept(
    registers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The minutes are drawn up while the register thinks."""
    of = Commission()
    case = of.admitted()
    of.open()
    for message in Message.objects.filter(topic=photos.ASK_ALL):
        outbox.work_off(message, of.at)

    def slowly(*_told: object) -> PhotoRecord:
        of.draw_up()
        return RECORD

    monkeypatch.setattr(photos, "registers", lambda: type("Slow", (), {"photo": slowly})())
    assert work(of.later(4)) == [True]
    assert not CandidatePhoto.objects.filter(pk=case.pk).exists()


def test_a_question_that_waits_when_the_minutes_are_drawn_up_is_not_asked(registers: Answers) -> None:
    registers.errors["photo"] = GatewayUnavailable("down")
    of = Commission()
    of.admitted()
    of.open()
    assert work(of.at) == [False]
    of.draw_up()
    registers.asked.clear()
    assert work(of.later(400)) == [True]
    assert registers.asked == []


def test_minutes_taken_back_open_the_hall_and_the_way_to_a_photo_again(registers: Answers) -> None:
    of = Commission()
    case = of.admitted()
    of.open()
    work(of.at)
    of.draw_up()
    late = Message.objects.get(topic="certification-session.forget-photos")
    recording.redraw(of.session.pk, "Қате бар", of.secretary, version=of.version, at=of.later(4))
    assert outbox.work_off(late, of.later(5))
    assert photos.is_received(case.pk), "they are needed again, and go with the next minutes"
    of.draw_up()
    work(of.later(6))
    assert not photos.is_received(case.pk)


def test_the_proctor_asks_again_and_two_presses_are_one_question(held: Held, registers: Answers) -> None:
    registers.records["photo"] = None
    case = factories.admitted(held.session)
    outbox.work_off(question(held, case), held.at)
    registers.records["photo"] = RECORD
    for _press in range(2):
        services.ask_photo(case.pk, held.proctor, at=held.later(1))
    assert standing(case) is Standing.WAITING
    assert work(held.later(1)) == [True]
    assert standing(case) is Standing.RECEIVED
    asked = Message.objects.filter(topic=photos.ASK).latest("id")
    assert asked.payload == {"asked_by": held.proctor.reference}
    services.ask_photo(case.pk, held.proctor, at=held.later(2))
    assert standing(case) is Standing.RECEIVED, "a photo that is there is not asked for"
    assert not Message.objects.filter(topic=photos.ASK, done_at=None).exists()


def test_asking_again_brings_a_waiting_question_forward(held: Held, registers: Answers) -> None:
    registers.errors["photo"] = GatewayUnavailable("down")
    case = factories.admitted(held.session)
    outbox.work_off(question(held, case), held.at)
    registers.errors.clear()
    soon = held.at + timedelta(seconds=1)
    assert work(soon) == []
    services.ask_photo(case.pk, held.proctor, at=soon)
    assert work(soon) == [True]
    assert Message.objects.filter(topic=photos.ASK).count() == 1


def test_only_the_proctor_of_the_territory_asks_and_only_while_a_face_may_be_compared(held: Held) -> None:
    case = factories.admitted(held.session)
    for actor in (factories.the("proctor", "71"), factories.the("clerk"), factories.the("head")):
        with pytest.raises(NotPermitted):
            services.ask_photo(case.pk, actor, at=held.at)
    for over in (factories.checked(held.session).pk, held.finished().case_id):
        with pytest.raises(StepNotAllowed):
            services.ask_photo(over, held.proctor, at=held.at)
    assert not Message.objects.filter(topic=photos.ASK).exists()


def test_the_database_keeps_no_picture_of_an_answer_without_one(held: Held) -> None:
    case = factories.admitted(held.session)
    wrong: list[Callable[[], object]] = [
        lambda: CandidatePhoto.objects.create(
            case_id=case.pk, outcome="not-found", image=FACE, received_at=held.at
        ),
        lambda: CandidatePhoto.objects.create(
            case_id=case.pk, outcome="found", image=FACE, received_at=held.at, deleted_at=held.at
        ),
    ]
    for make in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


def test_the_photo_comes_through_the_real_protocol(
    held: Held, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C-11: gateway, emulator, worker; a person without a photo; a register that fails and is back."""
    channel = Registers(emulator.channel())
    monkeypatch.setattr(photos, "registers", lambda: channel)
    case = factories.admitted(held.session)
    emulator.put("people", iin=case.applicant, surname="Оспанова", name="Дана", birth_date="1990-03-15")
    emulator.put("extracts", iin=case.applicant, unavailable=["photo"])
    question(held, case)
    assert work(held.later(1)) == [False]
    emulator.put("extracts", iin=case.applicant, unavailable=None, photo=[])
    assert work(held.later(90)) == [True]
    assert standing(case) is Standing.NONE
    emulator.put("extracts", iin=case.applicant, photo=None)
    services.ask_photo(case.pk, held.proctor, at=held.later(91))
    assert work(held.later(91)) == [True]
    assert bytes(CandidatePhoto.objects.get(pk=case.pk).image or b"") == portrait(case.applicant)
