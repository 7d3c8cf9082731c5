"""The words in which the window of presentation explains itself (Art. 11 to 13)."""

from __future__ import annotations

from typing import Final

from oryndau.law.facts.document import InterruptionReason
from oryndau.law.text import Text

FROM_FORCE: Final = Text(
    kk="мерзім сот актісі заңды күшіне енген күннен кейінгі күннен басталады (11(2)-бап)",
    ru="срок идёт со дня, следующего за вступлением акта в силу (ст. 11(2))",
    en="the limit runs from the day after the act took effect (Art. 11(2))",
)
FROM_DEFERRAL: Final = Text(
    kk="мерзім кейінге қалдыру немесе бөліп төлеу аяқталғаннан кейін басталады (11(2)1-бап)",
    ru="срок идёт после окончания отсрочки или рассрочки (ст. 11(2)1)",
    en="the limit runs after the deferral or instalment ended (Art. 11(2)1)",
)
FROM_IMMEDIATE: Final = Text(
    kk="дереу орындалатын акт: мерзім шешімнен кейінгі жұмыс күнінен басталады (11(2)1-бап)",
    ru="немедленное исполнение: срок идёт со следующего рабочего дня после решения (ст. 11(2)1)",
    en="immediate execution: the limit runs from the working day after the decision (Art. 11(2)1)",
)
FROM_ISSUE: Final = Text(
    kk="мерзім құжат берілгеннен кейінгі күннен басталады (11(2)5-бап)",
    ru="срок идёт со дня, следующего за выдачей документа (ст. 11(2)5)",
    en="the limit runs from the day after the document was issued (Art. 11(2)5)",
)
FROM_DECISION: Final = Text(
    kk="мерзім шешім шығарылған күннен басталады (11-бап)",
    ru="срок идёт со дня вынесения (ст. 11)",
    en="the limit runs from the day of the decision itself (Art. 11)",
)
FROM_ENFORCEMENT: Final = Text(
    kk="мерзім мәжбүрлеп орындау туралы шешімнен кейінгі күннен басталады (11(2)4-бап)",
    ru="срок идёт со дня, следующего за решением о принудительном исполнении (ст. 11(2)4)",
    en="the limit runs from the day after the decision on compulsory execution (Art. 11(2)4)",
)
NOT_IN_FORCE: Final = Text(
    kk="акт заңды күшіне енген жоқ: мерзім басталмаған",
    ru="акт не вступил в силу: срок не начался",
    en="the act has not taken effect: the limit has not begun",
)
LAST: Final = Text(
    kk="ұсыну мерзімінің соңғы күні ({years} жыл)",
    ru="последний день срока предъявления (лет: {years})",
    en="the last day of the limit ({years} years)",
)
PERIODIC: Final = Text(
    kk="мерзім әр төлем үшін жеке есептеледі; осы күннен бергі төлемдер өндіріледі (11(3)-бап)",
    ru="срок идёт для каждого платежа отдельно; взыскиваются платежи с этого дня (ст. 11(3))",
    en="the limit runs for each payment alone; payments since this day are recoverable (Art. 11(3))",
)
BREAK: Final = {
    InterruptionReason.PRESENTATION: Text(
        kk="құжат орындауға ұсынылды: мерзім үзілді (12(1)1-бап)",
        ru="документ предъявлен: срок прерван (ст. 12(1)1)",
        en="the document was presented: the limit is interrupted (Art. 12(1)1)",
    ),
    InterruptionReason.PARTIAL_PERFORMANCE: Text(
        kk="құжат ішінара орындалды: мерзім үзілді (12(1)2-бап)",
        ru="документ исполнен частично: срок прерван (ст. 12(1)2)",
        en="the document was partly performed: the limit is interrupted (Art. 12(1)2)",
    ),
    InterruptionReason.DEBTOR_SEARCH: Text(
        kk="борышкерге іздеу салынды: мерзім үзілді (12(1)3-бап)",
        ru="объявлен розыск должника: срок прерван (ст. 12(1)3)",
        en="the debtor is searched for: the limit is interrupted (Art. 12(1)3)",
    ),
}
RESUMES: Final = Text(
    kk="мерзім қайта басталды; бұрын өткен уақыт есептелді, қалғаны {left} күн (12(2), 12(3)-бап)",
    ru="срок идёт заново; прошедшее время зачтено, осталось дней: {left} (ст. 12(2), 12(3))",
    en="the limit runs anew; the time elapsed before is counted, {left} days are left (Art. 12(2), 12(3))",
)
NEW_LAST: Final = Text(
    kk="үзілістен кейінгі соңғы күн",
    ru="последний день после перерыва",
    en="the last day after the interruption",
)
RESTORED: Final = Text(
    kk="сот өткізіп алған мерзімді қалпына келтірді (13-бап)",
    ru="суд восстановил пропущенный срок (ст. 13)",
    en="the court restored the missed limit (Art. 13)",
)
EARLIEST: Final = Text(
    kk="бұл күннен ерте ұсынылмайды: күшіне енгеннен кейін {days} жұмыс күні өтуі керек (11(1-1)-бап)",
    ru="раньше не предъявляется: после вступления в силу проходит рабочих дней: {days} (ст. 11(1-1))",
    en="not presented before this day: {days} working days pass after taking effect (Art. 11(1-1))",
)
