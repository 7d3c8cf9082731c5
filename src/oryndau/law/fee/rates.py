"""How much is due, on which day, and why: Tax Code Art. 554, Order 69 A2 St. (L-10).

The index (MCI) is that of the day of payment. For the re-issue the Code says "10 per cent of the rate at
issue"; whether the index of another day counts is not known, so the day may be given (`mci_on`), and the
day of payment is this system's assumption. A cap of 4 MCI for the re-issue would never be reached by
0.6 MCI, so it needs no rule.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from oryndau.law import parameters
from oryndau.law.acts import Clause
from oryndau.law.money import Money
from oryndau.law.text import Text


class Purpose(StrEnum):
    """For what a fee is paid."""

    LICENCE_ISSUE = "licence-issue"
    LICENCE_RENEWAL = "licence-renewal"


NAMES: Final = {
    Purpose.LICENCE_ISSUE: Text(
        kk="Жеке сот орындаушысының лицензиясын беру үшін алым",
        ru="Сбор за выдачу лицензии частного судебного исполнителя",
        en="Fee for a licence of a private enforcement agent",
    ),
    Purpose.LICENCE_RENEWAL: Text(
        kk="Жеке сот орындаушысының лицензиясын қайта ресімдеу үшін алым",
        ru="Сбор за переоформление лицензии частного судебного исполнителя",
        en="Fee for the re-issue of a licence of a private enforcement agent",
    ),
}
MCI_DAY_ASSUMED: Final = Text(
    kk="Болжам: қайта ресімдеу алымы төлем күніндегі АЕК бойынша есептеледі.",
    ru="Допущение: сбор за переоформление считается по МРП на день уплаты.",
    en="Assumption: the fee for re-issue is reckoned with the MCI of the day of payment.",
)
_ISSUE: Final = "licence.fee-issue"
_PERCENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Due:
    """A fee in tenge with its reckoning: `rate` in MCI at issue, `share` of that rate (1, or 0.1)."""

    purpose: Purpose
    amount: Decimal
    mci: Decimal
    rate: Decimal
    share: Decimal
    on: date
    mci_on: date
    clause: Clause
    text: Text
    """The reckoning in words."""
    note: Text | None = None
    """What of it is an assumption; None where nothing is."""

    @property
    def money(self) -> Money:
        """The amount as money."""
        return Money(self.amount)


def due(purpose: Purpose | str, on: date, *, mci_on: date | None = None) -> Due:
    """The fee for a payment made on a day. `mci_on`: the day whose index counts, where it is another one.

    ValueError for an unknown purpose; `ParameterError` when rate or index of the day is not known.
    """
    purpose, counted = Purpose(purpose), mci_on or on
    rate, mci = parameters.get(_ISSUE, on=on), parameters.get("mci", on=counted)
    governing = parameters.get(_RATES[purpose], on=on)
    share = governing.value / _PERCENT if governing.unit == "percent" else Decimal(1)
    money = Money.rounded(rate.value * mci.value * share)
    assumed = purpose is Purpose.LICENCE_RENEWAL and mci_on is None
    return Due(
        purpose, money.amount, mci.value, rate.value, share, on, counted, governing.clause,
        _reckoning(rate.value, mci.value, share, money), MCI_DAY_ASSUMED if assumed else None,
    )  # fmt: skip


def valid_until(purpose: Purpose | str, on: date) -> date:
    """The last day on which an order made on a day may be paid: some days on, and never beyond the days on
    which the sum stays what it is.

    `ParameterError` as for `due`.
    """
    purpose = Purpose(purpose)
    values = [parameters.get(name, on=on) for name in (_ISSUE, _RATES[purpose], "mci")]
    days = int(parameters.get("licence.fee-order-days", on=on))
    last = on + timedelta(days=days - 1)
    for value in values:
        last = min(last, _last_day(value))
    return last


_RATES: Final = {Purpose.LICENCE_ISSUE: _ISSUE, Purpose.LICENCE_RENEWAL: "licence.fee-reissue"}


def _last_day(value: parameters.Value) -> date:
    """The last day on which a value governs: its own end, or the eve of the next one."""
    later = [
        one.since - timedelta(days=1) for one in parameters.history(value.name) if one.since > value.since
    ]
    return min([value.until or date.max, *later])


def _reckoning(rate: Decimal, mci: Decimal, share: Decimal, money: Money) -> Text:
    part = "" if share == 1 else f" × {_plain(share * _PERCENT)} %"
    sum_ = _plain(money.amount)
    return Text(
        kk=f"{_plain(rate)} АЕК × {_plain(mci)} теңге{part} = {sum_} теңге",
        ru=f"{_plain(rate)} МРП × {_plain(mci)} тенге{part} = {sum_} тенге",
        en=f"{_plain(rate)} MCI × {_plain(mci)} tenge{part} = {sum_} tenge",
    )


def _plain(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return format(number.quantize(Decimal(1)) if whole else number.normalize(), "f")
