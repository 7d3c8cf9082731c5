"""What the state of a fee means to who applies with it: go on, be warned, or take another one (L-10)."""

from typing import Final
from uuid import UUID

from oryndau.cases.models import Case
from oryndau.law.acts import ORDER_69
from oryndau.law.fee.table import (
    APPROVED,
    ASKED,
    EXPIRED,
    KEPT,
    ORDERED,
    REFUNDED,
    SHORT,
    UNMATCHED,
    USED,
)
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.payments.models import Fee
from oryndau.wizard.stops import Warned

BASE: Final = ORDER_69 / "A2 St."
_GONE: Final = frozenset({EXPIRED, USED, ASKED, APPROVED, REFUNDED})
"""States in which a fee serves no application."""

OVER: Final = Text(
    kk="бұл алымды пайдалануға болмайды: тапсырыстың мерзімі өтті, алым пайдаланылды не қайтарылуда; басқа "
    "алымды көрсетіңіз",
    ru="этот сбор использовать нельзя: срок заказа истёк, сбор использован или возвращается; укажите другой",
    en="this fee cannot be used: its order is over, it was used, or it is being given back; name another one",
)
WAITED_FOR: Final = Text(
    kk="бұл алымды басқа өтінішіңіз күтіп тұр; басқа алымды көрсетіңіз",
    ru="этого сбора ждёт другое ваше заявление; укажите другой сбор",
    en="another application of yours waits for this fee; name another one",
)
_LATER: Final = Text(
    kk="Лицензия алым төленгенше берілмейді. Алдымен төлеген дұрыс; қол қойғаннан кейін де осы тапсырысты "
    "мерзімі өткенше төлеуге болады.",
    ru="Лицензию не выдадут, пока сбор не уплачен. Лучше сначала уплатить; и после подписания этот заказ "
    "можно оплатить, пока не истёк его срок.",
    en="No licence is issued before the fee is paid. Better pay first; after signing too, this order can be "
    "paid while it stands.",
)
_UNPAID: Final = Text(
    kk="алымның төленгені әлі расталмаған", ru="оплата сбора ещё не подтверждена",
    en="the payment of the fee is not confirmed yet",
)  # fmt: skip
_UNKNOWN: Final = Text(
    kk="түбіртектегі төлем бюджетте табылмады", ru="платёж по квитанции в бюджете не найден",
    en="the payment of the receipt was not found in the budget",
)  # fmt: skip
_CORRECT: Final = Text(
    kk="Түбіртектің деректерін алым парағында түзетіңіз не басқа алымды көрсетіңіз: төлем расталмаса, "
    "лицензия берілмейді.",
    ru="Исправьте данные квитанции на странице сбора или укажите другой сбор: без подтверждённой оплаты "
    "лицензию не выдадут.",
    en="Correct the receipt on the page of the fee, or name another fee: no licence is issued without a "
    "confirmed payment.",
)
_SHORT: Final = Text(
    kk="төленген сома {paid}, ал тиесілі алым {due}", ru="уплачено {paid}, а причитается {due}",
    en="{paid} were paid, and {due} are due",
)  # fmt: skip
_PAY_ANEW: Final = Text(
    kk="Бұл сома алым ретінде есептелмейді: дұрыс соманы төлеңіз, ал мына ақшаны қайтаруды сұраңыз.",
    ru="Эта сумма как сбор не засчитывается: уплатите верную, а эти деньги попросите вернуть.",
    en="This sum does not count as the fee: pay the right one, and ask for this money back.",
)


def blocks(fee: Fee, case: UUID) -> Text | None:
    """Why no application may name this fee; None when it may. `case` is the application's own id."""
    if fee.state in _GONE:
        return OVER
    other = fee.application
    if other and other != case and Case.objects.filter(pk=other, closed_at=None).exists():
        return WAITED_FOR
    return None


def warned(fee: Fee) -> Warned | None:
    """What of the fee would keep the licence from being issued as things stand; it can be signed with."""
    if fee.state == ORDERED:
        return Warned(_UNPAID, _LATER, BASE)
    if fee.state == UNMATCHED:
        return Warned(_UNKNOWN, _CORRECT, BASE)
    if fee.state == SHORT and fee.due is not None:
        return Warned(_short(fee), _PAY_ANEW, BASE)
    return None


def awaited(fee: Fee) -> bool:
    """Whether a receipt waits for the answer of the budget's register."""
    return fee.state == KEPT


def _short(fee: Fee) -> Text:
    def line(code: str) -> str:
        return _SHORT.in_(code).format(
            paid=formats.tenge(fee.amount or 0, code), due=formats.tenge(fee.due or 0, code)
        )

    return Text(kk=line("kk"), ru=line("ru"), en=line("en"))
