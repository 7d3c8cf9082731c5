"""`bench step`: a bailiff's act through HTTP (E-03, E-10): his signature is verified, the decree made.

The cases are real: signed, received through HTTP, registered by the engine. Decrees are typeset beforehand,
as the bailiff previews them; the request measured is the one that carries his signature.
"""

import base64
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.test import Client
from django.urls import reverse
from rich.progress import Progress

from oryndau.bench import applications, ceiling, load, people
from oryndau.bench.figures import Figures, Target, spread
from oryndau.bench.machine import cpu_used
from oryndau.bench.signed_in import FORM, Browser, browser_of
from oryndau.bench.site import Site
from oryndau.bench.statements import Caught, catch
from oryndau.cases.models import Case, Event
from oryndau.demo import keys
from oryndau.demo.people import Invented
from oryndau.initiation.services import decision, registration
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff
from oryndau.signing.models import Signature
from oryndau.timekeeping import now

COMPANIES, WARM_UP, COUNTED = 8, 20, 5
MEDIAN_MS, STATEMENTS = 25, 18

Desks = dict[UUID, tuple[Staff, Invented, Browser]]
"""Posts by their ids, with the person whose key signs and his browser."""


@dataclass(frozen=True, slots=True)
class Act:
    """A decree ready for its signature."""

    case: UUID
    path: str
    cms: str
    browser: Browser

    def sent(self) -> bytes:
        """The bytes of the request that carries the signature."""
        return self.browser.post(self.path, {"cms": self.cms})

    def body(self) -> bytes:
        """The form of that request."""
        return urlencode({"cms": self.cms}).encode()


def measure(site: Site, progress: Progress, *, acts: int, seconds: int) -> list[Figures]:
    """Measure the typesetting of decrees for preview, then the signed acts, one after the other."""
    staff = {post.pk: (post, invented, browser_of(post)) for post, invented in people.bailiffs()}
    web = site.start_web()
    cases = _registered(site, progress, acts + WARM_UP + COUNTED)
    previews = _previews(site, cases[:WARM_UP], staff)
    made = _made(progress, cases, staff)
    warm, counted, measured = made[:WARM_UP], made[WARM_UP:][:COUNTED], made[WARM_UP + COUNTED :]
    _check(load.run(site.port, [act.sent() for act in warm], clients=1, expected=302))
    assert web.process is not None
    with cpu_used(web=web.process.pid, database=site.postmaster()) as used:
        answers = load.run(site.port, [act.sent() for act in measured], clients=1, expected=302)
    _check(answers)
    _check_decided(measured)
    figures = _figures("step", answers, used)
    caught = _caught(counted)
    figures.statements, figures.brackets = caught.statements, caught.brackets
    web.stop()
    figures.ceiling = ceiling.play(site.url, _script(counted[-1], caught), clients=1, seconds=seconds)
    figures.targets = [
        Target("median ms", MEDIAN_MS, figures.median_ms),
        Target("statements", STATEMENTS, figures.statements),
    ]
    return [figures, previews]


def _registered(site: Site, progress: Progress, count: int) -> list[Case]:
    bar = progress.add_task("Applications: signed, received, registered", total=2 * count)
    companies = people.companies(COMPANIES)
    ready = applications.signed(companies, count, lambda: progress.advance(bar))
    _check(load.run(site.port, [one.sent() for one in ready], clients=2, expected=201), 201)
    for one in ready:
        with transaction.atomic():
            registration.register(one.case, at=now())
        progress.advance(bar)
    return list(Case.objects.filter(pk__in=[one.case for one in ready]))


def _previews(site: Site, cases: list[Case], staff: Desks) -> Figures:
    """The request before: the form is sent, the decree is typeset and kept for preview."""
    requests = [
        staff[case.assignee][2].post(
            reverse("desk:act", args=[case.pk, "initiate"]), {"version": str(case.version)}
        )
        for case in cases
        if case.assignee
    ]
    answers = load.run(site.port, requests, clients=1, expected=302)
    _check(answers)
    return _figures("decree typeset for preview", answers, {})


def _made(progress: Progress, cases: list[Case], staff: Desks) -> list[Act]:
    bar = progress.add_task("Typesetting and signing decrees", total=len(cases))
    shown = progress.track(cases, task_id=bar)
    return [act_of(case, *staff[case.assignee]) for case in shown if case.assignee]


def act_of(case: Case, post: Staff, invented: Invented, browser: Browser) -> Act:
    """A decree to initiate, typeset, frozen in a signature session, and signed by its bailiff."""
    actor = staff_actor(post)
    prepared = decision.prepare(case.pk, "initiate", {"measures": []}, actor, version=case.version, at=now())
    session = decision.open_signing(prepared, actor, browser=browser.signing, at=now())
    cms = base64.b64encode(keys.sign(invented, bytes(session.content))).decode()
    return Act(case.pk, reverse("signing:page", args=[session.pk]), cms, browser)


def _check(answers: load.Answers, expected: int = 302) -> None:
    if wrong := answers.wrong(expected):
        refusal = answers.first_refusal.decode(errors="replace")
        raise RuntimeError(f"{wrong} of {len(answers.statuses)} were refused: {refusal[:3000]}")


def _check_decided(acts: list[Act]) -> None:
    decided = Case.objects.filter(pk__in=[act.case for act in acts], state="initiated").count()
    if decided != len(acts):
        raise RuntimeError(f"{len(acts)} acts, {decided} decided cases")


def _figures(name: str, answers: load.Answers, used: dict[str, float]) -> Figures:
    (middle, late), number = spread(answers.seconds), len(answers.seconds)
    cpu = {program: seconds / number * 1000 for program, seconds in used.items()}
    return Figures(name, number, number / answers.elapsed, middle, late, cpu_ms=cpu)


def _caught(counted: list[Act]) -> Caught:
    caught = Caught((), 0)
    for act in counted:
        response, caught = catch(partial(_answered_here, act))
        if response.status_code != 302:
            raise RuntimeError(f"in process: {response.status_code} {response.content[:500]!r}")
    return caught


def _answered_here(act: Act) -> Any:
    client = Client(SERVER_NAME="127.0.0.1", headers={"Cookie": act.browser.cookies})
    return client.post(act.path, act.body(), content_type=FORM)


def _script(act: Act, caught: Caught) -> str:
    """The act's statements over and over on the same case: its event gets another number each time."""
    event = Event.objects.get(case=act.case, step="initiate")
    signature = Signature.objects.get(pk=event.signature or "")
    fresh = dict([ceiling.digest(bytes(signature.digest))])
    another = f"(10 + (:{ceiling.VARIABLE})::bigint % 2000000000)::int"
    fresh[f", {event.no}, 'initiate', "] = f", {another}, 'initiate', "
    fresh |= {f"'{signature.pk.hex}'::uuid": "uuidv7()", f"'{event.pk.hex}'::uuid": "uuidv7()"}
    for message in event.case.messages.filter(payload__event=event.no):
        fresh[f"'{message.pk.hex}'::uuid"] = "uuidv7()"
    return ceiling.script(caught.sql, fresh=fresh)
