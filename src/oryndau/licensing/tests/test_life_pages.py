"""The pages of a licence's life: who may open what, forms with and without errors, files, counts (L-12)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from oryndau.acts.models import Prepared
from oryndau.cases.models import Case
from oryndau.certification.tests.desk import BACKEND
from oryndau.documents.models import Document
from oryndau.documents.tests.test_uploads import picture
from oryndau.licensing.life import services
from oryndau.licensing.tests import licences as make
from oryndau.licensing.tests.licences import AT, UNTIL, WHY
from oryndau.people.models import Access, Person, Staff
from oryndau.registers.models import Licence

pytestmark = pytest.mark.django_db
DECISION = AT + timedelta(days=3)


@pytest.fixture(autouse=True)
def clock() -> Any:
    """The clock of the site stands at `AT`; `clock.move_to(moment)` moves it."""
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


def browser(role: str, territory: str = "75", language: str = "en") -> Client:
    """A browser of a member of staff."""
    post = Staff.objects.select_related("person").get(pk=make.the(role, territory).staff)
    client = Client(headers={"accept-language": language})
    client.force_login(post.person, backend=BACKEND)
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client


def home(row: Licence, language: str = "en") -> Client:
    """A browser of the holder."""
    client = Client(headers={"accept-language": language})
    client.force_login(Person.objects.get(iin=row.iin), backend=BACKEND)
    return client


def url(name: str, row: Licence, *args: Any) -> str:
    return reverse(f"licence-life:{name}", args=[row.pk, *args])


def day(name: str, on: Any) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def version(row: Licence) -> dict[str, int]:
    return {"version": Case.objects.get(pk=row.pk).version}


def picture_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("проверка.png", picture("PNG"), content_type="image/png")


def propose(row: Licence, **said: Any) -> dict[str, Any]:
    return {"measure": "suspend", "ground": "143.2.4", "outgoing": "1", **WHY, **version(row), **said}


def test_the_desk_is_for_the_licensor_the_heads_and_the_chambers() -> None:
    for role, status in (("licensor", 200), ("licensing-head", 200), ("head", 200), ("chamber", 200),
                         ("proctor", 403), ("state-bailiff", 403)):  # fmt: skip
        assert browser(role).get(reverse("licence-life:queue")).status_code == status, role
    assert Client().get(reverse("licence-life:queue")).status_code == 302


def test_a_chamber_proposes_with_evidence_and_everybody_concerned_sees_it() -> None:
    row, client = make.granted(), browser("chamber")
    answer = client.post(url("act", row, "propose"), propose(row, evidence=[picture_file()]), follow=True)
    assert answer.status_code == 200
    assert "The proposal went to the Ministry of Justice" in answer.content.decode()
    (paper,) = Document.objects.filter(case=row.pk)
    assert paper.name == "проверка.png"
    page = browser("licensor").get(url("case", row)).content.decode()
    assert "Proposal No. 1 of 23 November 2026" in page
    assert WHY["reasons_ru"] in page
    own = home(row).get(url("own", row)).content.decode()
    assert "проверка.png" not in own, "evidence of others is not handed out"
    assert browser("licensor").get(url("file", row, paper.sha256)).status_code == 200
    assert home(row).get(url("own-file", row, paper.sha256)).status_code == 404


def test_a_wrong_file_and_a_broken_rule_stand_at_their_fields() -> None:
    row, client = make.granted(), browser("head")
    wrong = SimpleUploadedFile("x.pdf", b"hello", content_type="application/pdf")
    answer = client.post(url("act", row, "propose"), propose(row, evidence=[wrong]))
    assert answer.status_code == 422
    assert "The file must be a PDF, JPG or PNG" in answer.content.decode()
    answer = client.post(url("act", row, "propose"), propose(row, ground="144.1.1"))
    assert answer.status_code == 422
    assert "this measure has no such ground" in answer.content.decode().lower()
    assert Case.objects.get(pk=row.pk).version == 1


def test_another_territory_does_not_see_the_licence() -> None:
    row = make.granted()
    for role in ("head", "chamber"):
        client = browser(role, "71")
        assert client.get(url("case", row)).status_code == 404
        assert client.get(url("act", row, "propose")).status_code == 404
    listed = browser("head", "71").get(reverse("licence-life:licences")).content.decode()
    assert row.number not in listed
    assert (
        row.number
        in browser("head").get(reverse("licence-life:licences") + f"?q={row.number}").content.decode()
    )


def test_whoever_opens_a_licence_is_logged_for_its_holder() -> None:
    row = make.granted()
    browser("licensor").get(url("case", row))
    assert Access.objects.filter(subject=row.iin, case_id=row.pk, what="case").count() == 1


def test_the_officer_concludes_and_another_prepares_the_act(clock: Any) -> None:
    row = make.granted()
    make.proposed(row)
    officer, head = browser("licensor"), browser("licensing-head")
    assert "Prepare a conclusion" in officer.get(url("case", row)).content.decode()
    form = officer.get(url("act", row, "conclude")).content.decode()
    assert WHY["reasons_kk"] in form, "the proposal's reasons stand in the form"
    said = {
        "basis": "proposal-1", "measure": "suspend", "ground": "143.2.4", "unheard": "", **WHY,
        **day("until", UNTIL), **version(row),
    }  # fmt: skip
    assert officer.post(url("act", row, "conclude"), said).status_code == 302
    page = head.get(url("case", row)).content.decode()
    assert "Suspend the licence" in page
    assert "Terminate the licence" not in page, "only what was concluded is offered"
    early = head.post(url("act", row, "suspend"), {**WHY, **version(row)})
    assert early.status_code == 422
    assert "26.11.2026" in early.content.decode()
    clock.move_to(DECISION)
    head = browser("licensing-head")  # the session of three days ago has ended
    answer = head.post(url("act", row, "suspend"), {**WHY, **version(row)})
    made = Prepared.objects.get()
    assert answer.url == reverse("acts:prepared", args=[made.pk])  # type: ignore[attr-defined]
    assert (made.facts["until"], made.facts["ground"]) == (UNTIL.isoformat(), "143.2.4")
    assert head.get(answer.url).status_code == 200  # type: ignore[attr-defined]


def test_an_officer_has_no_button_to_sign_and_cannot_open_its_form() -> None:
    row = make.granted()
    make.proposed(row)
    make.concluded(row)
    officer = browser("licensor")
    assert "Suspend the licence</a>" not in officer.get(url("case", row)).content.decode()
    assert officer.get(url("act", row, "suspend")).status_code == 403


def test_the_holder_reads_what_is_proposed_objects_and_is_heard() -> None:
    row = make.granted()
    make.proposed(row)
    make.concluded(row)
    client = home(row)
    page = client.get(url("own", row)).content.decode()
    assert "A preliminary decision about your licence" in page
    answer = client.post(
        url("object", row), {"text": "Прошу заслушать меня.", "oral": "on", **version(row)}, follow=True
    )
    assert "Your objections are in the case" in answer.content.decode()
    desk = browser("licensor").get(url("case", row)).content.decode()
    assert "Прошу заслушать меня." in desk
    assert "Record the hearing" in desk


def test_the_holder_applies_and_a_stranger_sees_nothing() -> None:
    row, other = make.granted(), make.granted()
    client = home(row)
    assert client.get(reverse("licence-life:mine")).url == url("own", row)  # type: ignore[attr-defined]
    said = {"text": "Прекращаю деятельность.", "no_discipline": "on", **version(row)}
    assert client.post(url("request", row, "terminate"), said).status_code == 302
    assert services.history(Case.objects.get(pk=row.pk)).open_requests[0].wish == "terminate"
    assert client.get(url("request", row, "terminate")).status_code == 404, "it waits already"
    assert client.get(url("request", row, "resume")).status_code == 404
    for name in ("own", "object"):
        assert client.get(url(name, other)).status_code == 404
    assert client.get(url("request", other, "terminate")).status_code == 404


def test_the_chamber_records_to_whom_the_proceedings_went(clock: Any) -> None:
    """Art. 143(6), 162(1)2-3."""
    row, other = make.suspended(), make.granted()
    clock.move_to(DECISION + timedelta(days=1))
    client = browser("chamber")
    said = {
        "to_licence": other.number, "proceedings": "41", "archive": "on", **version(row),
        **day("handed_on", DECISION),
    }  # fmt: skip
    answer = client.post(url("act", row, "hand-over"), said)
    assert answer.status_code == 422
    assert "The parties must be told" in answer.content.decode()
    assert client.post(url("act", row, "hand-over"), said | {"parties_told": "on"}).status_code == 302
    (told,) = services.history(Case.objects.get(pk=row.pk)).handovers
    assert (told.to_name, told.proceedings) == (other.name, 41)
    nobody = client.post(url("act", make.suspended(), "hand-over"), said | {"to_licence": row.number})
    assert nobody.status_code in (404, 422)


def test_the_head_of_the_territory_orders_the_bank(clock: Any) -> None:
    row = make.suspended()
    clock.move_to(DECISION)
    said = {"bank": "«Үлгі Банк» АҚ", "account": "KZ86 125K ZT50 0410 0100", **WHY, **version(row)}
    answer = browser("head").post(url("act", row, "freeze-account"), said)
    assert answer.status_code == 302
    assert Prepared.objects.get().facts["account"] == "KZ86125KZT5004100100"
    bad = browser("head").post(url("act", row, "freeze-account"), said | {"account": "KZ86"})
    assert bad.status_code == 422


@pytest.mark.parametrize("state", ["granted", "suspended", "resumed", "terminated", "sued", "deprived"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_state_has_its_pages_in_three_languages(state: str, language: str) -> None:
    maker: Callable[[], Licence] = getattr(make, state)
    row = maker()
    assert browser("licensor", language=language).get(url("case", row)).status_code == 200
    own = home(row, language).get(url("own", row))
    assert own.status_code == 200
    assert row.number in own.content.decode()


def test_a_suspension_that_ran_out_is_seen_by_the_licensor(clock: Any) -> None:
    row = make.suspended()
    clock.move_to(AT + timedelta(days=120))
    page = browser("licensor").get(reverse("licence-life:queue")).content.decode()
    assert "The term has ended" in page
    assert "does not come back by itself" in browser("licensor").get(url("case", row)).content.decode()


def test_lists_cost_the_same_for_one_licence_and_for_many(django_assert_max_num_queries: Any) -> None:
    first = make.suspended()
    clients = {role: browser(role) for role in ("licensor", "chamber")}
    pages = [("licensor", reverse("licence-life:queue")), ("chamber", reverse("licence-life:queue")),
             ("licensor", reverse("licence-life:licences")), ("licensor", url("case", first))]  # fmt: skip
    for _again in range(3):
        make.proposed(make.granted())
        make.suspended()
    for role, address in pages:
        with django_assert_max_num_queries(16):
            assert clients[role].get(address).status_code == 200
