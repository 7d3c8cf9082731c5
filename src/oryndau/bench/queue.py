"""`bench queue`: a bailiff's page of 50 tasks through HTTP among many cases, and search (E-03, E-11)."""

from functools import partial
from typing import Any
from urllib.parse import quote

from django.test import Client
from django.urls import reverse
from rich.progress import Progress

from oryndau.bench import applications, ceiling, load, people
from oryndau.bench.figures import Figures, Target, spread
from oryndau.bench.fill import Around, fill, names
from oryndau.bench.machine import cpu_used
from oryndau.bench.signed_in import Browser, browser_of
from oryndau.bench.site import Site
from oryndau.bench.statements import catch
from oryndau.cases.models import Case, Event, Task
from oryndau.people.models import Person, Staff
from oryndau.timekeeping import now

WARM_UP = 15
DEEP = 2000
"""How many tasks stand before the page that is measured besides the first one."""
TARGET_MS = {50_000: 40, 1_000_000: 60}
TERRITORY = "75"


def measure(
    site: Site, progress: Progress, *, sizes: list[int], requests: int, seconds: int
) -> list[Figures]:
    """Measure the queue and search at each size, the smallest first."""
    post = _bailiff()
    browser = browser_of(post)
    around = Around(_model(site, progress), post.pk, post.territory, now())
    found, filled = [], 0
    for size in sorted(sizes):
        bar = progress.add_task(f"Writing cases up to {size:,}", total=size - filled)
        fill(filled + 1, size, around, partial(progress.advance, bar))
        filled = size
        site.start_web()
        for name, path in _pages(post):
            found.append(_measured(site, f"{name}, {size:,} cases", path, browser, requests, seconds))
        if size in TARGET_MS:
            first = found[-len(_pages(post))]
            first.targets = [Target("median ms", TARGET_MS[size], first.median_ms)]
        site.parts["web"].stop()
    return found


def _bailiff() -> Staff:
    person = Person.objects.create(iin="850101399953", surname="Өлшемов", name="Әлібек")
    return Staff.objects.create(
        person=person, territory=TERRITORY, role="state-bailiff", position_kk="мемлекеттік сот орындаушысы",
        position_ru="государственный судебный исполнитель",
    )  # fmt: skip


def _model(site: Site, progress: Progress) -> Event:
    """The first event of a real application: the rows that are written get a body like its."""
    site.start_web()
    ready = applications.signed(people.companies(1), 1)
    answers = load.run(site.port, [ready[0].sent()], clients=1, expected=201)
    site.parts["web"].stop()
    if answers.wrong(201):
        raise RuntimeError(f"the model was refused: {answers.first_refusal!r}")
    return Event.objects.get(case=ready[0].case, no=1)


def _pages(post: Staff) -> list[tuple[str, str]]:
    queue = reverse("desk:queue")
    open_tasks = Task.objects.filter(assignee=post.pk, done_at=None).order_by("due_at", "id")
    deep = open_tasks[DEEP : DEEP + 1].first()
    number = Case.objects.filter(assignee=post.pk).values_list("number", flat=True).first()
    surname, name, _father = names()[0].split()
    slip = f"{surname[:-1]} {name}"
    pages = [("queue, first page", queue), ("search by number", f"{queue}?q={number}")]
    if deep:
        after = quote(f"{deep.due_at.isoformat()}~{deep.pk}")
        pages.insert(1, (f"queue, after {DEEP:,} tasks", f"{queue}?after={after}"))
    return [*pages, ("search by name, one letter wrong", f"{queue}?q={quote(slip)}")]


def _measured(site: Site, name: str, path: str, browser: Browser, requests: int, seconds: int) -> Figures:
    page = browser.get(path)
    _check(load.run(site.port, [page] * WARM_UP, clients=1, expected=200))
    process = site.parts["web"].process
    assert process is not None
    with cpu_used(web=process.pid, database=site.postmaster()) as used:
        answers = load.run(site.port, [page] * requests, clients=1, expected=200)
    _check(answers)
    (middle, late), number = spread(answers.seconds), len(answers.seconds)
    cpu = {program: spent / number * 1000 for program, spent in used.items()}
    client = Client(SERVER_NAME="127.0.0.1", headers={"Cookie": browser.cookies, "Accept-Language": "ru"})
    for _ in range(3):
        response, caught = catch(partial(client.get, path))
    _check_page(response, name)
    figures = Figures(name, number, number / answers.elapsed, middle, late, cpu_ms=cpu)
    figures.statements, figures.brackets = caught.statements, caught.brackets
    figures.ceiling = ceiling.play(site.url, ceiling.script(caught.sql), clients=1, seconds=seconds)
    return figures


def _check(answers: load.Answers) -> None:
    if answers.wrong(200):
        raise RuntimeError(f"the page was refused: {answers.first_refusal[:2000].decode(errors='replace')}")


def _check_page(response: Any, name: str) -> None:
    """The page shows what it should: fifty lines of the queue, something found by search."""
    shown = response.content.count(b'href="/desk/cases/')
    if shown < (50 if name.startswith("queue") else 1):
        raise RuntimeError(f"{name}: {shown} lines")
