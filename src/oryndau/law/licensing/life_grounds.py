"""On which grounds a licence is suspended, ends, or is taken by a court: Law 261-IV Art. 143(2), 143(5),

144(1), 144(2), 144(5), each in our own words with its clause (L-12; facts 1.13, 1.14).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from oryndau.law.acts import LAW_261, Clause
from oryndau.law.text import Text


class Measure(StrEnum):
    """What may be done to a licence, or to the proposal to do it."""

    SUSPEND = "suspend"
    RESUME = "resume"
    KEEP_SUSPENDED = "keep-suspended"
    TERMINATE = "terminate"
    SUE = "sue"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class LifeGround:
    """A ground: `code` as it is cited, what it lets the licensor do, its clause, its words."""

    code: str
    measure: Measure
    clause: Clause
    text: Text

    @property
    def personal(self) -> bool:
        """Whether it says of a person what a register for everybody must not: health, conviction, death."""
        return self.measure is Measure.TERMINATE


def _grounds(measure: Measure, article: str, *rows: tuple[str, str, str, str]) -> tuple[LifeGround, ...]:
    return tuple(
        LifeGround(
            f"{article}.{number}" if number else article, measure,
            LAW_261 / f"Art. {_cited(article)}{number}", Text(kk=kk, ru=ru, en=en),
        )
        for number, kk, ru, en in rows
    )  # fmt: skip


def _cited(article: str) -> str:
    """`143.2` as law cites it: `143(2)`."""
    number, _, part = article.partition(".")
    return f"{number}({part})"


SUSPENSION: Final = _grounds(
    Measure.SUSPEND, "143.2",
    ("1", "қылмыстық іс бойынша күдіктінің әрекетін саралау туралы қаулы шығарылған",
     "по уголовному делу вынесено постановление о квалификации деяния подозреваемого",
     "a criminal case has qualified the agent's act as that of a suspect"),
    ("2", "атқарушылық әрекеттерде заң бұзылған, шара қолданылмаса тараптардың құқығы одан әрі бұзылуы не "
     "залал келуі мүмкін",
     "при исполнительных действиях нарушен закон, и без приостановления возможны новые нарушения прав либо "
     "ущерб сторонам или иным лицам",
     "the law was broken in enforcement, and without suspension more harm may follow"),
    ("3", "атқарушылық құжатты қабылдаудан негізсіз бас тартылған",
     "необоснованно отказано в принятии исполнительного документа",
     "an enforcement document was refused without reason"),
    ("4", "атқарушылық әрекеттер өз атқарушылық округінен тыс жерде жасалған",
     "исполнительные действия совершены за пределами своего исполнительного округа",
     "enforcement was carried out outside the agent's district"),
    ("5", "кәсіптік оқудан мерзімінде өтпеген не одан бас тартқан",
     "профессиональное обучение не пройдено в срок либо от него отказались",
     "training was not taken in time, or was refused"),
    ("6", "іс жүргізуді тіркеу, ақпарат беру, жарна төлеу немесе есеп беру міндеттері бірнеше рет бұзылған",
     "неоднократно нарушены обязанности по регистрации производств, ответам на запросы, взносам или отчётам",
     "duties to register proceedings, to inform, to pay fees or to report were broken repeatedly"),
)  # fmt: skip

DEPUTY: Final = _grounds(
    Measure.SUSPEND, "143.5",
    ("", "лицензиаттың өтініші: ол тұрақты негізде жұмыс істейтін депутат болып сайланды",
     "заявление лицензиата: он избран депутатом, работающим на постоянной или освобождённой основе",
     "at the holder's own request: elected a full-time deputy"),
)  # fmt: skip

TERMINATION: Final = _grounds(
    Measure.TERMINATE, "144.1",
    ("1", "Қазақстан Республикасының азаматтығы тоқтатылған", "прекращено гражданство Республики Казахстан",
     "citizenship of Kazakhstan has ended"),
    ("2", "соттың айыптау үкімі заңды күшіне енген", "вступил в законную силу обвинительный приговор суда",
     "a court's conviction is in force"),
    ("3", "сот шешімімен әрекетке қабілетсіз, әрекет қабілеті шектеулі, қайтыс болған немесе хабарсыз кеткен "
     "деп танылған",
     "решением суда признан недееспособным, ограниченно дееспособным, умершим либо безвестно отсутствующим",
     "a court found the holder incapable or of limited capacity, dead or missing"),
    ("4", "лицензиат қайтыс болған", "смерть лицензиата", "the holder has died"),
    ("5", "ақтамайтын негіздер бойынша қылмыстық жауаптылықтан босатылған",
     "освобождён от уголовной ответственности по нереабилитирующим основаниям",
     "released from criminal liability on grounds that do not clear him"),
    ("6", "медициналық сипаттағы мәжбүрлеу шараларын қолдану туралы сот шешімі күшіне енген",
     "вступило в силу решение суда о принудительных мерах медицинского характера",
     "a court's decision on compulsory medical measures is in force"),
)  # fmt: skip

OWN_WISH: Final = _grounds(
    Measure.TERMINATE, "144.5",
    ("", "лицензиаттың өз қалауы; оған қатысты тәртіптік іс жүргізу жоқ",
     "собственное желание лицензиата; дисциплинарное производство в отношении него не ведётся",
     "the holder's own wish, while no disciplinary proceedings run against him"),
)  # fmt: skip

DEPRIVATION: Final = _grounds(
    Measure.SUE, "144.2",
    ("1", "алты ай ішінде атқарушылық әрекеттерде заң екі немесе одан да көп рет бұзылған",
     "в течение шести месяцев подряд закон при исполнительных действиях нарушен два и более раз",
     "the law was broken in enforcement twice or more within six months"),
    ("2", "қызметіне ақы белгіленген мөлшерлемеден артық алынған",
     "оплата деятельности взыскана сверх установленных размеров",
     "more than the lawful fee was charged"),
    ("3", "лицензия беруге негіз болған құжаттарда дұрыс емес немесе бұрмаланған мәліметтер берілген",
     "в документах для получения лицензии представлены недостоверные или умышленно искажённые сведения",
     "false or distorted data were given for the licence"),
    ("4", "әлеуметтік маңызды санаттағы құжаттар бойынша бір ай ішінде шара қолданылмаған",
     "по социально значимой категории дел в течение месяца не приняты меры исполнения",
     "no measures within a month on cases of social importance"),
    ("5", "лицензия тоқтатыла тұрған кезде қызмет жүзеге асырылған",
     "деятельность осуществлялась в период приостановления лицензии",
     "the agent worked while the licence was suspended"),
    ("6", "тыйым салынған басқа ақылы қызметпен айналысқан",
     "занятие иной оплачиваемой деятельностью, которая запрещена",
     "other paid work that the law forbids"),
    ("7", "Республикалық палата мүшелігінен тәртіптік жазамен шығарылған",
     "исключён из членов Республиканской палаты в дисциплинарном порядке",
     "expelled from the Republican Chamber as a disciplinary penalty"),
)  # fmt: skip

GROUNDS: Final[dict[str, LifeGround]] = {
    one.code: one for one in (*SUSPENSION, *DEPUTY, *TERMINATION, *OWN_WISH, *DEPRIVATION)
}
PROPOSED: Final = (*SUSPENSION, *TERMINATION, *DEPRIVATION)
"""What others propose; the rest is the holder's own wish."""
OWN: Final = frozenset({"143.5", "144.5"})
"""Grounds that are the holder's own application."""
GONE: Final = frozenset({"144.1.3", "144.1.4"})
"""Grounds on which there may be nobody left to hear."""
BY_COURT_ACT: Final = frozenset({"144.1.2", "144.1.3", "144.1.6"})
"""Grounds that are a court's act in force."""
