"""The bank's page, where a person pays a bill: plain HTML in three languages, for a phone as for a screen."""

from collections.abc import Mapping
from decimal import Decimal
from html import escape
from importlib.resources import files

from oryndau.emulators.payments.bills import BANKS, Bill

LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
WORDS: Mapping[str, Mapping[str, str]] = {
    "kk": {
        "title": "Төлем беті", "note": "Бұл эмулятор: нағыз ақша алынбайды.", "to": "Алушы",
        "what": "Төлем мақсаты", "payer": "Төлеуші", "sum": "Сома", "until": "Қолданылу мерзімі",
        "bank": "Картаңыздың банкі", "pay": "Төлеу", "other": "Басқа сома төлеу",
        "other_sum": "Сома, теңге", "decline": "Бас тарту", "back": "Oryndau жүйесіне оралу",
        "declined": "Сіз төлеуден бас тарттыңыз. Ештеңе төленген жоқ.", "tenge": "теңге",
        "over": "Бұл шоттың мерзімі өтті.", "paid": "Бұл шот төленген.", "again": "Қайта төлеу",
        "wrong": "Соманы теңгемен жазыңыз, мысалы 25950", "error": "Қате",
        "receiver": "Әділет министрлігі, Oryndau", "unknown": "Мұндай шот жоқ.",
    },
    "ru": {
        "title": "Страница оплаты", "note": "Это эмулятор: настоящие деньги не списываются.",
        "to": "Получатель", "what": "Назначение платежа", "payer": "Плательщик", "sum": "Сумма",
        "until": "Действует до", "bank": "Банк вашей карты", "pay": "Оплатить",
        "other": "Оплатить другую сумму", "other_sum": "Сумма, тенге", "decline": "Отказаться",
        "back": "Вернуться в Oryndau", "declined": "Вы отказались от оплаты. Ничего не списано.",
        "tenge": "тенге", "over": "Срок этого счёта истёк.", "paid": "Этот счёт оплачен.",
        "again": "Оплатить ещё раз", "wrong": "Введите сумму в тенге, например 25950", "error": "Ошибка",
        "receiver": "Министерство юстиции, Oryndau", "unknown": "Такого счёта нет.",
    },
    "en": {
        "title": "Payment page", "note": "This is an emulator: no real money is taken.", "to": "Receiver",
        "what": "What it is for", "payer": "Payer", "sum": "Sum", "until": "Valid until",
        "bank": "Bank of your card", "pay": "Pay", "other": "Pay another sum", "other_sum": "Sum, tenge",
        "decline": "Decline", "back": "Back to Oryndau", "declined": "You declined. Nothing was taken.",
        "tenge": "tenge", "over": "The days of this bill are over.", "paid": "This bill has been paid.",
        "again": "Pay once more", "wrong": "Enter the sum in tenge, for example 25950", "error": "Error",
        "receiver": "Ministry of Justice, Oryndau", "unknown": "There is no such bill.",
    },
}  # fmt: skip
_STYLE = (files("oryndau.emulators.payments") / "page.css").read_text("utf-8")


def language_of(asked: str) -> str:
    """The language asked for, or Kazakh."""
    return asked if asked in LANGUAGES else "kk"


def money(amount: Decimal) -> str:
    """A sum with thin groups: 25 950 or 25 950.50."""
    return f"{amount:,.2f}".replace(",", "\u00a0").removesuffix(".00")


def bill_page(bill: Bill, language: str, *, over: bool, error: str = "") -> str:
    """The bill with its ways: pay, pay another sum, decline."""
    say = WORDS[language]
    paid = f'<p class="note" role="status">{say["paid"]}</p>' if bill.payments else ""
    shown = (
        f'<p class="error" role="alert"><strong>{say["error"]}.</strong> {escape(error)}</p>' if error else ""
    )
    return _page(
        language, f"{escape(say['title'])}: {money(bill.amount)} {say['tenge']}",
        f"{shown}<h1>{say['title']}</h1>{_languages(bill.reference, language)}"
        f'<p class="note">{say["note"]}</p>{_facts(bill, say)}{paid}'
        + (f'<p role="alert">{say["over"]}</p>{_back(bill, say)}' if over else _form(bill, language)),
        failed=bool(error),
    )  # fmt: skip


def declined_page(bill: Bill, language: str) -> str:
    """Nothing was paid; the way back."""
    say = WORDS[language]
    body = f'<h1>{say["title"]}</h1><p role="status">{say["declined"]}</p>{_back(bill, say)}'
    return _page(language, escape(say["title"]), body)


def unknown_page(language: str) -> str:
    """There is no such bill."""
    say = WORDS[language]
    return _page(language, escape(say["title"]), f"<h1>{say['title']}</h1><p>{say['unknown']}</p>")


def _page(language: str, title: str, body: str, *, failed: bool = False) -> str:
    before = f"{WORDS[language]['error']}: " if failed else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{before}{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main>{body}</main></body></html>"
    )


def _languages(reference: str, language: str) -> str:
    links = "".join(
        f'<a href="/bank/{escape(reference)}?lang={code}" lang="{code}"'
        f"{' aria-current=true' if code == language else ''}>{name}</a>"
        for code, name in LANGUAGES.items()
    )
    return f'<nav aria-label="Тіл · Язык · Language">{links}</nav>'


def _facts(bill: Bill, say: Mapping[str, str]) -> str:
    until = bill.valid_until.strftime("%d.%m.%Y")
    lines = [
        (say["sum"], f"{money(bill.amount)} {say['tenge']}", "sum"), (say["to"], say["receiver"], ""),
        (say["what"], bill.assign, ""), (say["payer"], bill.payer_name, ""), (say["until"], until, ""),
    ]  # fmt: skip
    told = "".join(f'<dt>{name}</dt><dd class="{kind}">{escape(value)}</dd>' for name, value, kind in lines)
    return f"<dl>{told}</dl>"


def _form(bill: Bill, language: str) -> str:
    say = WORDS[language]
    banks = "".join(f'<option value="{bic}">{escape(name)}</option>' for bic, name in BANKS.items())
    words = say["again"] if bill.payments else say["pay"]
    return (
        f'<form method="post" action="/bank/{escape(bill.reference)}?lang={language}">'
        f'<label for="bank">{say["bank"]}</label><select id="bank" name="bank">{banks}</select>'
        f'<button name="do" value="pay">{words} {money(bill.amount)} {say["tenge"]}</button>'
        f"<details><summary>{say['other']}</summary>"
        f'<label for="amount">{say["other_sum"]}</label>'
        '<input id="amount" name="amount" inputmode="decimal" autocomplete="off">'
        f'<button class="second" name="do" value="other">{say["other"]}</button></details>'
        f'<button class="second" name="do" value="decline">{say["decline"]}</button></form>'
    )


def _back(bill: Bill, say: Mapping[str, str]) -> str:
    return f'<a class="button" href="{escape(bill.return_url)}">{say["back"]}</a>'
