"""The emulated NCALayer signs as the real one, and misbehaves when it is told to (E-11)."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import ssl
from typing import Any

import pytest
import requests
from websockets.sync.client import connect

from oryndau.eds import oids, xmldsig
from oryndau.emulators import ProductionRefused, Settings, ncalayer, nuc
from oryndau.emulators.ncalayer.tests.conftest import HEAD, PERSON, Running

CONTENT = "Атқару парағы".encode()
DETACHED = {"decode": True, "encapsulate": False, "digested": False, "tsaProfile": {}}


def request(data: Any = None, params: Any = None, format: str = "cms", **signer: Any) -> dict[str, Any]:
    """A basics.sign request, detached and stamped unless told otherwise."""
    return {
        "module": "kz.gov.pki.knca.basics",
        "method": "sign",
        "args": {
            "allowedStorages": None,
            "format": format,
            "data": base64.b64encode(CONTENT).decode() if data is None else data,
            "signingParams": DETACHED if params is None else params,
            "signerParams": {"extKeyUsageOids": [], "chain": [], **signer},
            "locale": "ru",
        },
    }


def signed(running: Running, **options: Any) -> Any:
    (answer,) = running.ask(request(**options))
    assert answer["status"] is True
    return answer["body"]["result"]


def test_it_signs_detached_with_a_time_stamp(running: Running) -> None:
    result = signed(running, iin=PERSON["iin"])
    assert result.startswith("-----BEGIN CMS-----\n")
    assert result.endswith("\n-----END CMS-----\n")
    verdict = running.judge(result, CONTENT)
    assert verdict.valid, verdict.reasons
    assert verdict.timestamped
    assert verdict.subject is not None
    assert verdict.subject.iin == PERSON["iin"]


def test_it_signs_many_with_one_window_and_keeps_their_order(running: Running) -> None:
    items = [base64.b64encode(text).decode() for text in (b"one", b"two", b"three")]
    results = signed(running, data=items)
    assert [running.judge(r, c).valid for r, c in zip(results, (b"one", b"two", b"three"), strict=True)] == [
        True
    ] * 3
    assert not running.judge(results[0], b"two").valid


def test_it_signs_a_digest_and_an_attached_content(running: Running) -> None:
    digest = base64.b64encode(hashlib.sha256(CONTENT).digest()).decode()
    assert running.judge(signed(running, data=digest, params=DETACHED | {"digested": True}), CONTENT).valid
    assert running.judge(signed(running, params=DETACHED | {"encapsulate": True}), CONTENT).valid


def test_it_signs_xml(running: Running) -> None:
    (result,) = signed(running, data="<a>дерек</a>", params={}, format="xml", iin=PERSON["iin"])
    verified = xmldsig.verify(result.encode())
    assert verified.document.text == "дерек"
    assert verified.certificate.subject.iin == PERSON["iin"]


def test_it_signs_raw(running: Running) -> None:
    result = signed(running, format="raw")
    assert set(result) == {"signatures", "certificate"}


@pytest.mark.parametrize(
    ("wanted", "iin"),
    [
        ({"bin": HEAD["bin"], "extKeyUsageOids": [oids.EKU_HEAD]}, HEAD["iin"]),
        ({"bin": HEAD["bin"], "extKeyUsageOids": [oids.EKU_EMPLOYEE]}, "810101300015"),
        ({"extKeyUsageOids": [oids.EKU_INDIVIDUAL]}, PERSON["iin"]),
    ],
)
def test_it_offers_the_key_that_the_page_asks_for(running: Running, wanted: dict[str, Any], iin: str) -> None:
    verdict = running.judge(signed(running, **wanted), CONTENT)
    assert verdict.subject is not None
    assert verdict.subject.iin == iin


def test_without_a_person_named_the_inserted_key_signs(running: Running) -> None:
    running.control("/insert", iin=HEAD["iin"])
    verdict = running.judge(signed(running), CONTENT)
    assert verdict.subject is not None
    assert verdict.subject.iin == HEAD["iin"]


def test_a_user_without_the_key_can_only_cancel(running: Running) -> None:
    assert running.ask(request(iin="990101300019")) == [{"status": True, "body": {}}]


def test_it_cancels_fails_and_goes_on_as_planned(running: Running) -> None:
    running.control("/script", next=[{"do": "cancel"}, {"do": "error", "details": "java.lang.Exception"}])
    cancelled, failed, good = running.ask(request(), request(), request())
    assert cancelled == {"status": True, "body": {}}
    assert (failed["status"], failed["code"], failed["details"]) == (
        False,
        "INVOCATION_ERROR",
        "java.lang.Exception",
    )
    assert "result" in good["body"]


def test_a_plan_for_one_person_leaves_others_alone(running: Running) -> None:
    running.control("/script", next=[{"do": "cancel", "iin": HEAD["iin"]}])
    mine, heads = running.ask(request(iin=PERSON["iin"]), request(iin=HEAD["iin"]))
    assert "result" in mine["body"]
    assert heads["body"] == {}


def test_another_person_signs_when_planned(running: Running) -> None:
    running.control("/script", next=[{"do": "wrong-person"}])
    verdict = running.judge(signed(running, iin=PERSON["iin"]), CONTENT)
    assert verdict.valid
    assert verdict.subject is not None
    assert verdict.subject.iin != PERSON["iin"]


def test_a_revoked_key_signs_when_planned_and_the_good_one_stays_good(running: Running) -> None:
    running.control("/script", next=[{"do": "revoked"}])
    bad = running.judge(signed(running, iin=PERSON["iin"]), CONTENT)
    assert [reason.code for reason in bad.reasons] == ["revoked"]
    assert running.judge(signed(running, iin=PERSON["iin"]), CONTENT).valid


def test_a_silent_time_stamping_authority_is_an_error(running: Running) -> None:
    address = f"{running.settings.nuc_url}/control/script"
    requests.post(address, json={"do": "error", "service": "tsp"}, timeout=5).raise_for_status()
    (answer,) = running.ask(request())
    assert answer["status"] is False
    assert "timestamp-unavailable" in answer["details"]


def test_the_centre_says_revoked_unknown_and_good_as_told(running: Running) -> None:
    serial = running.nuc("/issue", **PERSON | {"iin": "700101300011"}).json()["serial"]
    result = signed(running, iin="700101300011")
    for status, outcome in (("unknown", "indeterminate"), ("hold", "valid"), ("good", "valid")):
        # held from now on: what was stamped earlier stays valid
        changed = running.nuc("/control", serial=serial, status=status, at="2999-01-01T00:00:00+00:00").json()
        assert changed == {"changed": [serial]}
        assert running.judge(result, CONTENT).outcome == outcome


def test_the_centre_refuses_what_it_cannot_issue(running: Running) -> None:
    for wrong in ({"iin": "12"}, {"role": "king"}, {"role": "head"}, {"key": "gost"}):
        assert running.nuc("/issue", **PERSON | wrong).status_code == 400


def test_the_real_socket_is_secured(running: Running) -> None:
    context = ssl.create_default_context(cafile=str(running.settings.state / "ncalayer" / "tls.pem"))
    with connect(f"wss://127.0.0.1:{running.settings.ncalayer_port}", ssl=context) as socket:
        assert "version" in str(socket.recv())


def test_a_page_of_another_site_cannot_steer_the_emulators(running: Running) -> None:
    address = f"http://127.0.0.1:{running.settings.ncalayer_control_port}/insert"
    answer = requests.post(address, json={"iin": "1"}, headers={"Origin": "https://evil.example"}, timeout=5)
    assert answer.status_code == 403


@pytest.mark.parametrize("emulator", [nuc, ncalayer])
def test_emulators_refuse_production(emulator: Any) -> None:
    with pytest.raises(ProductionRefused):
        asyncio.run(emulator.serve(Settings(environment="production")))
