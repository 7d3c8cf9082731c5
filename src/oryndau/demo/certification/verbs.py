"""What happens in a scene, told by the candidates' keys: their cases exist only once the story is lived."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from oryndau.certification.applying import services as applying
from oryndau.certification.desk import services as desk
from oryndau.demo.certification import commission, hall, hands
from oryndau.demo.certification.commission import Ballot
from oryndau.demo.certification.crew import Post
from oryndau.demo.certification.hands import now, version
from oryndau.demo.certification.scenes import Scene
from oryndau.wizard.services import acting

Traits = Mapping[str, Any]


def announce(scene: Scene, closes_on: date, held_at: datetime, seats: int = 20, *languages: str) -> None:
    """The clerk announces the scene's session."""
    scene.session = hands.announce(scene.crew, closes_on, held_at, seats, *languages)


def appoint(scene: Scene, *, head_chairs: bool) -> None:
    """The head appoints the Commission."""
    hands.appoint(scene.crew, scene.session, scene.crew.seated(head_chairs=head_chairs))


def apply(scene: Scene, key: str, **traits: Any) -> None:
    """The candidate applies for the scene's session."""
    scene.cases[key] = hands.apply(scene.cast[key], scene.session, **traits)


def complete(scene: Scene, key: str) -> None:
    """The clerk finds the application complete."""
    case, clerk = scene.cases[key], scene.crew.the("clerk").actor
    desk.find_complete(case, clerk, version=version(case), at=now())


def incomplete(scene: Scene, key: str, facts: dict[str, str]) -> None:
    """The clerk proposes to the head to refuse consideration."""
    case, clerk = scene.cases[key], scene.crew.the("clerk").actor
    desk.find_incomplete(
        case, facts["missing_kk"], facts["missing_ru"], clerk, version=version(case), at=now()
    )


def admit(scene: Scene, key: str) -> None:
    """The clerk admits the candidate."""
    case, clerk = scene.cases[key], scene.crew.the("clerk").actor
    desk.admit(case, clerk, version=version(case), at=now())


def act(scene: Scene, key: str, step: str, facts: dict[str, Any]) -> None:
    """A signed act of the head in a candidate's case."""
    hands.act(scene.cases[key], step, facts, scene.crew.the("head"))


def refuse_beforehand(scene: Scene, key: str, facts: dict[str, Any], hearing_at: datetime) -> None:
    """The preliminary refusal, with a hearing in person (C-18)."""
    kk, ru = hands.PLACES[scene.crew.the("head").staff.territory]
    place = {"hearing_at": hearing_at, "manner": "in-person", "place_kk": kk, "place_ru": ru}
    act(scene, key, "propose-refusal", facts | place)


def hear(scene: Scene, key: str, held_at: datetime) -> None:
    """The head holds the hearing, and the candidate is there."""
    facts = {
        "held_at": held_at, "appeared": True, "participants": [hands.candidate(scene.cast[key]).name],
        "said_kk": "Үміткер мәліметтерді жоққа шығармады, қосымша құжат ұсынбады.",
        "said_ru": "Кандидат сведений не оспорил, дополнительных документов не представил.",
    }  # fmt: skip
    act(scene, key, "hold-hearing", facts)


def withdraw(scene: Scene, key: str, reason: str) -> None:
    """The candidate takes the application back."""
    case, who = scene.cases[key], hands.candidate(scene.cast[key])
    acting.withdraw(case, reason, who, version=version(case), at=now())


def move(scene: Scene, key: str, target: Scene) -> None:
    """The candidate goes to another session."""
    case, who = scene.cases[key], hands.candidate(scene.cast[key])
    applying.move(case, target.session.pk, who, version=version(case), at=now())


def cancel(scene: Scene, kk: str, ru: str) -> None:
    """The head calls the session off."""
    hands.cancel(scene.crew, scene.session, kk, ru)


def convene(scene: Scene) -> None:
    """The secretary opens the session."""
    commission.convene(scene.crew, scene.session)


def seat(scene: Scene, key: str, place: int) -> None:
    """The proctor seats the candidate."""
    hall.seat(scene.crew, scene.cases[key], place)


def begin(scene: Scene) -> None:
    """The tests begin."""
    hall.begin(scene.crew, scene.session)


def answer(scene: Scene, key: str, right: int) -> None:
    """The candidate ends his test with so many right answers."""
    hall.answer(scene.cases[key], right)


def suspend(scene: Scene, key: str) -> None:
    """The proctor suspends the candidate."""
    hall.suspend(scene.crew, scene.cases[key])


def sign_sheet(scene: Scene, key: str) -> None:
    """The candidate signs the sheet of results."""
    hall.sign_sheet(scene.cast[key], scene.cases[key])


def contest(scene: Scene, key: str, reason: str) -> None:
    """The candidate contests a question."""
    hall.contest(scene.cast[key], scene.cases[key], reason)


def rule(scene: Scene, key: str, kk: str, ru: str) -> None:
    """An expert of the Department upholds what the candidate contested."""
    hall.rule(scene.cases[key], scene.experts.the("department"), True, kk, ru)


def interview(scene: Scene, key: str, marks: Sequence[int] = (8, 7, 9)) -> None:
    """The interview is held and recorded."""
    commission.interview(scene.crew, scene.cases[key], marks)


def vote(scene: Scene, key: str, ballots: Sequence[Ballot]) -> None:
    """The Commission votes on the candidate; fewer ballots than votes leave it waiting."""
    commission.vote(_everybody(scene), scene.cases[key], ballots)


def dissent(scene: Scene, key: str, place: int, text: str) -> None:
    """The member at this place of the Commission, who was outvoted, writes his opinion."""
    commission.dissent(scene.crew.commission[place], scene.cases[key], text)


def recuse(scene: Scene, key: str, who: int, instead: int | None, reason: str) -> None:
    """A member by his place takes no part in deciding on the candidate."""
    members = scene.crew.commission
    substitute = members[instead] if instead is not None else None
    commission.recuse(scene.crew, scene.session, scene.cases[key], members[who], substitute, reason)


def draw_up(scene: Scene) -> None:
    """The secretary draws up the minutes."""
    commission.draw_up(scene.crew, scene.session)


def sign_minutes(scene: Scene, but: int = 0) -> None:
    """Everybody but the last few signs the minutes."""
    commission.sign_minutes(_everybody(scene), scene.session, but)


def take_back(scene: Scene, reason: str) -> None:
    """The secretary takes the minutes back."""
    commission.take_back(scene.crew, scene.session, reason)


def sign_results(scene: Scene) -> None:
    """The head signs the results."""
    hands.sign_results(scene.crew, scene.session)


def _everybody(scene: Scene) -> list[Post]:
    crew = scene.crew
    return [crew.the("head"), *crew.commission, crew.the("secretary")]
