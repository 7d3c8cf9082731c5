"""Invented contents for the tests of this room; no real person or body stands behind them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from oryndau.documents import content
from oryndau.law.enforcement.grounds import ground_rule
from oryndau.law.identity import Money
from oryndau.law.text import Text

KAZAKH = "ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І"
NUMBER = "ORY-7K3M-9QWX-2B4D-0000"
MADE_AT = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
OFFICE = content.Office(
    name=Text(
        kk="Сынақ облысының Әділет департаменті", ru="Департамент юстиции Пробной области", en="Test body"
    ),
    address=Text(
        kk="Сынақ қаласы, Бірінші көше, 1", ru="город Пробный, улица Первая, 1", en="1 First Street"
    ),
)
OFFICIAL = content.Official(
    position=Text(
        kk="мемлекеттік сот орындаушысы", ru="государственный судебный исполнитель", en="state bailiff"
    ),
    surname="Әбдіқұлова",
    initials="Ғ. Ң.",
)
WRIT = content.EnforcementDocument(
    name=Text(kk="Атқару парағы", ru="Исполнительный лист", en="Writ of execution"),
    number="7512-26-00-2/101",
    issued_on=date(2026, 10, 5),
    issuing_body=Text(kk="Сынақ қалалық соты", ru="Пробный городской суд", en="Test city court"),
    decided_on=date(2026, 9, 1),
    in_force_on=date(2026, 10, 2),
    amount=Money("1250300.50"),
    requirement=Text(kk="борышты өндіріп алу", ru="взыскать задолженность", en="recover a debt"),
)
CLAIMANT = content.Party(name="Өмірбек Үкілі Ұлан", identifier_kind="iin", identifier="900101300017")
DEBTOR = content.Party(name="«Һәм» ЖШС", identifier_kind="bin", identifier="123456789021", address="Сынақ қ.")


def _decree() -> dict[str, Any]:
    return {
        "number": NUMBER,
        "check_url": f"https://oryndau.example/check/{NUMBER}",
        "made_at": MADE_AT,
        "office": OFFICE,
        "official": OFFICIAL,
        "decree_on": date(2026, 11, 24),
        "received_on": date(2026, 11, 20),
        "registration_number": "75-2026-000123",
        "document": WRIT,
        "claimant": CLAIMANT,
        "debtors": [DEBTOR],
        "appeal_working_days": 10,
    }


def initiation(**changes: Any) -> content.InitiationDecree:
    """A decree to initiate; `changes` replace its fields."""
    own: dict[str, Any] = {
        "proceeding_number": "75-26-000045",
        "proceeding_name": Text(kk="борышты өндіріп алу туралы", ru="о взыскании задолженности", en="debt"),
        "execution_months": 2,
        "execution_due_on": date(2027, 1, 25),
        "register_working_days": 3,
        "notice_working_days": 3,
    }
    return content.InitiationDecree(**{**_decree(), **own, **changes})


def ground(sub_item: str) -> content.Ground:
    """A ground of refusal by its sub-item of Art. 38(1)."""
    rule = ground_rule(f"38.{sub_item}")
    return content.Ground(
        clause=rule.citation,
        text=rule.text,
        finding="қолы жоқ / подпись отсутствует",
        cure=rule.remedy if rule.curable else None,
    )


def refusal(*sub_items: str, **changes: Any) -> content.RefusalDecree:
    """A decree to refuse on the given grounds."""
    own = {"grounds": [ground(item) for item in sub_items], "dispatch_on": date(2026, 11, 25)}
    return content.RefusalDecree(**{**_decree(), **own, **changes})


def attachment() -> content.Attachment:
    """An attached file."""
    role = Text(kk="атқарушылық құжат", ru="исполнительный документ", en="enforcement document")
    return content.Attachment(name="atkaru-paragy.pdf", role=role, size=1000, sha256="ab" * 32)


def application(**changes: Any) -> content.Application:
    """An application by An.2 in Kazakh."""
    own: dict[str, Any] = {
        "number": NUMBER,
        "check_url": f"https://oryndau.example/check/{NUMBER}",
        "made_at": MADE_AT,
        "form": "an2",
        "language": "kk",
        "provider": OFFICE.name,
        "applicant": CLAIMANT,
        "email": "claimant@example.kz",
        "phones": ["+7 700 000 00 00"],
        "document": WRIT,
        "claimant": CLAIMANT,
        "debtors": [DEBTOR],
        "place": OFFICE.address,
        "attachments": [attachment()],
    }
    return content.Application(**{**own, **changes})


def slip() -> content.AcceptanceSlip:
    """A slip of acceptance."""
    return content.AcceptanceSlip(
        number=NUMBER,
        check_url=f"https://oryndau.example/check/{NUMBER}",
        made_at=MADE_AT,
        office=OFFICE,
        service=Text(kk="Іс жүргізуді қозғау", ru="Возбуждение производства", en="Initiation"),
        applicant_name=CLAIMANT.name,
        received_at=datetime(2026, 11, 20, 13, 31, tzinfo=UTC),
        registers_at=datetime(2026, 11, 23, 4, 0, tzinfo=UTC),
        due_at=datetime(2026, 11, 26, 13, 30, tzinfo=UTC),
        explanation=[Text(kk="24 қараша — 1-күн", ru="24 ноября — день 1", en="24 November: day 1")],
        clause=Text(kk="№ 69 бұйрық", ru="Приказ № 69", en="Order No. 69"),
    )


def card() -> content.SignatureCertificate:
    """A card of one signature."""
    return content.SignatureCertificate(
        number=NUMBER,
        check_url=f"https://oryndau.example/check/{NUMBER}",
        made_at=MADE_AT,
        document_title=content.InitiationDecree.title,
        document_number=NUMBER,
        document_sha256="cd" * 32,
        checked_at=MADE_AT,
        signatures=[
            content.Signature(
                signer="Әбдіқұлова Ғ. Ң.",
                certificate_serial="0A1B",
                certificate_issuer="СЫНАҚ CA",
                valid_from=MADE_AT,
                valid_until=MADE_AT,
                algorithm="ECDSA P-256",
                signed_at=MADE_AT,
                verdict=Text(kk="қолтаңба жарамды", ru="подпись действительна", en="valid"),
                status_source="OCSP",
            )
        ],
    )
