"""The desk of body and chamber: who may do what there, and what its pages say (W-01, W-04)."""

from datetime import date
from html import escape
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oryndau.acts.models import Prepared
from oryndau.cases.ids import new_id
from oryndau.law.profession.agent import AGENT
from oryndau.people.models import Access
from oryndau.profession import selectors
from oryndau.profession.models import Agent
from oryndau.profession.stepping import FORMS
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import browser, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(make.MONDAY, tick=False):
        yield


def url(row: Agent, step: str = "") -> str:
    """The page of an agent, or of a step in his case."""
    return (
        reverse("profession:step", args=[row.pk, step])
        if step
        else reverse("profession:agent", args=[row.pk])
    )


def date_of(name: str, day: str) -> dict[str, str]:
    """The three boxes of a date."""
    year, month, number = day.split("-")
    return {f"{name}_day": number, f"{name}_month": month, f"{name}_year": year}


def registering(iin: str, **said: str) -> dict[str, str]:
    """What a clerk types to register an agent."""
    return {
        "key": str(new_id()), "iin": iin, "language": "kk", "email": "agent@example.kz",
        "phone": "8 701 000 00 01", **date_of("member_since", "2026-01-05"),
        **date_of("began_on", "2026-11-23"), **said,
    }  # fmt: skip


def test_every_step_of_a_person_has_its_form() -> None:
    """W-01."""
    persons = {step.key for step in AGENT.steps if step.key not in ("register", "recompute-terms")}
    assert set(FORMS) == persons


@pytest.mark.parametrize("role", ["clerk", "head", "chamber"])
def test_body_and_chamber_open_the_desk(role: str) -> None:
    """W-01: Art. 168(1)1, 162(1)2-1."""
    make.agent()
    for name in ("list", "offices", "workers"):
        assert browser(role).get(reverse(f"profession:{name}")).status_code == 200


def test_nobody_else_opens_it() -> None:
    """W-01."""
    row = make.agent()
    assert browser("licensor").get(url(row)).status_code == 403
    assert make.own_browser(row).get(url(row)).status_code == 403
    assert browser("clerk", "71").get(url(row)).status_code == 404
    assert Client().get(url(row)).status_code == 302


def test_a_clerk_registers_an_agent_by_his_iin() -> None:
    """W-01, W-03: name and licence are those of the register."""
    who = make.person()
    licence = make.licensed(who)
    answer = browser("clerk").post(reverse("profession:register"), registering(who.iin), follow=True)
    row = Agent.objects.get()
    assert answer.redirect_chain == [(url(row), 302)]
    page = answer.content.decode()
    assert who.full_name in page
    assert licence.number in page
    assert row.number in page


def test_without_a_licence_the_form_says_why() -> None:
    """W-03: Art. 140(1)."""
    answer = browser("clerk").post(reverse("profession:register"), registering(make.person().iin))
    assert answer.status_code == 422
    assert "The register of licences has no active licence" in answer.content.decode()
    assert browser("chamber").get(reverse("profession:register")).status_code == 403


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_tells_what_is_due_and_why_he_may_not_work(language: str) -> None:
    """W-01: Art. 146(1)."""
    row = make.agent()
    page = browser("clerk", language=language).get(url(row)).content.decode()
    how = selectors.known(make.of_case(row), make.MONDAY)[1]
    for duty in how.duties:
        assert escape(duty.name.in_(language)) in page
    assert how.obstacles[0][0].in_(language) in page


def test_who_opens_an_agent_is_logged() -> None:
    """W-01: the agent can read who looked."""
    row = make.agent()
    browser("clerk").get(url(row))
    assert Access.objects.get().subject == row.iin


def test_buttons_are_what_the_table_allows() -> None:
    """W-01, W-04."""
    row = make.agent()
    clerk, chamber = (browser(role).get(url(row)).content.decode() for role in ("clerk", "chamber"))
    assert url(row, "end") in clerk
    assert url(row, "end") not in chamber
    assert url(row, "assign-district") in chamber
    assert url(row, "assign-district") not in clerk
    assert url(row, "exclude") in chamber
    assert browser("clerk").get(url(row, "exclude")).status_code == 403
    assert browser("clerk").get(url(row, "nothing")).status_code == 404


def test_a_step_is_taken_and_told() -> None:
    """W-01: Art. 152(2)."""
    row = make.agent()
    data = {
        "version": "1", "district_kk": "Алмалы ауданы", "district_ru": "Алмалинский район",
        **date_of("since", "2026-11-23"),
    }  # fmt: skip
    answer = browser("chamber").post(url(row, "assign-district"), data, follow=True)
    assert "The chamber determined the area." in answer.content.decode()
    assert make.fresh(row).district_ru == "Алмалинский район"


def test_what_the_law_objects_to_stands_at_its_field() -> None:
    """W-04: Art. 169(5)."""
    row = make.agent()
    data = {
        "version": "1", "id": str(new_id()), "kind": "unscheduled", "asks": "Мәлімет беріңіз, өтінеміз.",
        "ground": "Өндіріп алушының шағымы.", **date_of("asked_on", "2026-11-23"),
        **date_of("answer_by", "2026-11-25"),
    }  # fmt: skip
    answer = browser("head").post(url(row, "open-check"), data)
    assert answer.status_code == 422
    assert "At least 5 working days to answer" in answer.content.decode()


def test_a_stale_page_takes_no_step() -> None:
    """W-01."""
    row = make.agent()
    told("insure", row, **make.insurance())
    data = {"version": "1", "district_kk": "А", "district_ru": "А", **date_of("since", "2026-11-23")}
    assert browser("chamber").post(url(row, "assign-district"), data).status_code == 409


def test_a_notice_is_confirmed_from_its_line() -> None:
    """W-01."""
    row = make.agent()
    facts = make.insurance()
    told("insure", row, **facts)
    page = browser("clerk").get(url(row)).content.decode()
    link = f"{url(row, 'confirm')}?about={facts['id']}"
    assert link in page
    form = browser("clerk").get(link).context["form"]
    assert str(form["notice"].value()) == facts["id"]
    data = {"version": "2", "notice": facts["id"], "accepted": "no"}
    assert browser("clerk").post(link, data).status_code == 422
    done = browser("clerk").post(link, {**data, "accepted": "yes"})
    assert done.status_code == 302
    assert make.fresh(row).waiting == 0


def test_a_sanction_goes_to_its_preview_first() -> None:
    """W-04: Art. 170(1): nothing takes effect before the signature."""
    row = make.agent()
    offence = str(new_id())
    told("report-offence", row, make.the("head"), id=offence, breach="legislation", learned_on="2026-11-20",
         told="Шаралар уақытында қолданылмаған.")  # fmt: skip
    data = {
        "version": "2", "offence": offence, "kind": "remark", "reasons_kk": "Заң талабы бұзылды.",
        "reasons_ru": "Нарушено требование закона.",
    }  # fmt: skip
    answer = browser("chamber").post(url(row, "impose"), data)
    assert answer.status_code == 302
    made = Prepared.objects.get()
    assert answer["Location"] == reverse("acts:prepared", args=[made.pk])
    again = browser("chamber").get(url(row, "impose"))
    assert again.status_code == 200
    assert make.of_case(row).version == 2


def test_a_document_is_served_to_the_desk_and_logged() -> None:
    """W-02."""
    from oryndau.documents import storage

    row = make.agent()
    content = b"%PDF-1.7 x"
    sha = storage.put(content)
    file = {"sha256": sha, "name": "polis.pdf", "media_type": "application/pdf", "size": len(content)}
    told("insure", row, evidence=[file], **make.insurance())
    answer = browser("clerk").get(reverse("profession:file", args=[row.pk, sha]))
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]
    assert browser("clerk").get(reverse("profession:file", args=[row.pk, "0" * 64])).status_code == 404
    assert Access.objects.filter(what="file", subject=row.iin).count() == 1


def test_the_list_finds_by_name_iin_number_and_licence() -> None:
    """W-01."""
    row = make.agent()
    listing = reverse("profession:list")
    for query in (row.number, row.iin, row.licence, "Серікұлы", "Сериков"):
        lines = browser("clerk").get(listing, {"q": query}).context["lines"]
        assert [line["row"].pk for line in lines][:1] == ([row.pk] if query != "Сериков" or lines else [])
    assert browser("clerk", "71").get(listing, {"q": row.iin}).context["lines"] == []
    assert "Nothing found" in browser("clerk").get(listing, {"q": "PA-99"}).content.decode()


def test_lists_show_what_is_late_waits_or_has_no_licence() -> None:
    """W-01."""
    late, good, ended = make.agent(), make.agent(), make.agent()
    told("insure", good, **make.insurance())
    told("end", ended, make.the("clerk"), reason="own-wish", ended_on="2026-11-23")
    make.Licence.objects.filter(iin=good.iin).update(state="suspended")

    def shown(show: str) -> set[Any]:
        answer = browser("clerk").get(reverse("profession:list"), {"show": show})
        return {line["row"].pk for line in answer.context["lines"]}

    assert shown("all") == shown("nonsense") == {late.pk, good.pk}
    assert shown("late") == {late.pk}
    assert shown("waiting") == {good.pk}
    assert shown("licence") == {good.pk}
    assert shown("ended") == {ended.pk}


def _many(number: int) -> None:
    first = make.agent()
    told("tell-office", first, **make.office())
    told("hire", first, **make.hiring())
    row = make.fresh(first)
    for no in range(number):
        row.pk, row.number, row.iin = new_id(), f"PA-75-2025-{no:06d}", f"{no:012d}"
        row._state.adding = True
        row.save(force_insert=True)


@pytest.mark.parametrize(("name", "queries"), [("list", 3), ("offices", 1), ("workers", 1)])
def test_lists_take_the_same_queries_however_many_there_are(name: str, queries: int) -> None:
    """W-01: 1,700 agents, 1,200 offices, 5,000 workers."""
    client, counted = browser("clerk"), []
    for number in (0, 60):
        _many(number) if number == 0 else _more(number)
        client.get(reverse(f"profession:{name}"))
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(reverse(f"profession:{name}")).status_code == 200
        own = [
            one["sql"] for one in found if "profession_" in one["sql"] or "registers_licence" in one["sql"]
        ]
        counted.append(len(own))
    assert counted == [queries, queries]


def _more(number: int) -> None:
    row = Agent.objects.get()
    for no in range(number):
        row.pk, row.number, row.iin = new_id(), f"PA-75-2025-{no:06d}", f"{no:012d}"
        row._state.adding = True
        row.save(force_insert=True)


def test_a_list_goes_on_where_the_page_ended() -> None:
    """W-01: keyset pages."""
    _many(60)
    client, address, seen = browser("clerk"), reverse("profession:list"), []
    while address:
        answer = client.get(address)
        seen += [line["row"].pk for line in answer.context["lines"]]
        following = answer.context["pages"].next
        address = reverse("profession:list") + following if following else ""
    assert len(seen) == len(set(seen)) == 61


def test_a_suspended_licence_shows_on_the_page_and_in_the_list() -> None:
    """W-01: Art. 143: in the register's own words."""
    row = make.agent()
    make.Licence.objects.filter(iin=row.iin).update(state="suspended", suspended_until=date(2027, 3, 1))
    for address in (url(row), reverse("profession:list")):
        page = browser("chamber").get(address).content.decode()
        assert "Suspended until 1 March 2027" in page
    assert "the licence is suspended" in browser("chamber").get(url(row)).content.decode()
