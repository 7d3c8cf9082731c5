"""What becomes of a fee when no licence is issued by the application that waited for it (C-20, L-10, L-13).

A fee is used by an issued licence alone. The Tax Code's text on refunds is not among the sources, so that it
stays the payer's otherwise is an assumption (see `law.fee.table`).
"""

from typing import Final

from oryndau.law.fee.table import (
    APPROVED,
    ASKED,
    EXPIRED,
    KEPT,
    MATCHED,
    ORDERED,
    PAID,
    REFUNDED,
    SHORT,
    UNMATCHED,
    USED,
)
from oryndau.law.text import Text
from oryndau.payments.models import Fee

_YOURS: Final = Text(
    kk="Лицензия үшін төленген алым пайдаланылмады және сізде қалады: оны келесі өтінішіңізде пайдалануға "
    "немесе «Менің төлемдерім» бетінде қайтаруды сұрауға болады.",
    ru="Уплаченный за лицензию сбор не использован и остаётся за вами: его можно использовать в следующем "
    "заявлении или попросить вернуть на странице «Мои платежи».",
    en="The fee that you paid for the licence was not used and stays yours: you can use it for your next "
    "application, or ask for it back on the page “My payments”.",
)
_ANOTHER_SUM: Final = Text(
    kk="Лицензия үшін төлеген сомаңыз пайдаланылмады: оны «Менің төлемдерім» бетінде қайтаруды сұраңыз.",
    ru="Уплаченная за лицензию сумма не использована: попросите вернуть её на странице «Мои платежи».",
    en="The sum that you paid for the licence was not used: ask for it back on the page “My payments”.",
)
_UNPAID: Final = Text(
    kk="Лицензия үшін алым төленген жоқ, енді төлеудің қажеті де жоқ: тапсырыс мерзімі өткенде өзі жабылады.",
    ru="Сбор за лицензию не уплачен, и платить его теперь не нужно: заказ закроется сам, когда истечёт срок.",
    en="The fee for the licence was not paid, and need not be now: the order lapses by itself.",
)
_AWAITED: Final = Text(
    kk="Түбіртектегі төлем әлі расталған жоқ. Расталса, ақша сізде қалады: оны келесі өтінішіңізде "
    "пайдалануға немесе қайтаруды сұрауға болады.",
    ru="Платёж по вашей квитанции ещё не подтверждён. Когда подтвердится, деньги останутся за вами: их можно "
    "использовать в следующем заявлении или попросить вернуть.",
    en="The payment of your receipt is not confirmed yet. Once it is, the money stays yours: you can use it "
    "for your next application, or ask for it back.",
)
_RETURNING: Final = Text(
    kk="Лицензия үшін төленген алымды қайтару туралы сұрауыңыз қаралып жатыр.",
    ru="Ваша просьба вернуть сбор за лицензию рассматривается.",
    en="Your wish to have the fee for the licence back is being considered.",
)
_RETURNED: Final = Text(
    kk="Лицензия үшін төленген алым сізге қайтарылды.", ru="Сбор за лицензию вам возвращён.",
    en="The fee for the licence was given back to you.",
)  # fmt: skip
_SPENT: Final = Text(
    kk="Бұл алым басқа өтінішіңіз бойынша берілген лицензияға пайдаланылды.",
    ru="Этот сбор использован за лицензию по другому вашему заявлению.",
    en="This fee was used for a licence by another application of yours.",
)
_FATES: Final = {
    PAID: _YOURS, MATCHED: _YOURS, SHORT: _ANOTHER_SUM, ORDERED: _UNPAID, EXPIRED: _UNPAID, KEPT: _AWAITED,
    UNMATCHED: _AWAITED, ASKED: _RETURNING, APPROVED: _RETURNING, REFUNDED: _RETURNED, USED: _SPENT,
}  # fmt: skip
STATES: Final = frozenset(_FATES)


def fate(fee: Fee | None) -> Text:
    """What the payer can do with the fee now; of a fee without a case of its own, that it stays his."""
    return _FATES[fee.state] if fee else _YOURS
