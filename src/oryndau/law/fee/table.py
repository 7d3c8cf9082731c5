"""The fee as a procedure: ordered or shown by a receipt, paid, used once, given back (L-10).

One case holds one sum of money at most. Money that comes to an order which has its money already, or has
given it back, opens a case of its own, so every tenge that was notified stands in exactly one case: it is
usable, used, kept to be given back, or given back.

The Tax Code's text on refunds is not among the sources; that a fee without a licence stays the payer's, and
who approves the refund, is an assumption.
"""

from collections.abc import Callable, Iterator

from oryndau.law.acts import ORDER_69, PRODUCT, TAX_CODE
from oryndau.law.fee import facts
from oryndau.law.money import Money
from oryndau.law.procedure import Objection, Procedure, Role, Send, Situation, State, Step
from oryndau.law.text import Text

ORDERED, EXPIRED, KEPT, UNMATCHED = "ordered", "expired", "kept", "unmatched"
PAID, MATCHED, SHORT, USED = "paid", "matched", "short", "used"
ASKED, APPROVED, REFUNDED = "refund-asked", "refund-approved", "refunded"
USABLE = frozenset({PAID, MATCHED})
"""States in which the fee may be used for a licence."""
HOLDING = USABLE | {SHORT}
"""States in which there is money that the payer may ask back."""
_RATE, _FEE, _REFUND = TAX_CODE / "Art. 554", ORDER_69 / "A2 St.", PRODUCT / "fees"
_SYSTEM, _PAYER, _HEAD = (
    frozenset({Role.SYSTEM}), frozenset({Role.APPLICANT}), frozenset({Role.LICENSING_HEAD}),
)  # fmt: skip
_CHANGED = Send("licensing.fee-changed")
_TOLD = Send("fee.told")


def check_what_is_due(incoming: facts.Incoming, situation: Situation) -> Iterator[Objection]:
    """A fee is paid by exactly the sum that is due on the day of payment."""
    if incoming.due is None or incoming.amount != incoming.due:
        yield Objection("amount", "another_sum", _ANOTHER_SUM, _RATE)


def check_another_sum(incoming: facts.Incoming, situation: Situation) -> Iterator[Objection]:
    """A sum is kept apart only when it is not the one that is due."""
    if incoming.due is not None and incoming.amount == incoming.due:
        yield Objection("amount", "sum_due", _SUM_DUE, _RATE)


def check_assessed(assessed: facts.Assessment, situation: Situation) -> Iterator[Objection]:
    """The money that was kept is exactly what turned out to be due."""
    kept = situation.last("pay-other", "receive-other", "match-other")
    if kept.get("due") is not None or Money(str(kept.get("amount", "0"))) != assessed.due:
        yield Objection("due", "another_sum", _ANOTHER_SUM, _RATE)


def check_order_is_over(expiry: facts.Expiry, situation: Situation) -> Iterator[Objection]:
    """An order stands until the end of its last day."""
    last = str(situation.last("order").get("valid_until", ""))
    if expiry.last_day.isoformat() != last or situation.today <= expiry.last_day:
        yield Objection(
            "last_day", "order_stands",
            Text(kk="төлем тапсырысының мерзімі әлі өткен жоқ", ru="срок заказа на оплату ещё не истёк",
                 en="the order to pay still stands"), _REFUND,
        )  # fmt: skip


def check_paid_already(claim: facts.Claim | facts.Correction, situation: Situation) -> Iterator[Objection]:
    """A receipt is of a day that has come."""
    if claim.receipt.paid_on > situation.today:
        yield Objection(
            "receipt.paid_on", "receipt_in_future",
            Text(kk="төлем күні әлі келген жоқ", ru="день уплаты ещё не наступил",
                 en="the day of payment has not come yet"), _FEE,
        )  # fmt: skip


def check_account_for_receipt(asked: facts.RefundRequest, situation: Situation) -> Iterator[Objection]:
    """Money that was not paid through the gateway goes back to an account that the payer names; and a fee is
    asked back as what it is held as."""
    if asked.held_as != situation.state:
        yield Objection("held_as", "fee_moved_on", _MOVED_ON, _REFUND)
    if asked.iban is None and situation.last("match", "match-other"):
        yield Objection(
            "iban", "iban_needed",
            Text(kk="ақша қайтарылатын шотты көрсетіңіз", ru="укажите счёт, на который вернуть деньги",
                 en="name the account to which the money goes back"), _REFUND,
        )  # fmt: skip


def check_held_as(state: str) -> Callable[[facts.RefundDecision, Situation], Iterator[Objection]]:
    """A check that the fee was held in this state when it was asked back."""

    def check(decision: facts.RefundDecision, situation: Situation) -> Iterator[Objection]:
        """A refused refund leaves the fee as it was before it was asked back."""
        if situation.last("ask-refund").get("held_as") != state:
            yield Objection("reasons_ru", "fee_moved_on", _MOVED_ON, _REFUND)

    return check


_ANOTHER_SUM = Text(
    kk="сома төлем күніне тиесілі сомаға тең емес", ru="сумма не равна причитающейся на день уплаты",
    en="the sum is not the one due on the day of payment",
)  # fmt: skip
_SUM_DUE = Text(kk="бұл тиесілі сома", ru="это причитающаяся сумма", en="this is the sum that is due")
_MOVED_ON = Text(
    kk="алымның күйі өзгерді", ru="состояние сбора изменилось", en="the fee has moved on meanwhile",
)  # fmt: skip

STATES = (
    State(ORDERED, Text(kk="Төлем күтілуде", ru="Ожидает оплаты", en="Waiting for payment")),
    State(EXPIRED, Text(kk="Тапсырыс мерзімі өтті", ru="Срок заказа истёк", en="The order has lapsed")),
    State(KEPT, Text(kk="Түбіртек тексерілуде", ru="Квитанция проверяется",
                     en="The receipt is being checked")),
    State(UNMATCHED, Text(kk="Төлем бюджетте табылмады", ru="Платёж в бюджете не найден",
                          en="The payment was not found in the budget")),
    State(PAID, Text(kk="Төленді", ru="Оплачен", en="Paid")),
    State(MATCHED, Text(kk="Төлем түбіртек бойынша расталды", ru="Оплата подтверждена по квитанции",
                        en="Paid, confirmed by the receipt")),
    State(SHORT, Text(kk="Басқа сома төленді", ru="Уплачена другая сумма", en="Another sum was paid")),
    State(USED, Text(kk="Пайдаланылды", ru="Использован", en="Used"), final=True),
    State(ASKED, Text(kk="Қайтару сұралды", ru="Запрошен возврат", en="Refund asked for")),
    State(APPROVED, Text(kk="Қайтару мақұлданды", ru="Возврат одобрен", en="Refund approved")),
    State(REFUNDED, Text(kk="Қайтарылды", ru="Возвращён", en="Given back"), final=True),
)  # fmt: skip


def _refuse(state: str) -> Step:
    return Step(
        f"refuse-refund-{state}",
        Text(kk="Қайтарудан бас тарту", ru="Отказать в возврате", en="Refuse the refund"),
        by=_HEAD, facts=facts.RefundDecision, clause=_REFUND,
        done=Text(kk="Қайтарудан бас тартылды: алым төлеушіде қалады",
                  ru="В возврате отказано: сбор остаётся за плательщиком",
                  en="The refund was refused: the fee stays the payer's"),
        from_=frozenset({ASKED}), to=state, checks=(check_held_as(state),), sends=(_TOLD, _CHANGED),
    )  # fmt: skip


_OPENING = (
    Step(
        "order",
        Text(kk="Төлемге тапсырыс беру", ru="Заказать оплату", en="Order the payment"),
        by=_PAYER, facts=facts.Order, clause=_FEE,
        done=Text(kk="Алымды төлем шлюзі арқылы төлеуге тапсырыс берілді",
                  ru="Создан заказ на оплату сбора через платёжный шлюз",
                  en="An order to pay the fee through the payment gateway was made"),
        creates=True, to=ORDERED, sends=(Send("fee.ask-status"),),
    ),
    Step(
        "receipt",
        Text(kk="Түбіртек ұсыну", ru="Представить квитанцию", en="Give the receipt"),
        by=_PAYER, facts=facts.Claim, clause=_FEE,
        done=Text(kk="Банк түбіртегі ұсынылды", ru="Представлена квитанция банка",
                  en="The bank's receipt was given"),
        creates=True, to=KEPT, checks=(check_paid_already,), sends=(Send("fee.match"),),
    ),
    Step(
        "receive",
        Text(kk="Артық төлемді қабылдау", ru="Принять повторный платёж", en="Take a further payment"),
        by=_SYSTEM, facts=facts.Payment, clause=_FEE,
        done=Text(kk="Бұрын төленген тапсырыс бойынша тағы бір төлем түсті",
                  ru="По уже оплаченному заказу поступил ещё один платёж",
                  en="One more payment came to an order that had its money"),
        creates=True, to=PAID, checks=(check_what_is_due,), sends=(_TOLD, _CHANGED),
    ),
    Step(
        "receive-other",
        Text(kk="Басқа сомадағы артық төлемді қабылдау", ru="Принять повторный платёж на другую сумму",
             en="Take a further payment of another sum"),
        by=_SYSTEM, facts=facts.Payment, clause=_FEE,
        done=Text(kk="Бұрын төленген тапсырыс бойынша басқа сомада тағы бір төлем түсті",
                  ru="По уже оплаченному заказу поступил ещё один платёж на другую сумму",
                  en="One more payment, of another sum, came to an order that had its money"),
        creates=True, to=SHORT, checks=(check_another_sum,), sends=(_TOLD, _CHANGED, Send("fee.assess")),
    ),
)  # fmt: skip

_COMING = (
    Step(
        "pay",
        Text(kk="Төлемді жазу", ru="Записать оплату", en="Record the payment"),
        by=_SYSTEM, facts=facts.Payment, clause=_FEE,
        done=Text(kk="Төлем шлюзі төлемді растады", ru="Платёжный шлюз подтвердил оплату",
                  en="The payment gateway confirmed the payment"),
        from_=frozenset({ORDERED, EXPIRED}), to=PAID, checks=(check_what_is_due,), sends=(_TOLD, _CHANGED),
    ),
    Step(
        "pay-other",
        Text(kk="Басқа соманы жазу", ru="Записать другую сумму", en="Record another sum"),
        by=_SYSTEM, facts=facts.Payment, clause=_RATE,
        done=Text(kk="Тиесілі сомаға тең емес сома түсті", ru="Поступила сумма, не равная причитающейся",
                  en="A sum came that is not the one due"),
        from_=frozenset({ORDERED, EXPIRED}), to=SHORT, checks=(check_another_sum,),
        sends=(_TOLD, _CHANGED, Send("fee.assess")),
    ),
    Step(
        "assess",
        Text(kk="Мөлшерлемені нақтылау", ru="Уточнить ставку", en="Settle the rate"),
        by=_SYSTEM, facts=facts.Assessment, clause=_RATE,
        done=Text(kk="Төлем күніндегі мөлшерлеме белгілі болды: тиесілі сома төленген",
                  ru="Ставка на день уплаты стала известна: уплачена причитающаяся сумма",
                  en="The rate of the day of payment became known: the sum due was paid"),
        from_=frozenset({SHORT}), to=PAID, checks=(check_assessed,), sends=(_TOLD, _CHANGED),
    ),
    Step(
        "expire",
        Text(kk="Тапсырыс мерзімінің өтуін жазу", ru="Отметить истечение заказа", en="Let the order lapse"),
        by=_SYSTEM, facts=facts.Expiry, clause=_REFUND,
        done=Text(kk="Тапсырыс мерзімінде төленбеді", ru="Заказ не оплачен в срок",
                  en="The order was not paid in time"),
        from_=frozenset({ORDERED}), to=EXPIRED, checks=(check_order_is_over,), sends=(_CHANGED,),
    ),
    Step(
        "match",
        Text(kk="Түбіртекті растау", ru="Подтвердить квитанцию", en="Confirm the receipt"),
        by=_SYSTEM, facts=facts.Match, clause=_FEE,
        done=Text(kk="Бюджет тізілімі төлемді растады", ru="Реестр поступлений в бюджет подтвердил платёж",
                  en="The budget's register confirmed the payment"),
        from_=frozenset({KEPT, UNMATCHED}), to=MATCHED, checks=(check_what_is_due,),
        sends=(_TOLD, _CHANGED),
    ),
    Step(
        "match-other",
        Text(kk="Түбіртек бойынша басқа соманы жазу", ru="Записать другую сумму по квитанции",
             en="Record another sum by the receipt"),
        by=_SYSTEM, facts=facts.Match, clause=_RATE,
        done=Text(kk="Бюджет тізілімінде төлем бар, бірақ сома тиесілі сомаға тең емес",
                  ru="Платёж в бюджете найден, но сумма не равна причитающейся",
                  en="The payment was found in the budget, but the sum is not the one due"),
        from_=frozenset({KEPT, UNMATCHED}), to=SHORT, checks=(check_another_sum,),
        sends=(_TOLD, _CHANGED, Send("fee.assess")),
    ),
    Step(
        "find-nothing",
        Text(kk="Төлем табылмағанын жазу", ru="Отметить, что платёж не найден",
             en="Record that nothing was found"),
        by=_SYSTEM, facts=facts.Mismatch, clause=_FEE,
        done=Text(kk="Түбіртектегі төлем расталмады", ru="Платёж по квитанции не подтверждён",
                  en="The payment of the receipt was not confirmed"),
        from_=frozenset({KEPT, UNMATCHED}), to=UNMATCHED, sends=(_TOLD, _CHANGED),
    ),
    Step(
        "correct",
        Text(kk="Түбіртек деректерін түзету", ru="Исправить данные квитанции", en="Correct the receipt"),
        by=_PAYER, facts=facts.Correction, clause=_FEE,
        done=Text(kk="Түбіртек деректері түзетілді", ru="Данные квитанции исправлены",
                  en="What was written of the receipt was corrected"),
        from_=frozenset({UNMATCHED}), to=KEPT, checks=(check_paid_already,),
        sends=(Send("fee.match"), _CHANGED),
    ),
)  # fmt: skip

_USING = (
    Step(
        "attach",
        Text(kk="Өтінішке байланыстыру", ru="Связать с заявлением", en="Attach to an application"),
        by=_SYSTEM, facts=facts.Attachment, clause=_FEE,
        done=Text(kk="Алымды күтіп тұрған өтініш жазылды", ru="Записано заявление, которое ждёт этот сбор",
                  en="The application that waits for the fee was written down"),
        from_=frozenset({ORDERED, EXPIRED, KEPT, UNMATCHED, PAID, MATCHED, SHORT}), sends=(_CHANGED,),
    ),
    Step(
        "use",
        Text(kk="Алымды пайдалану", ru="Использовать сбор", en="Use the fee"),
        by=_SYSTEM, facts=facts.Use, clause=_FEE,
        done=Text(kk="Алым берілген лицензия үшін пайдаланылды",
                  ru="Сбор использован для выданной лицензии", en="The fee was used for the licence"),
        from_=USABLE, to=USED, sends=(Send("fee.report-used"), _TOLD, _CHANGED),
    ),
)  # fmt: skip

_GIVING_BACK = (
    Step(
        "ask-refund",
        Text(kk="Алымды қайтаруды сұрау", ru="Попросить вернуть сбор", en="Ask for the money back"),
        by=_PAYER, facts=facts.RefundRequest, clause=_REFUND,
        done=Text(kk="Төлеуші ақшаны қайтаруды сұрады", ru="Плательщик попросил вернуть деньги",
                  en="The payer asked for the money back"),
        from_=HOLDING, to=ASKED, checks=(check_account_for_receipt,), sends=(_CHANGED,),
    ),
    Step(
        "approve-refund",
        Text(kk="Қайтаруды мақұлдау", ru="Одобрить возврат", en="Approve the refund"),
        by=_HEAD, facts=facts.RefundDecision, clause=_REFUND,
        done=Text(kk="Қайтару мақұлданды", ru="Возврат одобрен", en="The refund was approved"),
        from_=frozenset({ASKED}), to=APPROVED, sends=(Send("fee.refund"), _TOLD, _CHANGED),
    ),
    *(_refuse(state) for state in (PAID, MATCHED, SHORT)),
    Step(
        "refund",
        Text(kk="Қайтарылғанын жазу", ru="Записать возврат", en="Record the refund"),
        by=_SYSTEM, facts=facts.Refund, clause=_REFUND,
        done=Text(kk="Ақша төлеушіге қайтарылды", ru="Деньги возвращены плательщику",
                  en="The money was sent back to the payer"),
        from_=frozenset({APPROVED}), to=REFUNDED, sends=(_TOLD, _CHANGED),
    ),
    Step(
        "fail-refund",
        Text(kk="Қайтарылмағанын жазу", ru="Записать неудавшийся возврат", en="Record a failed refund"),
        by=_SYSTEM, facts=facts.RefundFailure, clause=_REFUND,
        done=Text(kk="Төлем шлюзі ақшаны қайтара алмады", ru="Платёжный шлюз не смог вернуть деньги",
                  en="The payment gateway could not send the money back"),
        from_=frozenset({APPROVED}), to=ASKED, sends=(_TOLD, _CHANGED),
    ),
)  # fmt: skip

FEE = Procedure(
    key="fee",
    text=Text(kk="Мемлекеттік қызмет үшін алым", ru="Сбор за государственную услугу",
              en="Fee of a public service"),
    ruleset="2021-10",
    clause=_FEE,
    states=STATES,
    steps=(*_OPENING, *_COMING, *_USING, *_GIVING_BACK),
    seen_by=frozenset({Role.LICENSOR}),
)  # fmt: skip
