"""A session from its announcement to the public check of its results (C-02 to C-18; issue 3)."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from oryndau.demo.certification.cast import cast_of
from oryndau.demo.people import Invented
from oryndau.law.hours import ALMATY
from tests.journeys import certification as walk
from tests.journeys import licence
from tests.journeys.certification import SIGN
from tests.journeys.conftest import Come
from tests.journeys.installation import Site
from tests.journeys.visitor import SAVE, Visitor

pytestmark = pytest.mark.browser
TERRITORY = "75"
LANGUAGES = {"clerk": "ru", "head": "en", "proctor": "kk", "secretary": "ru", "department": "kk"}
DISSENT = "Кандидат не назвал сроков предъявления исполнительных документов."


@dataclass
class Session:
    """The session of the journey: who takes part, and what has come of it so far."""

    come: Come
    site: Site
    people: list[Invented]
    candidates: dict[str, Invented]
    id: str = ""
    cases: dict[str, str] = field(default_factory=dict)
    """Paths of the candidates' cases by what becomes of them."""
    visitors: dict[str, Visitor] = field(default_factory=dict)
    held_at: datetime | None = None

    def person(self, post: str, number: int = 0) -> Invented:
        """Who holds a post of the territory."""
        where = "" if post == "department" else TERRITORY
        return [one for one in self.people if one.post == post and one.territory == where][number]

    def staff(self, post: str) -> Visitor:
        """A member of the staff at his browser, the same one throughout."""
        if post not in self.visitors:
            self.visitors[post] = self.come(self.person(post), LANGUAGES[post])
        return self.visitors[post]

    def member(self, number: int) -> Visitor:
        """A member of the Commission at his browser; the first one presides."""
        key = f"member {number}"
        if key not in self.visitors:
            self.visitors[key] = self.come(
                self.person("commission", number), ("kk", "ru", "en", "ru")[number]
            )
        return self.visitors[key]

    def candidate(self, key: str, language: str = "ru") -> Visitor:
        """A candidate at his browser."""
        if key not in self.visitors:
            self.visitors[key] = self.come(self.candidates[key], language)
        return self.visitors[key]

    def id_of(self, key: str) -> str:
        """The id of a candidate's case."""
        return self.cases[key].split("/")[3]

    def room(self, page: str = "") -> str:
        """A page of the Commission's room."""
        return f"/certification/commission/{self.id}/{page}"


def test_candidates_are_certified_or_not_by_all_that_the_order_wants(
    come: Come, site: Site, invented: list[Invented], claimants: list[Invented], today: date
) -> None:
    """C-02 to C-18: one candidate passes by the chairman's vote, one fails and contests a question.

    One is suspended, one is refused after a hearing, one does not appear; the minutes are signed by all, the
    result by the head, and anybody can check it. Every page is looked at by axe, in one of three languages.
    """
    cast = cast_of(invented)
    candidates = {
        "passes": cast["new-second"], "fails": claimants[10], "suspended": claimants[13],
        "absent": claimants[16], "refused": cast["new-third"],
    }  # fmt: skip
    session = Session(come, site, invented, candidates)
    for key, person in candidates.items():
        more: dict[str, Any] = {"convictions": [{"status": "unexpunged"}]} if key == "refused" else {}
        walk.in_registers(site, person, **more)
    _is_announced(session, today)
    _apply(session)
    _are_admitted(session)
    _is_refused_after_a_hearing(session, today)
    _take_the_test(session)
    _contests_a_question(session)
    _is_interviewed(session)
    _is_voted_on(session)
    _minutes_are_signed(session)
    _results_are_signed(session)
    _everybody_reads_the_result(session)


def _is_announced(session: Session, today: date) -> None:
    clerk, head = session.staff("clerk"), session.staff("head")
    session.id = walk.announce(clerk, today)
    session.held_at = walk.days_of_session(today)[1]
    seats = {
        "chairman": [session.person("commission", 0)],
        "member": [session.person("commission", number) for number in (1, 2, 3)],
        "secretary": [session.person("secretary")],
    }
    walk.appoint(head, session.id, seats)


def _apply(session: Session) -> None:
    passes = session.candidate("passes", "kk")
    person = session.candidates["passes"]
    session.cases["passes"] = walk.apply_by_hand(passes, person, session.id, TERRITORY, "kk", passes.look)
    for key in ("fails", "suspended", "absent", "refused"):
        visitor, person = session.candidate(key), session.candidates[key]
        # one of them asks for the licence by the same application, and pays its fee (C-20)
        pay = licence.order if key == "fails" else None
        session.cases[key] = walk.apply_quickly(visitor, person, session.id, TERRITORY, "ru", pay)
    passes.open(session.cases["passes"])
    passes.look()


def _are_admitted(session: Session) -> None:
    clerk = session.staff("clerk")
    clerk.open("/certification/desk/")
    clerk.look()
    for number, key in enumerate(("passes", "fails", "suspended", "absent")):
        walk.admit(clerk, session.cases[key], clerk.look if not number else walk.no_look)
    walk.complete(clerk, session.cases["refused"])
    clerk.open(f"{walk.at_desk(session.cases['refused'])}admit/")
    assert clerk.page.locator(SAVE).count() == 0, "nobody is admitted against a register"
    clerk.look()


def _is_refused_after_a_hearing(session: Session, today: date) -> None:
    """C-18: the register knows of a conviction; the candidate objects and is heard before the refusal."""
    head, candidate = session.staff("head"), session.candidate("refused")
    case = walk.at_desk(session.cases["refused"])
    found = f"{case}propose-refusal/"
    head.open(case)
    head.until(lambda: head.page.locator("a[href$='/propose-refusal/']").count(), "the way to a refusal")
    place = {"hearing_time": "10:00", "place_kk": "Мысал көшесі, 12", "place_ru": "ул. Мысал, 12"}
    head.open(found)
    head.until(lambda: head.page.locator("[name=restrictions]:checked").count(), "the register's answer")
    walk.act(head, found, place, head.look)
    _objects(candidate, session.cases["refused"])
    day = walk.days_of_session(today)[0]
    session.site.set_clock(datetime.combine(day, time(11), ALMATY))
    said = {
        "appeared": "yes", "participants": walk.full_name(session.candidates["refused"]),
        "said_kk": "Үміткер соттылығын жоққа шығармады.", "said_ru": "Кандидат судимости не отрицал.",
    }  # fmt: skip
    walk.act(head, f"{case}hold-hearing/", said, head.look)
    candidate.open(session.cases["refused"])
    candidate.until(lambda: _papers(candidate) == 3, "the minutes of the hearing")
    walk.act(head, f"{case}refuse/", {}, head.look)
    candidate.until(lambda: _papers(candidate) == 4, "the refusal")
    candidate.look()


def _objects(candidate: Visitor, case: str) -> None:
    candidate.open(case)
    candidate.until(lambda: _papers(candidate) == 2, "the preliminary refusal")
    candidate.look()
    candidate.press("a[href$='/object/']")
    candidate.look()
    candidate.fill({"text": "Судимость снята судом, справка будет представлена на заслушивании."})
    candidate.press(SAVE)
    candidate.look()
    candidate.sign()


def _papers(candidate: Visitor) -> int:
    """How many numbered documents the candidate's page lists: the application is the first."""
    return candidate.page.locator("#main-content .govuk-list > li:has(.govuk-body-s)").count()


def _take_the_test(session: Session) -> None:
    """C-10 to C-13: seats, a face and its photo, a test by keyboard, another by code, a suspension."""
    assert session.held_at
    session.site.set_clock(session.held_at - timedelta(minutes=10))
    _opens(session)
    proctor, passes, suspended = (
        session.staff("proctor"),
        session.candidate("passes"),
        session.candidate("suspended"),
    )
    by_code = session.visitors["by code"] = session.come(language="ru")
    code = _seats(session)
    passes.open("/hall/")
    passes.look()
    suspended.open("/hall/")
    by_code.open("/hall/")
    by_code.look()
    by_code.fill({"code": code})
    by_code.press("form[action$='/code/'] button")
    proctor.open(f"/certification/hall/{session.id}/")
    proctor.look()
    proctor.press("form[action$='/begin/'] button")
    for visitor in (passes, by_code, suspended):
        walk.enter_test(visitor)
    passes.look()
    walk.answer_by_keyboard(passes, right=80)
    walk.answer_by_keyboard(by_code, right=3, count=8)
    _is_suspended(session)
    suspended.open("/hall/")
    suspended.look()
    walk.finish(passes, passes.look)
    walk.finish(by_code)
    assert "80" in passes.says()
    assert "3" in by_code.says()
    proctor.open(f"/certification/hall/{session.id}/")
    proctor.look()
    _signs_the_sheet(session)


def _opens(session: Session) -> None:
    secretary = session.staff("secretary")
    secretary.open("/certification/commission/")
    secretary.look()
    secretary.open(session.room())
    secretary.until(lambda: secretary.page.locator("a[href$='/open/']").count(), "the end of receipt")
    secretary.look()
    secretary.press("a[href$='/open/']")
    for box in secretary.page.locator("[name=present]").all():
        box.check()
    secretary.look()
    secretary.press(SAVE)
    secretary.look()


def _seats(session: Session) -> str:
    """The proctor seats three; the code of the one who came without EDS."""
    proctor, code = session.staff("proctor"), ""
    proctor.open("/certification/hall/")
    proctor.look()
    for key, way in (("passes", "eds"), ("fails", "photo"), ("suspended", "eds")):
        proctor.open(f"/certification/hall/candidates/{session.id_of(key)}/")
        if key == "passes":
            proctor.look()
        if way == "photo":
            _photo_is_there(proctor)
        proctor.fill({"way": way})
        proctor.press(SAVE)
        if way == "photo":
            proctor.look()
            found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", proctor.says())
            assert found, proctor.says()
            code = found.group()
    return code


def _photo_is_there(proctor: Visitor) -> None:
    """The worker fetched the photo when the session opened; the browser draws it beside the form."""
    proctor.until(lambda: proctor.page.locator(".hall-photo__image").count(), "the photo of the register")
    drawn = "document.querySelector('.hall-photo__image').naturalWidth"
    proctor.page.wait_for_function(f"{drawn} > 0")
    proctor.look()


def _is_suspended(session: Session) -> None:
    proctor = session.staff("proctor")
    proctor.open(f"/certification/hall/candidates/{session.id_of('suspended')}/suspend/")
    proctor.look()
    proctor.fill({
        "violation": "device", "described_kk": "Үстел астында телефонды пайдаланды.",
        "described_ru": "Пользовался телефоном под столом.",
    })  # fmt: skip
    proctor.press(SAVE)
    proctor.look()


def _signs_the_sheet(session: Session) -> None:
    passes = session.candidate("passes")
    passes.open(f"/certification/hall/my/{session.id_of('passes')}/")
    passes.look()
    passes.press(SIGN)
    passes.sign()
    passes.look()


def _contests_a_question(session: Session) -> None:
    """C-11: who failed contests a question; the Department upholds it, and it counts as right."""
    fails, department = session.candidate("fails"), session.staff("department")
    own = f"/certification/hall/my/{session.id_of('fails')}/"
    fails.open(own)
    fails.look()
    fails.press("a[href$='/review/']")
    fails.look()
    fails.open(f"{own}questions/5/")
    fails.look()
    fails.fill({"reason": "Статья изменена, верного варианта среди ответов нет."})
    fails.press(SAVE)
    department.open("/certification/hall/rulings/")
    department.look()
    newest = department.page.locator("#main-content .govuk-list a[href*='/rulings/']").last
    department.open(newest.get_attribute("href") or "")
    department.look()
    department.fill({
        "upheld": "yes", "reason_kk": "Сұрақтың тұжырымы екіұшты.",
        "reason_ru": "Формулировка вопроса допускает два ответа.",
    })  # fmt: skip
    department.press(SAVE)
    fails.open(own)
    assert "4" in fails.page.locator(".govuk-body-l").inner_text()
    fails.look()


def _is_interviewed(session: Session) -> None:
    """C-14: three questions, a member marks from his own screen, the secretary writes down the others."""
    secretary, member = session.staff("secretary"), session.member(1)
    page = session.room(f"{session.id_of('passes')}/interview/")
    secretary.open(page)
    secretary.look()
    for number, text in enumerate(("Сот орындаушысының құқықтары", "Атқару мерзімдері", "Аукцион"), start=1):
        secretary.fill({f"text_{number}": text})
        secretary.page.select_option(f"[name=asked_{number}]", index=number)
    secretary.press("button[name=save]")
    member.open(session.room(f"{session.id_of('passes')}/marks/"))
    member.look()
    member.fill({"mark_1": "9", "mark_2": "8", "mark_3": "7", "remark_1": "Толық жауап."})
    member.press(SAVE)
    secretary.open(page)
    for number in (1, 2, 3):
        for box in secretary.page.locator(f"input[name^=mark_{number}_]").all():
            box.fill("6")
    secretary.look()
    secretary.press("button[name=close]")
    secretary.look()


def _is_voted_on(session: Session) -> None:
    """C-15: two for, two against with a dissent; nobody sees a vote early; the chairman's vote decides."""
    ballots = [("pass", ""), ("fail", DISSENT), ("fail", ""), ("pass", "")]
    page = session.room(f"{session.id_of('passes')}/vote/")
    for number in (1, 2, 3, 0):
        member, (choice, dissent) = session.member(number), ballots[number]
        member.open(session.room())
        if number in (1, 0):
            assert DISSENT not in member.page.content()
            member.look()
        member.open(page)
        if number in (1, 0):
            member.look()
        member.fill({"choice": choice, "dissent": dissent})
        member.press(SAVE)
        if number == 1:
            member.look()
        member.sign()
    session.member(0).look()


def _minutes_are_signed(session: Session) -> None:
    """C-16: drawn up when all are accounted for, signed by everybody who took part."""
    secretary = session.staff("secretary")
    secretary.open(session.room("minutes/draw-up/"))
    secretary.look()
    secretary.press(SAVE)
    secretary.look()
    for visitor in (secretary, *(session.member(number) for number in range(4))):
        visitor.open(session.room("minutes/"))
        visitor.press(SIGN)
        visitor.sign()
    secretary.open(session.room("minutes/"))
    secretary.look()
    answer = secretary.page.request.get(
        session.site.url + (secretary.page.locator("a[href$='/file/']").first.get_attribute("href") or "")
    )
    assert answer.body().startswith(b"%PDF")


def _results_are_signed(session: Session) -> None:
    """C-17: the head signs one result after the other."""
    head = session.staff("head")
    results = f"/certification/desk/results/{session.id}/"
    head.open(results)
    head.until(lambda: head.page.locator("tbody tr").count() == 4, "the conclusions")
    head.look()
    while head.page.locator(SIGN).count():
        head.press(SIGN)
        head.sign()
        head.page.wait_for_url(f"**{results}*")
    head.look()
    head.open(walk.at_desk(session.cases["passes"]))
    head.look()


def _everybody_reads_the_result(session: Session) -> None:
    """C-17, C-20: the candidate in his account, anybody by number; who failed or was absent reads why."""
    passes = session.candidate("passes")
    number = _result_number(passes, session.cases["passes"])
    passes.until(lambda: passes.page.locator("#main-content a[href*='/decisions/']").count(), "the check")
    passes.look()
    passes.open("/account/")
    passes.look()
    for key in ("fails", "absent", "suspended"):
        visitor = session.candidate(key)
        _result_number(visitor, session.cases[key])
        visitor.look()
    _the_road_ends_and_the_fee_stays(session.candidate("fails"))
    anybody = session.come(language="en")
    anybody.open("/certification/decisions/")
    anybody.look()
    anybody.fill({"number": number})
    anybody.press(SAVE)
    assert number in anybody.says()
    assert walk.full_name(session.candidates["passes"]) not in anybody.says()
    anybody.look()
    anybody.open(f"/certification/sessions/{session.id}/")
    anybody.look()
    anybody.open(f"/hall/draw/{session.id}/")
    anybody.look()


def _the_road_ends_and_the_fee_stays(candidate: Visitor) -> None:
    """C-20, L-13: the refusal of the first stage ends the second; what was paid can be used or asked back."""
    stages = candidate.page.locator("section[aria-labelledby=road] > ol > li")
    assert stages.count() == 2
    assert "остаётся за вами" in stages.last.inner_text()
    candidate.open("/payments/")
    candidate.press("#main-content a[href*='/payments/fees/']")
    assert candidate.page.locator("a[href$='/refund/']").count()


def _result_number(candidate: Visitor, case: str) -> str:
    """The number of the decision on the candidate's own page, once it is there."""
    candidate.open(case)
    found = candidate.until(lambda: re.search(r"AT-R-\d\d-\d{4}-\d+", candidate.says()), "the decision")
    return str(found.group())
