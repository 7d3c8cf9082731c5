"""The order that appoints the Commission: what it says (C-09)."""

from datetime import date, datetime
from typing import ClassVar

from pydantic import AwareDatetime, Field

from oryndau.cases.models import Case
from oryndau.certification.models import Session
from oryndau.documents.content import OfficialPaper, Part, Words
from oryndau.documents.letterhead import check_url, office, official
from oryndau.law.certification.session_facts import Composition, Seat
from oryndau.law.text import Text
from oryndau.people.models import Staff
from oryndau.timekeeping import local

SEATS = {
    Seat.CHAIRMAN: Text(kk="төраға", ru="председатель", en="chairman"),
    Seat.MEMBER: Text(kk="мүше", ru="член Комиссии", en="member"),
    Seat.SECRETARY: Text(kk="хатшы", ru="секретарь", en="secretary"),
    Seat.SUBSTITUTE: Text(kk="қосалқы мүше", ru="запасной член", en="substitute"),
}
ORDER = tuple(SEATS)
"""In which order an official paper lists the seats."""


class Sitting(Part):
    """A person of the Commission."""

    seat: Text
    name: Words
    position: Text


class CommissionOrder(OfficialPaper):
    """Order of the head that appoints the Commission of a session."""

    template: ClassVar[str] = "commission-order"
    title: ClassVar[Text] = Text(
        kk="Аттестаттау комиссиясының құрамын бекіту туралы бұйрық",
        ru="Приказ об утверждении состава Комиссии по аттестации",
        en="Order that appoints the certification Commission",
    )

    ordered_on: date
    order_number: Words
    session_number: Words
    held_at: AwareDatetime
    place: Text
    people: list[Sitting] = Field(min_length=3, max_length=20)


def commission_order(
    case: Case, facts: Composition, staff: Staff, number: str, at: datetime
) -> CommissionOrder:
    """The order, with the people by seat. Positions are those that their posts have."""
    session = Session.objects.get(pk=case.pk)
    posts = Staff.objects.in_bulk([person.staff for person in facts.people])
    people = [
        Sitting(
            seat=SEATS[person.seat], name=person.name,
            position=_position(posts.get(person.staff), person.position),
        )
        for person in sorted(facts.people, key=lambda one: (ORDER.index(one.seat), one.name))
    ]  # fmt: skip
    return CommissionOrder(
        number=number, check_url=check_url(number), made_at=at, office=office(case.territory),
        official=official(staff), ordered_on=local(at).date(), order_number=facts.order_number,
        session_number=session.number, held_at=session.held_at,
        place=Text(kk=session.place_kk, ru=session.place_ru, en=session.place_ru), people=people,
    )  # fmt: skip


def _position(post: Staff | None, told: str) -> Text:
    kk, ru = (post.position_kk, post.position_ru) if post else (told, told)
    return Text(kk=kk, ru=ru, en=ru)
