"""What the people of the story do, each thing by the service that does it for real people, with their EDS."""

import io
from datetime import date, datetime
from typing import Any
from uuid import UUID

from PIL import Image

from oryndau import timekeeping
from oryndau.acts import services as acting
from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.certification.applying import papers
from oryndau.certification.applying import services as applying
from oryndau.certification.desk import results
from oryndau.certification.models import Session
from oryndau.certification.sessions import services as sessions
from oryndau.demo import keys
from oryndau.demo.certification.applications import application
from oryndau.demo.certification.crew import Crew, Post
from oryndau.demo.certification.registers import payment
from oryndau.demo.people import Invented
from oryndau.documents import services as documents
from oryndau.documents import storage
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.session_facts import Seat
from oryndau.law.fee import Purpose
from oryndau.law.fee.facts import Receipt
from oryndau.payments.models import Fee
from oryndau.payments.services import keep_receipt
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.timekeeping import local
from oryndau.wizard.services.freezing import freeze

BROWSER = "demonstration"
PLACES = {
    "71": ("Астана қ., Үлгі көшесі, 4, емтихан залы", "г. Астана, ул. Үлгі, 4, экзаменационный зал"),
    "75": ("Алматы қ., Мысал көшесі, 12, 2-зал", "г. Алматы, ул. Мысал, 12, зал 2"),
    "79": ("Шымкент қ., Сынақ көшесі, 7, емтихан залы", "г. Шымкент, ул. Сынақ, 7, экзаменационный зал"),
}


def now() -> datetime:
    """The moment of the story's clock."""
    return timekeeping.now()


def version(case: UUID) -> int:
    """The version of a case as it stands now."""
    return Case.objects.values_list("version", flat=True).get(pk=case)


def sign(session: SignatureSession, who: Invented) -> None:
    """Sign what is frozen with the person's key."""
    signing.complete(session.pk, keys.sign(who, bytes(session.content)), browser=BROWSER, at=now())


def candidate(person: Invented) -> Actor:
    """A candidate as he signs in for himself."""
    name = f"{person.surname} {person.name} {person.patronymic}"
    return Actor(kind="person", name=name, iin=person.iin)


# sessions


def announce(crew: Crew, closes_on: date, held_at: datetime, seats: int, *languages: str) -> Session:
    """The clerk announces a session (C-02)."""
    clerk = crew.the("clerk")
    kk, ru = PLACES[clerk.staff.territory]
    facts = {
        "closes_on": closes_on, "held_at": held_at, "place_kk": kk, "place_ru": ru, "seats": seats,
        "languages": languages or ("kk", "ru"),
    }  # fmt: skip
    return sessions.announce(new_id(), facts, clerk.actor, at=now())


def appoint(crew: Crew, session: Session, seats: dict[Seat, list[Post]]) -> None:
    """The head appoints the Commission by a signed order (C-09)."""
    people = [
        {"staff": str(post.staff.pk), "iin": post.person.iin, "name": post.staff.person.full_name,
         "position": post.staff.position_ru, "seat": seat.value}
        for seat, posts in seats.items()
        for post in posts
    ]  # fmt: skip
    number = f"{local(now()).day}-ж/{session.number[-4:]}"
    act(session.pk, "appoint", {"order_number": number, "people": people}, crew.the("head"))


def cancel(crew: Crew, session: Session, kk: str, ru: str) -> None:
    """The clerk calls a session off; its candidates are told."""
    facts = {"reason_kk": kk, "reason_ru": ru}
    sessions.cancel(session.pk, facts, crew.the("head").actor, version=version(session.pk), at=now())


# applications


def apply(person: Invented, session: Session, *, licence: bool = False, **traits: Any) -> UUID:
    """A candidate applies with a signed application; the id of his case (C-03).

    `licence`: he asks for the licence too, and has paid its fee in a bank (C-20).
    """
    fee = show_receipt(person) if licence else None
    facts, case, at = application(person, session, now(), fee=fee, **traits), new_id(), now()
    frozen = freeze(CERTIFICATION.key, "submit", case, facts, papers.readable(facts, session, at))
    cms = keys.sign(person, frozen.content)
    proof, _verdict, keep = signing.accept(applying.SUBMIT, frozen.content, cms, at=now())
    keep()
    applying.receive(case, facts, candidate(person), proof, at=at, documents=frozen.documents)
    return case


def show_receipt(person: Invented) -> Fee:
    """The fee for a licence by a bank's receipt; the worker asks the budget's register (L-10)."""
    who, paid = candidate(person), payment(person)
    picture = io.BytesIO()
    Image.new("RGB", (420, 594), "white").save(picture, "PNG")
    sha256 = storage.put(picture.getvalue())
    given = Receipt.model_validate({**paid, "sha256": sha256})
    fee = Fee.objects.get(
        pk=keep_receipt(Purpose.LICENCE_ISSUE, who.iin, who.name, given, actor=who, at=now())
    )
    documents.attach(
        case_id=fee.pk, territory=fee.territory, at=now(), name="түбіртек.png", role="receipt",
        media_type="image/png", size=len(picture.getvalue()), sha256=sha256,
    )  # fmt: skip
    return fee


def act(case: UUID, step: str, facts: dict[str, Any], post: Post) -> None:
    """A signed act of staff: typeset, signed as it is, in effect."""
    prepared = acting.prepare(case, step, facts, post.actor, version=version(case), at=now())
    sign(acting.open_signing(prepared, post.actor, browser=BROWSER, at=now()), post.person)


def sign_results(crew: Crew, session: Session) -> None:
    """The head signs every result that waits (C-17)."""
    head = crew.the("head")
    for line in results.of_session(session.pk, now()):
        if line.waits:
            prepared = results.prepare(line.case, head.actor, at=now())
            sign(acting.open_signing(prepared, head.actor, browser=BROWSER, at=now()), head.person)
