"""What the room writes to a payer when the state of his fee changes (L-10)."""

import json
from datetime import datetime
from typing import Final

from oryndau.cases.models import Event, Message
from oryndau.law.fee import NAMES, Purpose
from oryndau.law.text import Text
from oryndau.notices.services import notify
from oryndau.payments.models import Fee
from oryndau.people.models import Person

Told = tuple[Text, Text]


def announce(message: Message, at: datetime) -> None:
    """Send the notice of the step that left the message; a step of which nothing is told is passed over."""
    event = Event.objects.get(case_id=message.of_case, no=message.payload["event"])
    fee = Fee.objects.get(pk=message.of_case)
    words = _WORDS.get(event.step)
    if words is None:
        return
    facts = json.loads(event.body)["facts"]
    subject, body = (_filled(text, fee, facts) for text in words)
    payer = Person.objects.filter(iin=fee.iin).first()
    notify(
        fee.iin, f"fee-{event.step}-{event.no}"[:40], subject, body, at=at, case=fee.pk,
        territory=fee.territory, language=payer.language if payer else "kk",
        emails=[payer.email] if payer and payer.email else (),
        phones=[payer.phone] if payer and payer.phone else (),
    )  # fmt: skip


def _filled(text: Text, fee: Fee, facts: dict[str, object]) -> Text:
    amount, due = fee.amount or fee.due, fee.due
    return text.format(
        purpose=NAMES[Purpose(fee.purpose)], amount=_sum(amount), due=_sum(due), number=fee.reference,
        why=REASONS.get(str(facts.get("reason")), _UNKNOWN),
        decision=Text(
            kk=str(facts.get("reasons_kk") or "–"), ru=str(facts.get("reasons_ru") or "–"),
            en=str(facts.get("reasons_ru") or "–"),
        ),
    )  # fmt: skip


def _sum(value: object) -> str:
    return f"{value:,.2f}".replace(",", "\u00a0").removesuffix(".00") if value is not None else "–"


_UNKNOWN: Final = Text(kk="себебі белгісіз", ru="причина неизвестна", en="the reason is not known")
REASONS: Final = {
    "not-found": Text(
        kk="тізілімде мұндай төлем жоқ. Төлем бюджетке бірнеше күннен кейін түсуі мүмкін: жүйе тағы сұрайды",
        ru="в реестре нет такого платежа. Он может поступить через несколько дней: система спросит ещё",
        en="the register has no such payment. It may take some days to arrive: the system asks again",
    ),
    "another-payer": Text(
        kk="төлемді басқа адам жасаған", ru="платёж сделан другим лицом",
        en="the payment was made by another person",
    ),
    "another-code": Text(
        kk="төлем басқа бюджеттік сыныптама коды бойынша жасалған",
        ru="платёж сделан по другому коду бюджетной классификации",
        en="the payment was made under another budget code",
    ),
    "taken": Text(
        kk="бұл төлем басқа алымға есептелген", ru="этот платёж уже зачтён в другой сбор",
        en="this payment serves another fee already",
    ),
    "refused": Text(
        kk="тізілім сұрауды қабылдамады", ru="реестр отклонил запрос", en="the register refused the request",
    ),
}  # fmt: skip
"""Why a receipt was not confirmed, in words."""
_PAID: Final[Told] = (
    Text(kk="Алым төленді", ru="Сбор оплачен", en="The fee is paid"),
    Text(
        kk="{purpose}: {amount} теңге түсті, төлем нөмірі {number}.",
        ru="{purpose}: поступило {amount} тенге, номер платежа {number}.",
        en="{purpose}: {amount} tenge came, payment number {number}.",
    ),
)
_SHORT: Final[Told] = (
    Text(kk="Тиесілі сомаға тең емес сома түсті", ru="Поступила не та сумма",
         en="Another sum came than the one due"),
    Text(
        kk="{purpose}: {amount} теңге түсті, тиесілі сома {due} теңге. Бұл ақша сақталды, бірақ алым ретінде "
        "пайдаланылмайды: дұрыс соманы төлеп, осы ақшаны қайтаруды сұраңыз.",
        ru="{purpose}: поступило {amount} тенге, а причитается {due} тенге. Деньги сохранены, но как сбор не "
        "используются: уплатите верную сумму и попросите вернуть эти деньги.",
        en="{purpose}: {amount} tenge came, {due} tenge are due. The money is kept but cannot be used as the "
        "fee: pay the right sum and ask for this money back.",
    ),
)  # fmt: skip
_REFUSED: Final[Told] = (
    Text(kk="Алымды қайтарудан бас тартылды", ru="В возврате сбора отказано",
         en="The refund of the fee was refused"),
    Text(
        kk="{purpose}, {amount} теңге. Себебі: {decision} Алым сізде қалады, оны келесі өтініште пайдалануға "
        "болады. Шешімге шағымдануға құқылысыз.",
        ru="{purpose}, {amount} тенге. Причина: {decision} Сбор остаётся за вами, его можно использовать в "
        "следующем заявлении. Решение можно обжаловать.",
        en="{purpose}, {amount} tenge. Reason: {decision} The fee stays yours and can be used for your next "
        "application. You may complain about the decision.",
    ),
)  # fmt: skip
_WORDS: Final[dict[str, Told]] = {
    **dict.fromkeys(("pay", "receive", "assess", "match"), _PAID),
    **dict.fromkeys(("pay-other", "receive-other", "match-other"), _SHORT),
    **dict.fromkeys(("refuse-refund-paid", "refuse-refund-matched", "refuse-refund-short"), _REFUSED),
    "find-nothing": (
        Text(kk="Түбіртектегі төлем расталмады", ru="Платёж по квитанции не подтверждён",
             en="The payment of your receipt was not confirmed"),
        Text(
            kk="{purpose}, түбіртек {number}: {why}. Деректерді алым парағында түзете аласыз.",
            ru="{purpose}, квитанция {number}: {why}. Данные можно исправить на странице сбора.",
            en="{purpose}, receipt {number}: {why}. You can correct the data on the page of the fee.",
        ),
    ),
    "use": (
        Text(kk="Алым пайдаланылды", ru="Сбор использован", en="The fee was used"),
        Text(
            kk="{purpose}: {amount} теңге берілген лицензияға есептелді.",
            ru="{purpose}: {amount} тенге зачтены за выданную лицензию.",
            en="{purpose}: {amount} tenge were used for the licence that was issued.",
        ),
    ),
    "approve-refund": (
        Text(kk="Алымды қайтару мақұлданды", ru="Возврат сбора одобрен",
             en="The refund of the fee was approved"),
        Text(
            kk="{purpose}: {amount} теңге қайтаруға жіберілді. Негіздемесі: {decision}",
            ru="{purpose}: {amount} тенге направлены на возврат. Обоснование: {decision}",
            en="{purpose}: {amount} tenge are being sent back. Reasons: {decision}",
        ),
    ),
    "refund": (
        Text(kk="Алым қайтарылды", ru="Сбор возвращён", en="The fee was given back"),
        Text(
            kk="{purpose}: {amount} теңге сізге қайтарылды.",
            ru="{purpose}: {amount} тенге возвращены вам.",
            en="{purpose}: {amount} tenge were sent back to you.",
        ),
    ),
}  # fmt: skip
