"""A notice lies in the personal account once, whatever is repeated (E-05, C-04)."""

from uuid import UUID

import pytest

from oryndau.cases.models import Message
from oryndau.cases.tests.factories import WORKING_MORNING, submitted
from oryndau.law.text import Text
from oryndau.notices.models import Dispatch, Notice
from oryndau.notices.services import notify

pytestmark = pytest.mark.django_db
SUBJECT = Text(kk="Қабылданды", ru="Принято", en="Received")
BODY = Text(kk="Мәтін", ru="Текст", en="Text")
TOPICS = {"notices.email", "notices.sms"}


@pytest.fixture
def case() -> UUID:
    return submitted().pk


def told(
    case: UUID, recipient: str = "850315400124", kind: str = "received", **ways: object
) -> Notice | None:
    return notify(
        recipient, kind, SUBJECT, BODY, at=WORKING_MORNING, case=case, territory="75", language="kk",
        **{"emails": ["a@example.kz"], "phones": ["+77011234567"], **ways},
    )  # type: ignore[arg-type]  # fmt: skip


def test_it_lies_in_the_account_in_three_languages(case: UUID) -> None:
    told(case)
    notice = Notice.objects.get()
    assert (notice.subject_kk, notice.subject_ru, notice.subject_en) == ("Қабылданды", "Принято", "Received")
    assert (notice.body_kk, notice.body_ru, notice.body_en) == ("Мәтін", "Текст", "Text")
    assert notice.read_at is None


def test_a_repetition_tells_and_sends_nothing(case: UUID) -> None:
    assert told(case)
    assert told(case) is None
    assert Notice.objects.count() == 1
    assert Dispatch.objects.count() == Message.objects.filter(topic__in=TOPICS).count() == 2


def test_each_recipient_and_each_kind_is_told(case: UUID) -> None:
    assert told(case)
    assert told(case, recipient="920512400459")
    assert told(case, kind="registered")
    assert Notice.objects.count() == 3


def test_it_goes_out_once_by_each_way_and_address(case: UUID) -> None:
    told(case, emails=["a@example.kz", "a@example.kz", "b@example.kz"], phones=["+77011234567"])
    ways = set(Dispatch.objects.values_list("channel", "address", "language"))
    assert ways == {
        ("email", "a@example.kz", "kk"), ("email", "b@example.kz", "kk"), ("sms", "+77011234567", "kk"),
    }  # fmt: skip
    assert Message.objects.filter(topic="notices.email", available_at=WORKING_MORNING).count() == 2


def test_who_has_no_address_is_told_in_the_account(case: UUID) -> None:
    assert told(case, emails=[], phones=[])
    assert not Message.objects.filter(topic__in=TOPICS).exists()
