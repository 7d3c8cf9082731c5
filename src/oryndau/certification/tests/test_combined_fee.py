"""The one fee of form An.3 in the wizard: gateway, receipt, earlier fee; what it means (C-20, L-10)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from oryndau.cases.models import Case
from oryndau.certification.applying import services
from oryndau.certification.desk.selectors import application
from oryndau.certification.models import Session
from oryndau.certification.tests import applying, combined
from oryndau.certification.tests import factories as make
from oryndau.documents.models import Document
from oryndau.law.money import Money
from oryndau.law.parameters import ParameterError
from oryndau.licensing.tests import factories as licensing
from oryndau.payments.models import Fee
from oryndau.payments.services import ask_refund, expire
from oryndau.people.models import Person
from oryndau.wizard.models import Draft
from oryndau.wizard.stops import CannotApply

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    applying.at(monkeypatch)
    for name in ("payments.views.paying", "payments.views.own"):
        monkeypatch.setattr(f"oryndau.{name}.now", lambda: applying.AT)


@pytest.fixture
def session() -> Session:
    return make.session()


def combined_draft(client: Client, of: Session) -> tuple[Draft, str]:
    """A draft of form An.3 to which only the fee is lacking, and the address of that page."""
    applying.signed_in(client)
    draft = applying.filled(client, of, what={"form": "an3"}, licence=applying.licence())
    return draft, f"{applying.BASE}/{draft.pk}/fee/"


def receipt(**changes: Any) -> dict[str, Any]:
    """A right receipt with its file."""
    return {
        "bank": "HSBKKZKX", "number": "ПП-77", **applying.boxes("paid_on", date(2026, 11, 20)),
        "amount": "25 950", "kbk": "105402", "file": applying.picture(), **changes,
    }  # fmt: skip


def check(client: Client, draft: Draft) -> Any:
    return client.get(f"{applying.BASE}/{draft.pk}/check/").context


def test_the_gateway_is_paid_and_leads_back_to_the_draft(client: Client, session: Session) -> None:
    """L-10: order, payment, back; before the money came one is warned and may go on."""
    draft, url = combined_draft(client, session)
    assert not check(client, draft)["ready"]
    response = client.post(url, {"way": "gateway"})
    fee = Fee.objects.get()
    assert (response["Location"], fee.return_to) == (f"/payments/{fee.pk}/pay/", url)
    assert client.get(response["Location"]).status_code == 200
    waiting = check(client, draft)
    assert waiting["ready"]
    assert ["not confirmed" in one.text.en for one in waiting["warnings"]] == [True]
    licensing.come(fee, applying.AT)
    page = client.get(url)
    assert page.context["state"].text == "Төленді"
    assert client.post(url, {"next": "1"})["Location"] == f"{applying.BASE}/{draft.pk}/attachments/"
    assert not check(client, draft)["warnings"]


def test_choosing_the_gateway_twice_is_one_order(client: Client, session: Session) -> None:
    _draft, url = combined_draft(client, session)
    first = client.post(url, {"way": "gateway"})["Location"]
    assert client.post(f"{url}?from=check", {"way": "gateway"})["Location"] == first
    assert Fee.objects.get().return_to == f"{url}?from=check"


def test_a_receipt_is_kept_with_its_file(client: Client, session: Session) -> None:
    """L-10: the lines and the picture; the budget's register is asked by the worker."""
    draft, url = combined_draft(client, session)
    assert client.post(url, {"way": "receipt"})["Location"] == f"{url}receipt/"
    response = client.post(f"{url}receipt/", receipt())
    assert response["Location"] == f"{applying.BASE}/{draft.pk}/attachments/"
    fee = Fee.objects.get()
    assert (fee.state, fee.way, fee.number, fee.territory) == ("kept", "receipt", "ПП-77", "75")
    assert Document.objects.get(case_id=fee.pk).sha256 == fee.sha256
    assert client.get(f"/payments/{fee.pk}/file/").status_code == 200
    found = check(client, draft)
    assert found["ready"]
    assert not found["warnings"]
    client.post(f"{url}receipt/", receipt())
    assert Fee.objects.count() == 1
    assert Document.objects.filter(case_id=fee.pk).count() == 1


@pytest.mark.parametrize(("changes", "field"), [
    ({"amount": "0"}, "amount"), ({"bank": ""}, "bank"), ({"number": ""}, "number"), ({"file": ""}, "file"),
    (applying.boxes("paid_on", date(2026, 11, 24)), "paid_on"), ({"kbk": "1"}, "kbk"),
])  # fmt: skip
def test_a_receipt_that_cannot_be_is_refused_at_its_field(
    client: Client, session: Session, changes: dict[str, Any], field: str
) -> None:
    _draft, url = combined_draft(client, session)
    response = client.post(f"{url}receipt/", receipt(**changes))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Fee.objects.exists()


def test_a_fee_that_serves_nothing_is_offered_again(client: Client, session: Session) -> None:
    """L-10: an earlier fee is usable for the next application; another's is not offered."""
    earlier = combined.fee(applying.person())
    combined.fee(make.person())
    draft, url = combined_draft(client, session)
    ways = [key for key, _label in client.get(url).context["form"].fields["way"].choices]
    assert ways == [str(earlier.pk), "gateway", "receipt"]
    client.post(url, {"way": str(earlier.pk)})
    assert check(client, draft)["ready"]


def test_another_persons_fee_cannot_be_named(client: Client, session: Session) -> None:
    other = combined.fee(make.person())
    draft, url = combined_draft(client, session)
    assert client.post(url, {"way": str(other.pk)}).status_code == 422
    Draft.objects.filter(pk=draft.pk).update(data=draft.data | {"fee": {"fee": str(other.pk)}})
    assert not check(client, draft)["ready"]
    client.post(url, {"next": "1"})
    facts = make.application(session, **combined.wanted(applying.person(), other))
    actor = make.candidate_actor(facts)
    signed = make.proof(actor, "certification", "submit", draft.pk, 0, facts.model_dump(mode="json"))
    with pytest.raises(CannotApply) as refused:
        services.receive(draft.pk, facts, actor, signed, at=applying.AT)
    assert [stop.page for stop in refused.value.extra["stops"]] == ["fee"]


def test_a_fee_that_is_asked_back_stops_the_application(client: Client, session: Session) -> None:
    draft, url = combined_draft(client, session)
    fee = combined.fee(applying.person())
    client.post(url, {"way": str(fee.pk)})
    who = make.candidate_actor(make.application(session, applying.person()))
    ask_refund(fee.pk, "Өтініш бермеймін", None, actor=who, at=applying.AT, version=_version(fee))
    assert not check(client, draft)["ready"]
    page = client.get(url)
    assert page.context["blocked"]
    assert page.status_code == 200


def _version(fee: Fee) -> int:
    return Case.objects.get(pk=fee.pk).version


def test_a_sum_that_is_not_the_fee_is_warned_of(client: Client, session: Session) -> None:
    """L-10: the warning follows the fee's state, in three languages."""
    draft, url = combined_draft(client, session)
    client.post(url, {"way": "gateway"})
    licensing.come(Fee.objects.get(), applying.AT, Money("25000"))
    (warned,) = check(client, draft)["warnings"]
    assert "25\u00a0950" in warned.text.kk
    assert len({warned.text.kk, warned.text.ru, warned.text.en}) == 3


def test_an_application_waits_for_its_fee_and_no_other_does(client: Client, session: Session) -> None:
    """C-20: attached when the application is received; a second application cannot rest on it meanwhile."""
    who = applying.person()
    fee = combined.fee(who)
    facts = make.application(session, **combined.wanted(who, fee))
    actor, key = make.candidate_actor(facts), make.new_id()
    signed = make.proof(actor, "certification", "submit", key, 0, facts.model_dump(mode="json"))
    services.receive(key, facts, actor, signed, at=applying.AT)
    assert Fee.objects.get().application == key
    draft, url = combined_draft(client, make.session())
    assert [one for one, _label in client.get(url).context["form"].fields["way"].choices] == [
        "gateway", "receipt",
    ]  # fmt: skip
    Draft.objects.filter(pk=draft.pk).update(data=draft.data | {"fee": {"fee": str(fee.pk)}})
    assert not check(client, draft)["ready"]


def test_form_an2_has_no_page_of_the_fee(client: Client, session: Session) -> None:
    applying.signed_in(client)
    draft = applying.filled(client, session)
    for page in ("fee/", "fee/receipt/"):
        url = f"{applying.BASE}/{draft.pk}/{page}"
        assert client.get(url)["Location"] == f"{applying.BASE}/{draft.pk}/"
    assert not Fee.objects.exists()


def test_a_journal_with_typed_data_of_the_payment_is_read_and_shown_as_before(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C-20: what was signed before fees had cases; the desk and the candidate see it as it was signed."""
    monkeypatch.setattr("oryndau.law.certification.admission._fee_has_a_case", lambda fee: ())
    old = {"amount": "25950.00", "paid_on": "2026-11-20", "reference": "ПП-1", "way": "receipt"}
    case = make.registered(session, form="an3", licence={"fee": old, "account": None, "office_address": None})
    said = application(case).licence
    assert said is not None
    assert said.fee.reference == "ПП-1"
    candidate = make.Person.objects.get(iin=case.applicant)
    applying.signed_in(client, candidate)
    assert client.get(f"/certification/cases/{case.pk}/").status_code == 200
    clerk = make.the("clerk")
    client.force_login(
        make.Staff.objects.get(pk=clerk.staff).person, backend="oryndau.people.backend.EdsBackend"
    )
    kept = client.session
    kept["acting"] = f"staff:{clerk.staff}"
    kept.save()
    assert "ПП-1" in client.get(f"/certification/desk/cases/{case.pk}/").content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_of_the_fee_speak_every_language(client: Client, session: Session, language: str) -> None:
    client.cookies["django_language"] = language
    _draft, url = combined_draft(client, session)
    for page in (url, f"{url}receipt/"):
        assert f'lang="{language}"' in client.get(page).content.decode()
    client.post(url, {"way": "gateway"})
    assert f'lang="{language}"' in client.get(url).content.decode()


def lapsed(client: Client, of: Session) -> tuple[Case, str]:
    """A case of form An.3 whose order to pay lapsed, its candidate signed in; the page to pay anew."""
    who = applying.signed_in(client)
    unpaid = combined.fee(who, paid=False)
    case = combined.waits(make.submitted(of, **combined.wanted(who, unpaid)))
    expire(unpaid, at=applying.AT + timedelta(days=30))
    return case, f"/certification/cases/{case.pk}/fee/"


def test_an_order_that_lapsed_is_paid_anew_from_the_case(client: Client, session: Session) -> None:
    """L-10: no dead end: the case shows the way, and waits for the new fee."""
    case, url = lapsed(client, session)
    assert url in client.get(f"/certification/cases/{case.pk}/").content.decode()
    response = client.post(url, {"way": "gateway"})
    fee = Fee.objects.get(state="ordered")
    assert response["Location"] == f"/payments/{fee.pk}/pay/"
    assert (fee.application, fee.return_to) == (case.pk, f"/certification/cases/{case.pk}/")
    assert client.get(url)["Location"] == f"/certification/cases/{case.pk}/"
    assert url not in client.get(f"/certification/cases/{case.pk}/").content.decode()


def test_a_receipt_or_an_earlier_fee_serves_as_well(client: Client, session: Session) -> None:
    case, url = lapsed(client, session)
    assert client.post(url, {"way": "receipt"})["Location"] == f"{url}receipt/"
    assert client.post(f"{url}receipt/", receipt(amount="0")).status_code == 422
    assert client.post(f"{url}receipt/", receipt()).status_code == 302
    assert Fee.objects.get(way="receipt").application == case.pk
    other, url = lapsed(client, make.session())
    earlier = combined.fee(applying.person())
    client.post(url, {"way": str(earlier.pk)})
    assert Fee.objects.get(pk=earlier.pk).application == other.pk


def test_nobody_pays_anew_for_a_fee_that_stands(client: Client, session: Session) -> None:
    who = applying.signed_in(client)
    case = combined.waits(make.submitted(session, **combined.wanted(who)))
    for page in ("fee/", "fee/receipt/"):
        response = client.get(f"/certification/cases/{case.pk}/{page}")
        assert response["Location"] == f"/certification/cases/{case.pk}/"
    alone = make.submitted(session)
    applying.signed_in(client, Person.objects.get(iin=alone.applicant))
    assert client.get(f"/certification/cases/{alone.pk}/fee/").status_code == 404
    assert client.get(f"/certification/cases/{case.pk}/fee/").status_code == 404


def test_without_a_rate_of_the_day_nothing_is_ordered(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L-10: the page opens and says so, in the wizard and in the case."""

    def unknown(*said: Any, **more: Any) -> Any:
        raise ParameterError("unknown", "no rate")

    _draft, url = combined_draft(client, session)
    _case, again = lapsed(client, make.session())
    for name in ("wizard.fees.keeping.due", "payments.services.ordering.due"):
        monkeypatch.setattr(f"oryndau.{name}", unknown)
    for page in (url, again):
        assert client.get(page).status_code == 200
        assert client.post(page, {"way": "gateway"}).status_code == 422
    assert client.get(f"{url}receipt/").status_code == 200
