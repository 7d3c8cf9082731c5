"""The applicant's pages in a real browser: axe is content, a phone fits them (L-02, L-09)."""

from typing import Any

import pytest
from django.test import Client

from oryndau.licensing.tests import applying, licences
from oryndau.licensing.tests import factories as make
from oryndau.people.models import Person
from oryndau.portal.tests.shown import browser_type_launch_args, faults

__all__ = ["browser_type_launch_args"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def pages(language: str) -> dict[str, bytes]:
    """Every page of an applicant by a name: both wizards, the case in its states."""
    made: dict[str, bytes] = {}
    client = Client(headers={"accept-language": language})

    def keep(name: str, address: str) -> None:
        made[name] = client.get(address).content

    keep("start-anybody", "/licensing/")
    keep("renewal-anybody", "/licensing/renewal/")
    who = applying.signed_in(client)
    make.decision(who)
    _issue(client, keep, made)
    licences.granted(who)
    keep("start-with-licence", "/licensing/")
    _renewal(client, keep, made)
    _cases(client, keep)
    return made


def _issue(client: Client, keep: Any, made: dict[str, bytes]) -> None:
    draft = applying.filled(client)
    base = f"/licensing/drafts/{draft.pk}/"
    client.post(f"{base}attachments/", {"role": "labour", "file": applying.picture()})
    for key in (*applying.issue(), "fee", "fee/receipt", "attachments", "check", "delete"):
        keep(f"issue-{key.replace('/', '-')}", f"{base}{key}/")
    keep("issue-overview", base)
    made["issue-certification-wrong"] = client.post(f"{base}certification/", {}).content
    client.post(f"{base}basis/", {"kind": "labour"})
    two = applying.labour("judge", applying.row(), applying.row(1), **applying.paper())
    client.post(f"{base}labour/", two)
    keep("issue-labour", f"{base}labour/")
    for key in ("labour", "region", "consents"):
        made[f"issue-{key}-wrong"] = client.post(f"{base}{key}/", {}).content


def _renewal(client: Client, keep: Any, made: dict[str, bytes]) -> None:
    draft = applying.begun(client, applying.RENEWAL)
    base = f"/licensing/renewal/drafts/{draft.pk}/"
    grounds = {"grounds": ["name", "alienation", "requirement"]}
    client.post(f"{base}grounds/", grounds)
    keep("renewal-overview", base)
    for key in (
        "licence", "grounds", "change-name", "change-alienation", "change-requirement", "fee", "attachments",
        "check",
    ):  # fmt: skip
        keep(f"renewal-{key}", f"{base}{key}/")
    made["renewal-change-wrong"] = client.post(f"{base}change-requirement/", {}).content


def _cases(client: Client, keep: Any) -> None:
    for name, case, acts in (
        ("registered", make.registered(), ("withdraw",)), ("hearing", make.hearing(), ("object",)),
        ("issued", make.issued(), ()), ("reissued", make.reissued(), ()),
    ):  # fmt: skip
        applying.signed_in(client, Person.objects.get(iin=case.applicant))
        for page in ("", "submitted/", *(f"{act}/" for act in acts)):
            keep(f"{name}-{page.strip('/') or 'case'}", f"/licensing/cases/{case.pk}/{page}")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll_sideways(
    browser: Any, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    applying.at(monkeypatch)
    assert faults(browser, pages(language)) == []
