"""The rounds: applications and signatures on their way, the worker at work, one program killed amid it."""

import time
from collections.abc import Iterator
from datetime import timedelta
from random import Random

from django.conf import settings
from django.db import OperationalError, connections
from rich.progress import Progress

from oryndau import supervisor, timekeeping
from oryndau.bench import applications, people
from oryndau.bench.applications import PATH, Ready
from oryndau.bench.signed_in import browser_of
from oryndau.bench.site import Site
from oryndau.bench.step import Act, Desks, act_of
from oryndau.cases.models import Case, Message
from oryndau.chaos import checks
from oryndau.chaos.clients import Ask, Told, together
from oryndau.chaos.report import Report
from oryndau.chaos.victims import VICTIMS, kill, revive
from oryndau.demo import keys
from oryndau.documents.integrity import verify_all
from oryndau.law.initiation import REGISTERED
from oryndau.timekeeping import now

APPLICATIONS, ACTS = 4, 3
"""How many applications and signatures are on their way in every round."""
LATEST_SECONDS = 0.15
AHEAD = 2
"""Rounds whose applications are registered before the first kill, so that there is something to sign."""
DRAIN_SECONDS = 180.0
LEASE_OVER = timedelta(minutes=3)


def run(site: Site, progress: Progress, *, rounds: int, seed: int) -> Report:
    """Break and mend the installation so many times, then let the worker finish, and check everything."""
    random, report, told = Random(seed), Report(rounds), Told()  # noqa: S311
    desks = _start(site, progress, rounds)
    made = _applications(progress, rounds + AHEAD)
    together(site.port, [_submission(made.pop()) for _ in range(AHEAD * APPLICATIONS)], told)()
    _drain(progress)
    bar = progress.add_task("Killing", total=rounds)
    for number in range(rounds):
        sent = [_submission(one) for one in made[number * APPLICATIONS : (number + 1) * APPLICATIONS]]
        acts = [_signature(act) for act in _acts(desks, random)]
        _round(site, random, [*sent, *acts], told, report)
        progress.advance(bar)
    _drain(progress)
    return _judged(report, told)


def _start(site: Site, progress: Progress, rounds: int) -> Desks:
    bar = progress.add_task("Keys and programs", total=None)
    keys.issue_system("Oryndau", "050140000011", settings.SEAL_P12)
    desks = {post.pk: (post, invented, browser_of(post)) for post, invented in people.bailiffs()}
    for name in ("gateway", "sms", "smtp"):
        site.emulator(name)
    site.start(supervisor.worker())
    site.start_web()
    progress.remove_task(bar)
    return desks


def _applications(progress: Progress, rounds: int) -> list[Ready]:
    count = rounds * APPLICATIONS
    bar = progress.add_task("Signing applications", total=count)
    return applications.signed(people.companies(5), count, lambda: progress.advance(bar))


def _submission(ready: Ready) -> Ask:
    return Ask(f"submit {ready.case}", PATH, ready.headers, ready.body, 201)


def _signature(act: Act) -> Ask:
    return Ask(f"sign {act.case}", act.path, act.browser.form_headers(), act.body(), 302)


def _acts(desks: Desks, random: Random) -> Iterator[Act]:
    """Decrees of some registered cases, ready for signature; nothing waits for these cases any more."""
    busy = Message.objects.filter(done_at=None).exclude(case=None).values("case")
    free = list(Case.objects.filter(state=REGISTERED).exclude(pk__in=busy)[:50])
    for case in random.sample(free, min(ACTS, len(free))):
        assert case.assignee, "a registered case has its bailiff"
        yield act_of(case, *desks[case.assignee])


def _round(site: Site, random: Random, asks: list[Ask], told: Told, report: Report) -> None:
    victim = random.choice(VICTIMS)
    finish = together(site.port, asks, told)
    time.sleep(random.uniform(0, LATEST_SECONDS))
    report.requests_under_way += told.under_way
    kill(site, victim)
    report.kills[victim] += 1
    if victim == "worker":
        report.messages_in_hand += Message.objects.filter(done_at=None, locked_until__gt=now()).count()
        timekeeping.move_to(now() + LEASE_OVER)
    time.sleep(random.uniform(0, 0.2))
    revive(site, victim)
    finish()


def _drain(progress: Progress) -> None:
    """Wait until the worker has nothing left; the clock moves past leases and pauses between attempts."""
    bar = progress.add_task("The worker finishes", total=None)
    end = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < end and _left():
        time.sleep(1)
        timekeeping.move_to(now() + LEASE_OVER)
    progress.remove_task(bar)


def _left() -> int:
    try:
        return Message.objects.filter(done_at=None).count()
    except OperationalError:
        connections.close_all()
        return 1


def _judged(report: Report, told: Told) -> Report:
    submitted = [about.split()[1] for about in told.acknowledged if about.startswith("submit")]
    signed = [about.split()[1] for about in told.acknowledged if about.startswith("sign")]
    report.submitted, report.signed, report.repeated = len(submitted), len(signed), told.repeated
    report.lost, report.strange = list(checks.lost(submitted, signed)), told.strange
    report.doubled, report.unfinished = list(checks.doubled()), list(checks.unfinished())
    report.journal = verify_all().as_dict()
    return report
