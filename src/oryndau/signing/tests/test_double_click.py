"""Two requests with one session at the same moment: one act, the other is told so."""

from typing import Any

import pytest

from oryndau.cases.tests.committed import at_once
from oryndau.signing import services
from oryndau.signing.errors import SigningRefused
from oryndau.signing.models import Signature
from oryndau.signing.tests.world import IIN, Pretender, pretended
from oryndau.timekeeping import now

pytestmark = pytest.mark.usefixtures("committed")


@pytest.mark.parametrize("same", [True, False], ids=["the same signature", "two signatures"])
def test_a_double_click_signs_once(
    pretender: Pretender, monkeypatch: pytest.MonkeyPatch, same: bool
) -> None:
    done: list[Any] = []
    monkeypatch.setattr(services, "_COMPLETIONS", {"test": lambda *told: done.append(told) or "/done/"})
    session = services.open_session("test", b"{}", browser="this", at=now(), iin=IIN)
    first = pretended(b"{}")
    sent = [first, first if same else pretended(b"{}")]
    answers = at_once(
        *(lambda cms=cms: services.complete(session.pk, cms, browser="this", at=now()) for cms in sent)
    )
    refused = [answer for answer in answers if isinstance(answer, SigningRefused)]
    assert answers.count("/done/") == 1
    assert [one.code for one in refused] == ["used"]
    assert len(done) == Signature.objects.count() == 1
