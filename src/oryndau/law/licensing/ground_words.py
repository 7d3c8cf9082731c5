"""Words of the seven grounds and of what is found about them, in three languages (A2 p.12)."""

from __future__ import annotations

from typing import Final

from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


GROUNDS: Final[dict[int, Text]] = {
    1: _t(
        "осы санаттағы адамдарға қызметпен айналысуға заңмен тыйым салынған",
        "занятие деятельностью запрещено законами для этой категории лиц",
        "the law forbids the activity to this category of persons",
    ),
    2: _t("лицензиялық алым төленбеген", "не внесён лицензионный сбор", "the licence fee was not paid"),
    3: _t(
        "өтініш беруші біліктілік талаптарына сай емес",
        "заявитель не соответствует квалификационным требованиям",
        "the applicant does not meet the qualification requirements",
    ),
    4: _t(
        "келісуші мемлекеттік органнан өтініш берушінің талаптарға сай еместігі туралы жауап алынған",
        "получен ответ согласующего государственного органа о несоответствии заявителя требованиям",
        "the approving state body answered that the applicant does not meet the requirements",
    ),
    5: _t(
        "қызметті тоқтата тұру немесе оған тыйым салу туралы соттың күшіне енген актісі бар",
        "есть вступивший в силу акт суда о приостановлении или запрещении деятельности",
        "there is a final act of a court that suspends or prohibits the activity",
    ),
    6: _t(
        "сот орындаушысының ұсынуымен сот борышкерге лицензия беруге уақытша тыйым салған",
        "суд по представлению судебного исполнителя временно запретил выдавать лицензию должнику",
        "a court forbade for a time, on a bailiff's submission, to issue a licence to the debtor",
    ),
    7: _t(
        "ұсынылған құжаттардың немесе ондағы деректердің дұрыс еместігі анықталған",
        "установлена недостоверность представленных документов или сведений в них",
        "the documents submitted, or the data in them, were found to be unreliable",
    ),
}

RESTRICTION: Final = _t(
    "140-баптың 2-тармағы, {number}) тармақша: {why}",
    "ст. 140 п. 2 подп. {number}): {why}",
    "Art. 140(2){number}: {why}",
)
FEE_NOT_SAID: Final = _t(
    "алым туралы мәлімет әлі келген жоқ", "сведений о сборе пока нет", "nothing is known of the fee yet"
)
FEE_PAID: Final = _t(
    "{day} {amount} теңге төленді ({reference})",
    "{day} уплачено {amount} тенге ({reference})",
    "{amount} tenge were paid on {day} ({reference})",
)
FEE_SHORT: Final = _t(
    "{due} теңгенің орнына {amount} теңге түсті",
    "вместо {due} тенге поступило {amount}",
    "{amount} tenge came instead of {due}",
)
FEE_NOT_PAID: Final = _t(
    "алымның төленгені расталмаған: {state}",
    "уплата сбора не подтверждена: {state}",
    "it is not confirmed that the fee was paid: {state}",
)
FEE_RATE_UNKNOWN: Final = _t(
    "{amount} теңге түсті, бірақ төлем күніндегі мөлшерлеме әлі белгісіз",
    "поступило {amount} тенге, но ставка на день уплаты ещё не известна",
    "{amount} tenge came, but the rate of the day of payment is not known yet",
)
FEE_STATES: Final[dict[str, Text]] = {
    "ordered": _t(
        "төлем шлюзінен растау келген жоқ",
        "подтверждения из платёжного шлюза нет",
        "no confirmation came from the payment gateway",
    ),
    "kept": _t("түбіртек тексерілуде", "квитанция проверяется", "the receipt is being checked"),
    "unmatched": _t(
        "түбіртектегі төлем бюджетте табылмады",
        "платёж по квитанции в бюджете не найден",
        "the budget knows no payment of this receipt",
    ),
    "expired": _t("төлем мерзімі өтіп кетті", "срок платежа истёк", "the time of the payment is over"),
    "used": _t(
        "бұл төлем басқа лицензияға пайдаланылған",
        "этот платёж использован за другую лицензию",
        "this payment was used for another licence",
    ),
    "refund-asked": _t(
        "төлеуші ақшасын қайтаруды сұрады", "плательщик просит вернуть деньги", "the payer asks for it back"
    ),
    "refund-approved": _t("төлем қайтарылуда", "платёж возвращается", "the payment is being returned"),
    "not-found": _t(
        "өтініште аталған төлем өтініш берушінің осы қызметке төлемі емес",
        "названный в заявлении платёж не является платежом заявителя за эту услугу",
        "the payment that the application names is no payment of the applicant for this service",
    ),
    "elsewhere": _t(
        "бұл төлемді басқа өтініш күтіп тұр",
        "этот платёж ожидает другое заявление",
        "another application waits for this payment",
    ),
    "refunded": _t("төлем қайтарылған", "платёж возвращён", "the payment was returned"),
}
NO_DIPLOMA: Final = _t(
    "дипломдар тіркелімінде диплом табылмады",
    "реестр дипломов не знает диплома",
    "the register of diplomas knows no diploma",
)
DIPLOMA: Final = _t(
    "жоғары заң білімі расталды: {institution}",
    "высшее юридическое образование подтверждено: {institution}",
    "higher legal education is confirmed: {institution}",
)
NOT_LEGAL: Final = _t(
    "жоғары заң білімі емес", "это не высшее юридическое образование", "this is not higher legal education"
)
LABOUR_SHORT: Final = _t(
    "{years} жыл өтілге {missing} күн жетпейді",
    "до {years} лет стажа не хватает {missing} дн.",
    "{missing} days are missing to {years} years of service",
)
LABOUR_NOT_KNOWN: Final = _t(
    "еңбек шарттарының тіркелімі бұл жұмыстарды білмейді",
    "реестр трудовых договоров не знает этой работы",
    "the register of employment does not know this work",
)
LABOUR_CONFIRMED: Final = _t(
    "еңбек қызметі расталды, күндер: {days}",
    "трудовая деятельность подтверждена, дней: {days}",
    "the labour activity is confirmed, days: {days}",
)
LABOUR_NOT_CONFIRMED: Final = _t(
    "еңбек шарттарының тіркелімі өтілді растамайды",
    "реестр трудовых договоров не подтверждает стаж",
    "the register of employment does not confirm the service",
)
DECISION_NOT_ASKED: Final = _t(
    "аттестаттау туралы шешім әлі тексерілген жоқ",
    "решение об аттестации ещё не проверено",
    "the decision on certification was not checked yet",
)
DECISION_NOT_FOUND: Final = _t(
    "өтініш беруші туралы № {number} шешім табылмады",
    "решение № {number} о заявителе не найдено",
    "there is no decision No. {number} about the applicant",
)
DECISION_NEGATIVE: Final = _t(
    "№ {number} шешім бойынша өтініш беруші аттестатталмаған",
    "по решению № {number} заявитель не аттестован",
    "by decision No. {number} the applicant was not certified",
)
DECISION_OVER: Final = _t(
    "№ {number} шешім {until} дейін жарамды болған",
    "решение № {number} действовало по {until}",
    "decision No. {number} was valid until {until}",
)
DECISION_GOOD: Final = _t(
    "№ {number} аттестаттау туралы шешім {until} қоса алғанда жарамды",
    "решение об аттестации № {number} действует по {until} включительно",
    "decision on certification No. {number} is valid up to and including {until}",
)
NO_APPROVAL: Final = _t(
    "келісуші орган анық жауап берген жоқ",
    "согласующий орган не дал ясного ответа",
    "the approving body gave no clear answer",
)
APPROVED: Final = _t(
    "{body}: талаптарға сай ({on} № {number})",
    "{body}: соответствует требованиям (№ {number}, {on})",
    "{body}: meets the requirements (No. {number}, {on})",
)
DISAPPROVED: Final = _t(
    "{body}: талаптарға сай емес ({on} № {number}): {reason}",
    "{body}: не соответствует требованиям (№ {number}, {on}): {reason}",
    "{body}: does not meet the requirements (No. {number}, {on}): {reason}",
)
NO_COURT_ACT: Final = _t("мұндай сот актісі жоқ", "такого акта суда нет", "there is no such act of a court")
COURT_UNCLEAR: Final = _t(
    "сот актілерінің тіркелімі анық жауап бермеді",
    "реестр судебных актов не дал ясного ответа",
    "the register of court acts gave no clear answer",
)
PROHIBITED_BY_COURT: Final = _t(
    "{court}, {on} № {number}: қызметке тыйым салынған немесе ол тоқтатыла тұрған",
    "{court}, № {number} от {on}: деятельность запрещена или приостановлена",
    "{court}, No. {number} of {on}: the activity is prohibited or suspended",
)
FORBIDDEN_TO_DEBTOR: Final = _t(
    "{court}, {on} № {number}: борышкерге лицензия беруге уақытша тыйым салынған",
    "{court}, № {number} от {on}: временно запрещено выдавать лицензию должнику",
    "{court}, No. {number} of {on}: a licence may not be issued to the debtor for a time",
)
DIFFERS: Final = _t(
    "{register} өтініштегіден өзгеше: {fields}",
    "{register} расходится с заявлением: {fields}",
    "{register} differs from the application: {fields}",
)
DECISION_DIFFERS: Final = _t(
    "аттестаттау туралы шешімдер тізілімі өтініштегіден өзгеше: {fields}",
    "реестр решений об аттестации расходится с заявлением: {fields}",
    "the register of decisions on certification differs from the application: {fields}",
)
AWAITED: Final = _t(
    "кейбір тіркелімдердің жауабы күтілуде",
    "ожидаются ответы некоторых реестров",
    "answers of some registers are awaited",
)
AGREES: Final = _t(
    "мәліметтер тіркелімдерге сай", "сведения совпадают с реестрами", "the data agree with the registers"
)
NOT_ASKED: Final = _t(
    "тіркелімге сұрау әлі жіберілген жоқ", "реестр ещё не запрошен", "the register was not asked yet"
)
NO_ANSWER: Final = _t(
    "{register} жауап бермеді ({asked})",
    "{register} не ответил ({asked})",
    "{register} did not answer ({asked})",
)
