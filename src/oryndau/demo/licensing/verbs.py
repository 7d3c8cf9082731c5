"""What the people of the story of the licence do, each thing by the service that does it for real people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import requests
from django.conf import settings

from oryndau.acts import services as acting
from oryndau.cases import engine
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.demo import keys
from oryndau.demo.certification.crew import Crew, Post
from oryndau.demo.certification.days import Days
from oryndau.demo.certification.hands import BROWSER, act, candidate, now, sign
from oryndau.demo.licensing import applications
from oryndau.demo.people import Invented
from oryndau.law.fee import Purpose
from oryndau.law.licensing.facts import LicenceApplication, RenewalApplication
from oryndau.licensing.applying import papers, services
from oryndau.licensing.desk import granting
from oryndau.licensing.desk import services as desk
from oryndau.payments import services as payments
from oryndau.payments.models import Fee
from oryndau.registers.licences.selectors import valid_of
from oryndau.signing import services as signing
from oryndau.timekeeping import local
from oryndau.wizard.services.freezing import freeze


@dataclass
class Scene:
    """The licensor's officers, the people, and what happens at which moment."""

    ministry: Crew
    chambers: dict[str, Crew]
    cast: dict[str, Invented]
    days: Days
    schedule: Callable[[datetime, Callable[[datetime], None]], None]
    fees: dict[str, Fee] = field(default_factory=dict)
    cases: dict[str, UUID] = field(default_factory=dict)
    """Ids of the last case of each person, by his key."""

    def at(self, moment: datetime, do: Callable[..., None], *told: Any, **traits: Any) -> None:
        """Let something happen at a moment; what lies ahead of the loading does not happen."""
        self.schedule(moment, lambda _at: do(self, *told, **traits))


def order(scene: Scene, key: str, purpose: str = Purpose.LICENCE_ISSUE, *, pays: bool = True) -> None:
    """The person orders to pay the fee, and pays it on the bank's page unless he does not (L-10)."""
    person = scene.cast[key]
    actor = candidate(person)
    fee = payments.order(purpose, actor, person.territory, return_to="/payments/", actor=actor, at=now())
    payments.bill_of(fee, "ru", at=now())
    if pays:
        said = {"reference": fee.pk.hex}
        url = f"http://{settings.HOST}:{settings.PAYMENTS_PORT}/control/pay"
        requests.post(url, json=said, timeout=15).raise_for_status()
    payments.hurry(fee, now())
    scene.fees[key] = fee


def apply(scene: Scene, key: str, **traits: Any) -> None:
    """The person signs an application for a licence (L-02)."""
    person = scene.cast[key]
    _receive(scene, key, applications.issue(person, _fee(scene, key), now(), **traits))


def renew(scene: Scene, key: str, *changes: dict[str, Any]) -> None:
    """The holder signs an application to re-issue his licence (L-09)."""
    person = scene.cast[key]
    licence = valid_of(person.iin)
    assert licence, "who re-issues has a licence"
    _receive(scene, key, applications.renewal(person, _fee(scene, key), now(), licence, list(changes)))


def _fee(scene: Scene, key: str) -> Fee:
    return Fee.objects.get(pk=scene.fees[key].pk)


def _receive(scene: Scene, key: str, facts: LicenceApplication | RenewalApplication) -> None:
    person, case, at = scene.cast[key], new_id(), now()
    procedure = services.procedure_for(facts)
    frozen = freeze(procedure, "submit", case, facts, papers.readable(facts, "ru", at))
    cms = keys.sign(person, frozen.content)
    proof, _verdict, keep = signing.accept(services.SUBMIT[type(facts)], frozen.content, cms, at=at)
    keep()
    services.receive(case, facts, candidate(person), proof, at=at, documents=frozen.documents)
    scene.cases[key] = case


def does(
    scene: Scene, key: str, step: str, facts: dict[str, Any] | None = None, second: bool = False
) -> None:
    """An officer of the Ministry takes a step that needs no signature."""
    case = Case.objects.get(pk=scene.cases[key])
    first = _officer(scene, case)
    who = next(one for one in scene.ministry.posts["licensor"] if one is not first) if second else first
    engine.perform(case.pk, step, who.actor, facts or {}, at=now(), version=case.version)


def _officer(scene: Scene, case: Case) -> Post:
    """Who has the case on his desk."""
    officers = scene.ministry.posts["licensor"]
    return next((one for one in officers if one.staff.pk == case.assignee), officers[0])


def signs(scene: Scene, key: str, step: str, facts: dict[str, Any]) -> None:
    """The authorised person signs an act."""
    act(scene.cases[key], step, facts, scene.ministry.the("licensing-head"))


def conclude(scene: Scene, key: str) -> None:
    """The officer finds the application complete and concludes in favour."""
    does(scene, key, "find-complete")
    case = Case.objects.get(pk=scene.cases[key])
    desk.conclude(case, _officer(scene, case).actor, version=case.version, at=now())


def endorse(scene: Scene, key: str) -> None:
    """The second officer agrees (four eyes)."""
    does(scene, key, "endorse", second=True)


def issue(scene: Scene, key: str) -> None:
    """The authorised person signs the licence (L-12)."""
    _grants(scene, key, "issue")


def reissue(scene: Scene, key: str) -> None:
    """The authorised person signs the re-issued licence (L-09)."""
    _grants(scene, key, "reissue")


def _grants(scene: Scene, key: str, step: str) -> None:
    head, case = scene.ministry.the("licensing-head"), Case.objects.get(pk=scene.cases[key])
    prepared = granting.prepare(case, step, {}, head.actor, case.version, now())
    sign(acting.open_signing(prepared, head.actor, browser=BROWSER, at=now()), head.person)


def refuse_beforehand(scene: Scene, key: str, facts: dict[str, Any], hearing_at: datetime) -> None:
    """The preliminary refusal, with a hearing by video (L-07)."""
    place = {
        "hearing_at": hearing_at, "manner": "video", "place_kk": "бейнебайланыс", "place_ru": "видеосвязь",
        "link": "https://video.example.kz/licence",
    }  # fmt: skip
    signs(scene, key, "propose-refusal", facts | place)


def hear(scene: Scene, key: str, held_at: datetime, facts: dict[str, Any]) -> None:
    """The hearing is held, and the applicant is there."""
    told = {**facts, "held_at": held_at, "participants": [candidate(scene.cast[key]).name]}
    signs(scene, key, "hold-hearing", told)


def day() -> date:
    """The day of the story's clock in Kazakhstan."""
    return local(now()).date()
