"""`bench intake`: signed applications per second through HTTP (E-02(3), E-05).

Every request carries another application, signed with a time stamp; the site checks token, content, files,
signature, certificate, revocation and stamp, and answers after the commit reached the disk.
"""

from functools import partial
from typing import Any

from django.test import Client
from rich.progress import Progress

from oryndau.bench import applications, ceiling, load, people
from oryndau.bench.applications import PATH, Ready
from oryndau.bench.figures import Figures, Target, spread
from oryndau.bench.machine import cpu_used
from oryndau.bench.site import Site
from oryndau.bench.statements import Caught, catch
from oryndau.cases.models import Case, Event, Message
from oryndau.signing.models import Signature

COMPANIES = 60
WARM_UP = 200
MEASURED_STATEMENTS = 5
RATE, STATEMENTS = 300, 15


def measure(site: Site, progress: Progress, *, count: int, clients: int, seconds: int) -> Figures:
    """Measure the intake of `count` applications by so many clients, then the ceiling for so many seconds."""
    made = _prepared(progress, count + WARM_UP + MEASURED_STATEMENTS)
    warm, counted, measured = (
        made[:WARM_UP], made[WARM_UP : WARM_UP + MEASURED_STATEMENTS], made[WARM_UP + MEASURED_STATEMENTS :],
    )  # fmt: skip
    web = site.start_web()
    assert web.process is not None
    _check(load.run(site.port, [one.sent() for one in warm], clients=clients, expected=201))
    requests = [one.sent() for one in measured]
    with cpu_used(web=web.process.pid, database=site.postmaster()) as used:
        answers = load.run(site.port, requests, clients=clients, expected=201)
    _check(answers)
    _check_kept(warm + measured)
    figures = _figures(answers, used)
    caught = _caught(counted)
    figures.statements, figures.brackets = caught.statements, caught.brackets
    web.stop()
    script = _script(counted[-1], caught)
    figures.ceiling = ceiling.play(site.url, script, clients=clients, seconds=seconds)
    figures.targets = [
        Target("applications per second", RATE, figures.per_second, at_least=True),
        Target("statements", STATEMENTS, figures.statements),
    ]
    figures.notes["clients"] = clients
    return figures


def _prepared(progress: Progress, count: int) -> list[Ready]:
    bar = progress.add_task("Organisations, keys and tokens", total=COMPANIES)
    companies = people.companies(COMPANIES, lambda: progress.advance(bar))
    signing = progress.add_task("Signing applications with time stamps", total=count)
    return applications.signed(companies, count, lambda: progress.advance(signing))


def _check(answers: load.Answers) -> None:
    if wrong := answers.wrong(201):
        raise RuntimeError(f"{wrong} of {len(answers.statuses)} were refused: {answers.first_refusal!r}")


def _check_kept(sent: list[Ready]) -> None:
    """Every acknowledged application is a case with its signature and messages: nothing was skipped."""
    ids = [one.case for one in sent]
    kept = Case.objects.filter(pk__in=ids).count()
    events = Event.objects.filter(case__in=ids, no=1, step="submit").values_list("signature", flat=True)
    signatures = Signature.objects.filter(pk__in=list(events)).count()
    messages = Message.objects.filter(case__in=ids).count()
    if not kept == signatures == len(ids) or messages != 4 * len(ids):
        raise RuntimeError(f"of {len(ids)}: {kept} cases, {signatures} signatures, {messages} messages")


def _figures(answers: load.Answers, cpu: dict[str, float]) -> Figures:
    middle, late = spread(answers.seconds)
    number = len(answers.seconds)
    return Figures(
        "intake", number, number / answers.elapsed, middle, late,
        cpu_ms={name: seconds / number * 1000 for name, seconds in cpu.items()},
    )  # fmt: skip


def _caught(counted: list[Ready]) -> Caught:
    """The statements of the last of some requests answered in this process; the first ones fill caches."""
    caught = Caught((), 0)
    for one in counted:
        response, caught = catch(partial(_answered_here, one))
        if response.status_code != 201:
            raise RuntimeError(f"in process: {response.status_code} {response.content[:500]!r}")
    return caught


def _answered_here(one: Ready) -> Any:
    headers = {name: value for name, value in one.headers.items() if name != "Content-Type"}
    client = Client(SERVER_NAME="127.0.0.1", headers=headers)
    return client.post(PATH, one.body, content_type="application/json")


def _script(last: Ready, caught: Caught) -> str:
    event = Event.objects.get(case=last.case, no=1)
    signature = Signature.objects.get(pk=event.signature or "")
    fresh = dict([ceiling.digest(bytes(signature.digest)), ceiling.text(last.key)])
    return ceiling.script(caught.sql, last.case, fresh=fresh)
