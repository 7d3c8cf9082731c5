"""`bench register`: the public register of licences searched at a steady rate through HTTP (L-12).

2,000 agents and 100,000 changes of their licences, written in portions with the shapes of real ones; no cases
stand behind them: what is measured is the register. Every request asks for another agent or in another way.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from random import Random
from statistics import quantiles
from urllib.parse import quote

from django.db import connection
from django.test import Client
from django.urls import reverse
from rich.progress import Progress

from oryndau.bench import load, pace
from oryndau.bench.figures import Figures, Target, spread
from oryndau.bench.fill import names
from oryndau.bench.machine import cpu_used
from oryndau.bench.site import Site
from oryndau.bench.statements import catch
from oryndau.cases.ids import new_id
from oryndau.law.territories import territories
from oryndau.registers.licences.told import Told
from oryndau.registers.models import Licence, LicenceChange
from oryndau.timekeeping import now

P95_MS, WARM_UP, PORTION = 20, 60, 5000
ENDINGS = (
    "ов",
    "ев",
    "баев",
    "беков",
    "жанов",
    "ұлы",
    "кенов",
    "алиев",
    "ғалиев",
    "мұратов",
    "тайұлы",
    "ханов",
)
LANGUAGES = ("kk", "ru", "en")
_HEARD = str.maketrans("ӘәҒғҚқҢңӨөҰұҮүҺһІі", "АаГгКкНнОоУуУуХхИи")


def measure(
    site: Site, progress: Progress, *, agents: int, changes: int, per_second: int, seconds: int
) -> list[Figures]:
    """Fill the register; search it in all ways at the rate, then in each way alone at a quarter of it."""
    rows = _fill(agents, changes, progress)
    site.start_web()
    ways = _ways(rows)
    mixed = _measured(site, "search, all ways", _mixed(ways), per_second, seconds)
    mixed.targets = [Target("p95 ms", P95_MS, mixed.p95_ms)]
    mixed.notes |= {"agents": agents, "changes": changes, "for": f"{seconds} s"}
    found = [mixed]
    for name, paths in ways.items():
        one = _measured(site, name, cycle(paths), max(per_second // 4, 1), max(seconds // 4, 2))
        one.statements, one.brackets = _statements(paths[0])
        found.append(one)
    mixed.statements = max(one.statements for one in found)
    return found


def _fill(agents: int, changes: int, progress: Progress) -> list[Licence]:
    bar = progress.add_task("Writing the register", total=changes)
    random = Random(142)  # noqa: S311 (invented rows, the same each time)
    invented, regions = _names(), list(territories())
    each = max(changes // agents, 1)
    rows = [_licence(no, invented[no % len(invented)], regions[no % len(regions)]) for no in range(agents)]
    history = [one for row in rows for one in _history(row, each, random)]
    Licence.objects.bulk_create(rows, batch_size=PORTION)
    for first in range(0, len(history), PORTION):
        LicenceChange.objects.bulk_create(history[first : first + PORTION])
        progress.advance(bar, PORTION)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE registers_licence, registers_licencechange")
    return rows


def _names() -> list[str]:
    """Invented names with as many surnames as so many agents may have: some ten namesakes each."""
    random = Random(69)  # noqa: S311
    given = [(surname.removesuffix("ов").removesuffix("ев"), rest) for surname, rest in
             (name.split(" ", 1) for name in names())]  # fmt: skip
    made = sorted(f"{stem}{ending} {rest}" for stem, rest in given for ending in ENDINGS)
    random.shuffle(made)
    return made


def _licence(no: int, name: str, territory: str) -> Licence:
    issued = date(2011, 1, 10) + timedelta(days=no % 5000)
    return Licence(
        id=new_id(), number=f"LC-{territory}-{issued.year}-{no + 1:06d}", iin=f"{no:012d}", name=name,
        territory=territory, office_kk=f"Үлгі көшесі, {no // 2}-үй", office_ru=f"ул. Үлгі, д. {no // 2}",
        basis="certification", issued_on=issued, granted_in=new_id(),
    )  # fmt: skip


def _history(row: Licence, each: int, random: Random) -> Iterator[LicenceChange]:
    """A licence that was issued and then suspended and resumed in turn; some ended by a decision."""
    ends, day = random.random() < 0.15, row.issued_on
    step = max((date(2026, 10, 1) - day).days // each, 1)
    for event in range(1, each + 1):
        key, state = ("suspend", "suspended") if event % 2 == 0 else ("resume", "active")
        if event == 1:
            key, state = "grant", "active"
        elif event == each:
            key, state = ("terminate", "terminated") if ends else ("resume", "active")
        at = now().replace(year=day.year, month=day.month, day=min(day.day, 28))
        told = Told(
            decree=f"{event}-П", decree_on=day, until=day + timedelta(90) if key == "suspend" else None
        )
        yield LicenceChange(
            licence=row, event=event, step=key, at=at, effective_on=day, state=state, told=told.as_json()
        )
        row.state, row.state_since, row.changed_at = state, day, at
        day += timedelta(days=step)


def _ways(rows: list[Licence]) -> dict[str, list[str]]:
    """The ways in which people search, each with a path for every agent."""
    ways: dict[str, Callable[[Licence], str]] = {
        "name as written": lambda row: f"q={quote(' '.join(row.name.split()[:2]))}",
        "surname in Russian letters": lambda row: f"q={quote(row.name.split()[0].translate(_HEARD))}",
        "name with a wrong letter": lambda row: f"q={quote(_slip(row.name))}",
        "number": lambda row: f"q={row.number.lower()}",
        "end of a number": lambda row: f"q={int(row.number[-6:])}",
        "surname in a region": lambda row: f"q={quote(row.name.split()[0])}&region={row.territory}",
        "name, state on a day": lambda row: f"q={quote(row.name)}&on={row.issued_on + timedelta(900)}",
    }
    at = reverse("licences:list")
    chosen = rows[:: max(len(rows) // 500, 1)]
    return {name: [f"{at}?{way(row)}" for row in chosen] for name, way in ways.items()}


def _slip(name: str) -> str:
    surname, first, *_rest = name.split()
    return f"{surname[:2]}{'о' if surname[2] != 'о' else 'а'}{surname[3:]} {first}"


def _mixed(ways: dict[str, list[str]]) -> Iterator[str]:
    turns = cycle([cycle(paths) for paths in ways.values()])
    while True:
        yield next(next(turns))


def _requests(paths: Iterator[str]) -> Iterator[bytes]:
    for path, language in zip(paths, cycle(LANGUAGES), strict=False):
        yield load.request("GET", path, {"Accept": "text/html", "Accept-Language": language})


def _measured(site: Site, name: str, paths: Iterator[str], per_second: int, seconds: int) -> Figures:
    requests = _requests(paths)
    load.run(site.port, [next(requests) for _ in range(WARM_UP)], clients=4, expected=200)
    process = site.parts["web"].process
    assert process is not None
    with cpu_used(web=process.pid, database=site.postmaster()) as used:
        answers = pace.run(site.port, requests, per_second=per_second, seconds=seconds, expected=200)
    if answers.wrong(200):
        raise RuntimeError(f"{name}: refused: {answers.first_refusal[:2000].decode(errors='replace')}")
    (middle, late), number = spread(answers.seconds), len(answers.seconds)
    cpu = {program: spent / number * 1000 for program, spent in used.items()}
    figures = Figures(name, number, number / answers.elapsed, middle, late, cpu_ms=cpu)
    figures.notes["p99 ms"] = round(quantiles(answers.seconds, n=100)[-1] * 1000, 1)
    return figures


def _statements(path: str) -> tuple[int, int]:
    """The statements of one request, answered in this process; it finds somebody."""
    client = Client(SERVER_NAME="127.0.0.1", headers={"Accept-Language": "kk"})
    for _ in range(2):
        response, caught = catch(partial(client.get, path))
    if response.status_code != 200 or b"site-people__one" not in response.content:
        raise RuntimeError(f"{path}: nobody was found")
    return caught.statements, caught.brackets
