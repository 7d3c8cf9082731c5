"""The emulated payment gateway against broken and hostile calls, and across restarts (L-10)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from lxml import etree

from oryndau.eds import certificate as certificates
from oryndau.eds import xmldsig
from oryndau.eds.sign import KeyPair
from oryndau.eds.wsse import BodySigner, TrustFolder
from oryndau.emulators import ProductionRefused, Settings
from oryndau.emulators.loopback import AppendLog
from oryndau.emulators.payments import MERCHANT, serve
from oryndau.emulators.payments.bills import Bills
from oryndau.emulators.payments.documents import MERCHANT_NS
from oryndau.emulators.payments.keys import prepare
from oryndau.emulators.payments.server import Gateway, make_app

Client = TestClient[Any, Any]
BILL = {
    "reference": "a1", "amount": "25950.00", "payerIdn": "900315400012", "payerName": "Оспанова Дана",
    "assign": "Сбор", "validUntil": "2999-12-31", "returnUrl": "http://127.0.0.1:1/back",
    "notifyUrl": "http://127.0.0.1:1/told",
}  # fmt: skip


def with_gateway(var: Path, act: Callable[[Client], Awaitable[None]]) -> None:
    """Start the gateway over `var`, as at a start of the program, and let `act` talk to it."""

    async def run() -> None:
        gateway = Gateway(prepare(var), Bills(AppendLog(var / "bills.jsonl")), "http://127.0.0.1:1")
        async with TestClient(TestServer(make_app(gateway))) as client:
            await act(client)

    asyncio.run(run())


def merchant(var: Path) -> KeyPair:
    prepare(var)
    signer = BodySigner.load(var / "merchant" / f"{MERCHANT}.key", var / "merchant" / f"{MERCHANT}.pem")
    return KeyPair(signer.key, certificates.load(certificates.der(signer.certificate)))


def signed(name: str, pair: KeyPair, **values: str) -> bytes:
    """A merchant's call."""
    head = {"requestId": "r1", "merchant": MERCHANT, "sentDate": datetime.now(UTC).isoformat()}
    root = etree.Element(f"{{{MERCHANT_NS}}}{name}", nsmap={"p": MERCHANT_NS})
    for key, value in {**head, **values}.items():
        etree.SubElement(root, f"{{{MERCHANT_NS}}}{key}").text = value
    return xmldsig.sign_enveloped(etree.tostring(root), pair).encode()


async def call(client: Client, raw: bytes, var: Path) -> tuple[str, dict[str, str]]:
    """The answer's name and values, its signature proven; the HTTP status where it is no answer."""
    async with client.post("/merchant", data=raw) as got:
        if got.content_type != "text/xml":
            return str(got.status), {}
        verified = xmldsig.verify(await got.read())
        TrustFolder(var / "trust").check(verified.certificate.x509, datetime.now(UTC))
        values = {etree.QName(one).localname: one.text or "" for one in verified.document}
        return etree.QName(verified.document).localname, values


async def bills(client: Client) -> list[dict[str, Any]]:
    async with client.get("/control/bills") as got:
        found: list[dict[str, Any]] = (await got.json())["bills"]
        return found


async def paid(client: Client, **more: str) -> dict[str, str]:
    async with client.post("/control/pay", json={"reference": "a1", **more}) as got:
        assert got.status == 200, await got.text()
        found: dict[str, str] = await got.json()
        return found


def test_a_bill_is_made_once_and_another_one_under_its_reference_is_refused(tmp_path: Path) -> None:
    async def act(client: Client) -> None:
        pair = merchant(tmp_path)
        for _ in range(2):
            name, told = await call(client, signed("createBill", pair, **BILL), tmp_path)
            assert (name, told["page"]) == ("bill", "http://127.0.0.1:1/bank/a1")
        other = {**BILL, "amount": "1.00"}
        name, told = await call(client, signed("createBill", pair, **other), tmp_path)
        assert (name, told["code"]) == ("refused", "another-bill")
        assert len(await bills(client)) == 1

    with_gateway(tmp_path, act)


def test_a_call_that_is_not_the_merchant_s_is_no_call(tmp_path: Path) -> None:
    async def act(client: Client) -> None:
        pair, stranger = merchant(tmp_path), prepare(tmp_path).stranger
        old = (datetime.now(UTC) - timedelta(minutes=6)).isoformat()
        good = signed("createBill", pair, **BILL)
        for raw in (
            b"", b"<x/>", signed("createBill", stranger, **BILL), good.replace(b"25950.00", b"1.00"),
            signed("createBill", pair, **{**BILL, "sentDate": old}), signed("steal", pair),
            signed("createBill", pair, **{**BILL, "merchant": "../gateway"}),
            signed("createBill", pair, **{**BILL, "more": "x"}), signed("billStatus", pair),
        ):  # fmt: skip
            assert await call(client, raw, tmp_path) == ("400", {})
        assert await bills(client) == []

    with_gateway(tmp_path, act)


def test_what_it_knows_outlives_a_restart(tmp_path: Path) -> None:
    async def first(client: Client) -> None:
        await call(client, signed("createBill", merchant(tmp_path), **BILL), tmp_path)
        await paid(client, number="B-1")

    async def second(client: Client) -> None:
        [bill] = await bills(client)
        assert [one["number"] for one in bill["payments"]] == ["B-1"]

    with_gateway(tmp_path, first)
    with_gateway(tmp_path, second)


def test_the_bank_s_page_speaks_three_languages_and_leads_back(tmp_path: Path) -> None:
    async def act(client: Client) -> None:
        await call(client, signed("createBill", merchant(tmp_path), **BILL), tmp_path)
        for language, words in (("kk", "Төлем беті"), ("ru", "Страница оплаты"), ("en", "Payment page")):
            async with client.get("/bank/a1", params={"lang": language}) as got:
                text = await got.text()
                assert words in text
                assert f'<html lang="{language}">' in text
        async with client.post("/bank/a1", data={"do": "decline", "bank": "HSBKKZKX"}) as got:
            assert BILL["returnUrl"] in await got.text()
        assert (await bills(client))[0]["payments"] == []
        async with client.get("/bank/nothing") as got:
            assert got.status == 404

    with_gateway(tmp_path, act)


@pytest.mark.parametrize(
    ("form", "status", "sums"),
    [
        ({"do": "pay"}, 303, ["25950.00"]),
        ({"do": "other", "amount": "20 000,50"}, 303, ["20000.50"]),
        ({"do": "other", "amount": "x"}, 422, []),
        ({"do": "other", "amount": "-1"}, 422, []),
        ({"do": "other", "amount": "NaN"}, 422, []),
        ({"do": "steal"}, 400, []),
        ({"do": "pay", "bank": "x"}, 400, []),
    ],
)
def test_the_bank_takes_what_the_person_pays(
    tmp_path: Path, form: dict[str, str], status: int, sums: list[str]
) -> None:
    async def act(client: Client) -> None:
        await call(client, signed("createBill", merchant(tmp_path), **BILL), tmp_path)
        own = {"Origin": f"http://{client.host}:{client.port}"}
        said = {"bank": "HSBKKZKX", **form}
        async with client.post("/bank/a1", data=said, headers=own, allow_redirects=False) as got:
            assert got.status == status
        assert [one["amount"] for one in (await bills(client))[0]["payments"]] == sums

    with_gateway(tmp_path, act)


def test_another_site_cannot_pay_or_steer(tmp_path: Path) -> None:
    async def act(client: Client) -> None:
        await call(client, signed("createBill", merchant(tmp_path), **BILL), tmp_path)
        evil = {"Origin": "http://evil.example"}
        for path in ("/bank/a1", "/control/pay", "/merchant"):
            async with client.post(path, data={"do": "pay", "bank": "HSBKKZKX"}, headers=evil) as got:
                assert got.status == 403
        own = {"Origin": f"http://{client.host}:{client.port}"}
        async with client.post("/control/pay", json={"reference": "a1"}, headers=own) as got:
            assert got.status == 403, "a page of its own does not steer it either"
        assert (await bills(client))[0]["payments"] == []

    with_gateway(tmp_path, act)


def test_a_bill_whose_days_are_over_takes_no_money(tmp_path: Path) -> None:
    async def act(client: Client) -> None:
        over = {**BILL, "validUntil": "2020-01-01"}
        await call(client, signed("createBill", merchant(tmp_path), **over), tmp_path)
        async with client.post("/bank/a1", data={"do": "pay", "bank": "HSBKKZKX"}) as got:
            assert "Бұл шоттың мерзімі өтті" in await got.text()
        assert (await bills(client))[0]["payments"] == []

    with_gateway(tmp_path, act)


def test_what_was_used_does_not_go_back_and_what_went_back_is_not_used(tmp_path: Path) -> None:
    async def act(client: Client) -> None:
        pair = merchant(tmp_path)
        await call(client, signed("createBill", pair, **BILL), tmp_path)
        first, second = await paid(client), await paid(client)

        def about(payment: dict[str, str]) -> dict[str, str]:
            return {"bankBik": payment["bank"], "bankReference": payment["number"]}

        use = {"reference": "a1", "application": "c1", "usedDate": "2026-11-22T00:00:00+00:00"}
        back = {"refundId": "f1", "amount": "25950.00", "payerIdn": "900315400012"}
        for _ in range(2):
            assert (await call(client, signed("paymentUsed", pair, **use, **about(first)), tmp_path))[
                0
            ] == "acknowledged"
        _, told = await call(client, signed("refund", pair, **back, **about(first)), tmp_path)
        assert told["code"] == "not-refundable"
        numbers = set()
        for _ in range(2):
            name, told = await call(client, signed("refund", pair, **back, **about(second)), tmp_path)
            assert name == "refunded"
            numbers.add(told["number"])
        assert len(numbers) == 1, "the same order sends nothing twice"
        _, told = await call(client, signed("paymentUsed", pair, **use, **about(second)), tmp_path)
        assert told["code"] == "not-usable"
        again = {**back, "refundId": "f2"}
        _, told = await call(client, signed("refund", pair, **again, **about(second)), tmp_path)
        assert told["code"] == "not-refundable"

    with_gateway(tmp_path, act)


def test_money_of_a_receipt_goes_back_only_to_an_account(tmp_path: Path) -> None:
    async def act(client: Client) -> None:
        pair = merchant(tmp_path)
        back = {
            "refundId": "f1", "bankBik": "CASPKZKA", "bankReference": "77", "amount": "25950.00",
            "payerIdn": "900315400012",
        }  # fmt: skip
        assert (await call(client, signed("refund", pair, **back), tmp_path))[1]["code"] == "unknown-payment"
        named = {**back, "iban": "KZ86125KZT5004100100"}
        assert (await call(client, signed("refund", pair, **named), tmp_path))[0] == "refunded"

    with_gateway(tmp_path, act)


def test_it_never_runs_in_production(tmp_path: Path) -> None:
    with pytest.raises(ProductionRefused):
        asyncio.run(serve(Settings(environment="production", var=tmp_path)))
