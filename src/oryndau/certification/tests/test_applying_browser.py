"""The candidate's pages in a real browser: axe is content, a phone fits them (C-03, C-25)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from oryndau.cases.models import Case
from oryndau.certification.models import Candidate
from oryndau.certification.tests import applying, combined
from oryndau.certification.tests import factories as make
from oryndau.payments.services import expire
from oryndau.people.models import Person
from oryndau.portal.tests.shown import browser_type_launch_args, faults

__all__ = ["browser_type_launch_args"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def pages(language: str) -> dict[str, bytes]:
    """Every page of a candidate by a name: the application, the case in its states, account and home."""
    made: dict[str, bytes] = {}
    client = Client(headers={"accept-language": language})

    def keep(name: str, address: str) -> None:
        made[name] = client.get(address).content

    session, full = make.session(), make.session(seats=1)
    make.submitted(full)
    keep("start-anybody", f"/certification/?session={session.pk.hex}")
    keep("home-anybody", "/")
    applying.signed_in(client)
    draft = applying.filled(
        client, session, what={"form": "an3"}, licence=applying.licence(), fee=applying.fee()
    )
    base = f"{applying.BASE}/{draft.pk}/"
    client.post(f"{base}attachments/", {"role": "diploma", "file": applying.picture()})
    client.post(f"{base}diploma/", applying.answers(session)["diploma"] | {"where": "abroad"})
    of_licence = ("licence", "fee", "fee/receipt")
    for key in (*applying.answers(session), *of_licence, "attachments", "check", "delete"):
        keep(key, f"{base}{key}/")
    keep("overview", base)
    for key in ("internship", "session", "consents", "fee", "fee/receipt"):
        made[f"{key}-wrong"] = client.post(f"{base}{key}/", {}).content
    _cases(client, keep)
    keep("account", "/account/")
    _banned(client, keep)
    return made


def _cases(client: Client, keep: Any) -> None:
    for name, case, acts in (
        ("registered", make.registered(), ("withdraw", "session")), ("hearing", make.hearing(), ("object",)),
        ("tested", make.after_test(64), ()), ("concluded", make.concluded("passed"), ()),
        ("road", combined.waits(make.registered(**combined.wanted(make.person()))), ()),
        ("lapsed", _lapsed(), ("fee", "fee/receipt")),
    ):  # fmt: skip
        applying.signed_in(client, Person.objects.get(iin=case.applicant))
        for page in ("", "submitted/", *(f"{act}/" for act in acts)):
            keep(f"{name}-{page.strip('/') or 'case'}", f"/certification/cases/{case.pk}/{page}")


def _lapsed() -> Case:
    """A case of form An.3 whose order to pay was not paid in time."""
    who = make.person()
    unpaid = combined.fee(who, paid=False)
    case = combined.waits(make.registered(**combined.wanted(who, unpaid)))
    expire(unpaid, at=make.MONDAY + timedelta(days=30))
    return case


def _banned(client: Client, keep: Any) -> None:
    who = applying.signed_in(client)
    past = make.submitted()
    Candidate.objects.filter(pk=past.pk).update(iin=who.iin, may_apply_from=date(2027, 1, 15))
    keep("start-banned", "/certification/")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll_sideways(
    browser: Any, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    applying.at(monkeypatch)
    assert faults(browser, pages(language)) == []
