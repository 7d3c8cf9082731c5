"""Pages of the Commission's room: for each role, in three languages; what they never tell (C-14 to C-16)."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.certification.commission import opening
from oryndau.certification.commission.interviewing import questions_of
from oryndau.certification.models import MinutesText, OralMark
from oryndau.certification.tests import factories
from oryndau.certification.tests.commissions import Commission, browser_of, facts_of, row_of, url
from oryndau.database import APP_ROLE
from oryndau.people.acting import staff_actor
from oryndau.people.models import Access
from oryndau.signing.models import SignatureSession
from oryndau.signing.tests.world import pretended, pretender

__all__ = ["pretender"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pretender")]
LANGUAGES = ["kk", "ru", "en"]


@pytest.fixture
def clock() -> Iterator[Any]:
    """The site's clock, which the session moves."""
    with time_machine.travel(factories.session().held_at + timedelta(hours=2), tick=False) as traveller:
        yield traveller


def signs(client: Client, actor: Actor, answer: Any) -> Any:
    """Sign on the page that an answer leads to."""
    assert answer.status_code == 302, answer.content.decode()[:2000]
    session = SignatureSession.objects.get(pk=answer["Location"].strip("/").split("/")[-1])
    assert client.get(answer["Location"]).status_code == 200
    cms = pretended(bytes(session.content), iin=actor.iin).decode()
    return client.post(answer["Location"], {"cms": cms})


def everyone(of: Commission) -> dict[str, Actor]:
    """Somebody of every role, in and beside the session."""
    return {
        "chairman": of.chairman, "member": of.members[1], "substitute": of.substitutes[0],
        "secretary": of.secretary, "head": factories.the("head"), "clerk": factories.the("clerk"),
        "proctor": factories.the("proctor"), "department": factories.the("department"),
        "stranger": staff_actor(factories.post("commission", surname="Бөтенов")),
    }  # fmt: skip


def addresses(of: Commission, case: Case) -> list[str]:
    """Every page of the room, of the session and of the case that staff may open."""
    here = [url(name, of) for name in ("room", "open", "recuse", "minutes", "draw-up", "redraw")]
    here += [url(name, of, case.pk) for name in ("interview", "marks", "vote", "dissent")]
    return [
        reverse("commission:mine"), *here, reverse("sessions:staff", args=[of.session.pk]),
        reverse("sessions:one", args=[of.session.pk]), f"/api/v1/cases/{case.pk}",
        f"/api/v1/cases/{of.session.pk}",
    ]  # fmt: skip


def test_nobodys_page_tells_a_vote_before_the_last_one_is_cast(clock: Any) -> None:
    """C-15: not the chairman's, not the secretary's, not the API, not the journal. The pages are the same
    whichever way the others voted, to the byte.
    """
    of = Commission(members=3).open()
    case = of.interviewed()
    seen: dict[str, dict[str, str]] = {}
    opinion = "Құпия пікір"
    of.vote(case, of.members[0], "pass", opinion)
    people = everyone(of)
    browsers = {name: browser_of(actor) for name, actor in people.items()}
    for choice in ("pass", "fail"):
        _turn(choice)
        for name, browser in browsers.items():
            for address in addresses(of, case):
                page = browser.get(address, headers={"accept-language": "ru"})
                seen.setdefault(f"{name} {address}", {})[choice] = _plain(page.content.decode())
    for where, pages in seen.items():
        assert pages["pass"] == pages["fail"], where
        assert opinion not in pages["pass"], where
    assert not Event.objects.filter(body__contains=opinion).exists()
    assert not Event.objects.filter(step__startswith="vote-").exists()


def _turn(choice: str) -> None:
    """Make the one vote another one, past the guard: whatever tells it would tell the difference."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE certification_vote SET choice = %s", [choice])
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute(f"SET LOCAL ROLE {APP_ROLE}")


def _plain(page: str) -> str:
    """A page without what differs from one answer to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


def test_the_agenda_shows_stages_next_actions_and_who_has_still_to_vote(clock: Any) -> None:
    """C-14 to C-16."""
    of = Commission().open()
    one, two = of.interviewed("Абаева"), of.tested(surname="Бекова")
    of.tested(40, "Васильева")
    of.vote(one, of.chairman)
    page = browser_of(of.secretary).get(url("room", of), headers={"accept-language": "en"}).content.decode()
    assert "1 of 3 have voted" in page
    assert url("interview", of, two.pk) in page
    assert "There is a quorum" in page
    page = browser_of(of.members[0]).get(url("room", of), headers={"accept-language": "en"}).content.decode()
    assert url("vote", of, one.pk) in page
    assert url("interview", of, two.pk) not in page
    page = browser_of(of.chairman).get(url("room", of), headers={"accept-language": "en"}).content.decode()
    assert url("vote", of, one.pk) not in page


def test_the_live_part_costs_few_statements(
    clock: Any, django_assert_max_num_queries: Any
) -> None:  # fmt: skip
    """C-14: the page asks every five seconds; candidates add nothing."""
    of = Commission().open()
    browser = browser_of(of.secretary)
    for surname in ("Абаева", "Бекова", "Васильева", "Гусева"):
        of.interviewed(surname)
    browser.get(url("room", of))
    with django_assert_max_num_queries(12):
        page = browser.get(url("room", of), headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()


def test_a_page_on_which_nothing_has_changed_is_not_drawn_anew(clock: Any) -> None:
    """C-14: who stands on a link with the keyboard is not thrown off it every five seconds."""
    of = Commission().open()
    case = of.interviewed()
    browser, live = browser_of(of.secretary), {"HX-Request": "true"}
    seen = re.search(r"\?seen=(\w+)", browser.get(url("room", of)).content.decode())
    assert seen
    asked = url("room", of) + seen.group(0)
    assert browser.get(asked, headers=live).status_code == 204
    of.vote(case, of.chairman)
    page = browser.get(asked, headers=live)
    assert page.status_code == 200
    assert seen.group(0) not in page.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_read_in_three_languages(clock: Any, language: str) -> None:
    """C-14 to C-16."""
    of = Commission()
    of.close_receipt()
    of.exam()
    headers = {"accept-language": language}
    secretary, member = browser_of(of.secretary), browser_of(of.members[0])
    assert secretary.get(url("open", of), headers=headers).status_code == 200
    of.open()
    case, other = of.tested(surname="Абаева"), of.interviewed("Бекова")
    of.ask(case)
    pages = [
        (secretary, reverse("commission:mine")), (secretary, url("room", of)),
        (secretary, url("recuse", of)), (secretary, url("interview", of, case.pk)),
        (member, url("marks", of, case.pk)), (member, url("vote", of, other.pk)),
        (secretary, url("draw-up", of)), (secretary, url("minutes", of)),
    ]  # fmt: skip
    for browser, address in pages:
        assert browser.get(address, headers=headers).status_code == 200, address
    of.vote(other, of.members[0], "fail")
    for actor in (of.chairman, of.members[1]):
        of.vote(other, actor)
    assert member.get(url("dissent", of, other.pk), headers=headers).status_code == 200
    of.draw_up(case.pk)
    for address in (url("minutes", of), url("redraw", of), url("room", of)):
        assert secretary.get(address, headers=headers).status_code == 200


def test_the_secretary_opens_the_session_by_a_form(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """C-15: without a quorum it says why, with one it opens and the substitute called in votes."""
    of = Commission()
    of.close_receipt()
    exam = of.exam()
    monkeypatch.setattr(opening.hall, "open_exam", lambda *args, **kwargs: exam)
    browser = browser_of(of.secretary)
    alone = {"version": of.version, "present": [str(of.secretary.staff)]}
    answer = browser.post(url("open", of), alone, headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert "There is no quorum" in answer.content.decode()
    people = [of.chairman, of.members[0], of.substitutes[0], of.secretary]
    told = {"version": of.version, "present": [str(one.staff) for one in people]}
    assert browser.post(url("open", of), told)["Location"] == url("room", of)
    assert of.state == "sitting"
    voting = of.session.members.filter(votes=True).values_list("staff", flat=True)
    assert set(voting) == {of.chairman.staff, of.members[0].staff, of.substitutes[0].staff}


def test_an_interview_is_written_down_with_marks_and_closed(clock: Any) -> None:
    """C-14: three questions with everybody's marks in one form; a member's own mark stands."""
    of = Commission().open()
    case = of.tested()
    browser = browser_of(of.secretary)
    address = url("interview", of, case.pk)
    asked = str(of.members[0].staff)
    first = {"version": case.version, "save": "1", "text_1": "Қозғау негіздері қандай?", "asked_1": asked}
    assert browser.post(address, first)["Location"] == address
    question = questions_of(row_of(case))[0]
    mine = browser_of(of.members[0])
    assert mine.post(url("marks", of, case.pk), {"mark_1": "3", "remark_1": "әлсіз"}).status_code == 302
    said: dict[str, Any] = {"version": case.version, "close": "1"}
    for no in (1, 2, 3):
        said |= {f"text_{no}": f"{no}-сұрақ: кезектілік", f"asked_{no}": asked}
        said |= {f"mark_{no}_{who}": "9" for who in range(3)}
    answer = browser.post(address, said)
    assert answer.status_code == 302, answer.content.decode()
    told = facts_of(case, "interview")
    assert len(told["questions"]) == 3
    marks = {one["member"]: (one["mark"], one["remark"]) for one in told["questions"][0]["marks"]}
    assert marks[str(of.members[0].staff)] == (3, "әлсіз")
    assert marks[str(of.chairman.staff)] == (9, None)
    assert OralMark.objects.get(question=question, member__staff=of.members[0].staff).own
    assert Access.objects.filter(what="interview").count() == 0, "only a look is logged, and nobody looked"


@pytest.mark.parametrize("missing", ["a question", "a mark", "everything"])
def test_an_incomplete_record_is_not_closed_and_nothing_typed_is_lost(clock: Any, missing: str) -> None:
    """C-14."""
    of = Commission().open()
    case = of.tested()
    said: dict[str, Any] = {"version": case.version, "close": "1"}
    count = {"a question": 2, "a mark": 3, "everything": 0}[missing]
    for no in range(1, count + 1):
        said |= {f"text_{no}": f"{no}-сұрақ: кезектілік", f"asked_{no}": str(of.chairman.staff)}
        said |= {f"mark_{no}_{who}": "9" for who in range(3)}
    if missing == "a mark":
        del said["mark_2_1"]
    answer = browser_of(of.secretary).post(url("interview", of, case.pk), said)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert Case.objects.get(pk=case.pk).state == "test-passed"
    assert len(questions_of(row_of(case))) == count


def test_a_member_votes_signs_and_gives_his_opinion_in_the_browser(clock: Any) -> None:
    """C-15: nothing is chosen in advance; the last vote is counted at once."""
    of = Commission().open()
    case = of.interviewed()
    for actor in of.members:
        of.vote(case, actor, "pass")
    browser = browser_of(of.chairman)
    page = browser.get(url("vote", of, case.pk)).content.decode()
    assert "checked" not in page
    assert browser.post(url("vote", of, case.pk), {"choice": "abstain"}).status_code == 422
    assert browser.post(url("vote", of, case.pk), {}).status_code == 422
    answer = browser.post(url("vote", of, case.pk), {"choice": "fail"})
    assert signs(browser, of.chairman, answer)["Location"] == url("room", of)
    assert Case.objects.get(pk=case.pk).state == "voted-pass"
    assert browser.get(url("vote", of, case.pk))["Location"] == url("room", of)
    answer = browser.post(url("dissent", of, case.pk), {"dissent": "Келіспеймін: жауаптар үстірт"})
    assert signs(browser, of.chairman, answer)["Location"] == url("room", of)
    assert Access.objects.filter(what="vote", staff=of.chairman.staff).exists()


def test_the_minutes_are_drawn_up_signed_and_taken_back_in_the_browser(clock: Any) -> None:
    """C-16: the page shows who has signed, and later that those signatures are void."""
    of = Commission().open()
    of.decided()
    secretary = browser_of(of.secretary)
    assert secretary.post(url("draw-up", of), {"version": of.version})["Location"] == url("minutes", of)
    text = MinutesText.objects.get()
    file = secretary.get(url("minutes-file", of, text.pk))
    assert b"".join(file.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    signs(secretary, of.secretary, secretary.post(url("sign-minutes", of)))
    headers = {"accept-language": "en"}
    page = secretary.get(url("minutes", of), headers=headers).content.decode()
    assert page.count("has not signed yet") == 3
    answer = secretary.post(url("redraw", of), {"version": of.version, "reason": "Нөмірде қате"})
    assert answer["Location"] == url("room", of)
    page = browser_of(of.chairman).get(url("minutes", of), headers=headers).content.decode()
    assert "the signature is void" in page
    assert "Нөмірде қате" in page


def test_recusals_are_recorded_and_shown(clock: Any) -> None:
    """C-15."""
    of = Commission().open()
    case = of.interviewed()
    told = {
        "version": of.version, "member": str(of.members[0].staff), "candidate": str(case.pk),
        "reason": "тағылымдама жетекшісі", "replaced_by": str(of.substitutes[0].staff),
    }  # fmt: skip
    secretary = browser_of(of.secretary)
    assert secretary.post(url("recuse", of), told | {"reason": ""}).status_code == 422
    assert secretary.post(url("recuse", of), told)["Location"] == url("room", of)
    assert "тағылымдама жетекшісі" in secretary.get(url("room", of)).content.decode()
    assert browser_of(of.members[0]).get(url("vote", of, case.pk)).status_code == 403
    assert browser_of(of.substitutes[0]).get(url("vote", of, case.pk)).status_code == 200


def test_who_has_nothing_to_do_with_a_session_finds_no_room(clock: Any) -> None:
    """C-09: a member of another session, a clerk, another territory."""
    of = Commission().open()
    case = of.interviewed()
    for actor in (Commission().members[0], factories.the("clerk"), factories.the("head", "71")):
        browser = browser_of(actor)
        for address in (url("room", of), url("vote", of, case.pk), url("minutes", of)):
            assert browser.get(address).status_code == 404
        assert browser.post(url("vote", of, case.pk), {"choice": "pass"}).status_code == 404
    assert Client().get(url("room", of)).status_code == 302


def test_members_cannot_do_the_secretarys_work(clock: Any) -> None:
    """C-09, C-16."""
    of = Commission().open()
    case = of.tested()
    browser = browser_of(of.chairman)
    for name in ("open", "recuse", "draw-up", "redraw"):
        assert browser.get(url(name, of)).status_code == 403
    assert browser.get(url("interview", of, case.pk)).status_code == 403
