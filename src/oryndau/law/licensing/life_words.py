"""What stands against a step of a licence's life, in words, each with its clause (L-12)."""

from typing import Final

from oryndau.law.acts import APPC, LAW_261, Clause
from oryndau.law.text import Text

HEARING, PETITION, WITHOUT = APPC / "Art. 73(1)", APPC / "Art. 73(3)", APPC / "Art. 73(2)"


def _words(clause: Clause, kk: str, ru: str, en: str) -> tuple[Clause, Text]:
    return clause, Text(kk=kk, ru=ru, en=en)


WORDS: Final = {
    "suspended_already": _words(
        LAW_261 / "Art. 143(3)",
        "лицензия тоқтатыла тұр: оны қайта тоқтата тұруға болмайды",
        "лицензия уже приостановлена: приостановить её ещё раз нельзя",
        "the licence is suspended already and cannot be suspended again",
    ),
    "own_wish": _words(
        LAW_261 / "Art. 143(5)",
        "бұл негіз — лицензиаттың өз өтініші",
        "это основание — собственное заявление лицензиата",
        "this ground is the holder's own application",
    ),
    "body_may_not": _words(
        LAW_261 / "Art. 143(1)",
        "тоқтата тұру туралы ұсынуды аумақтық орган немесе палата енгізеді",
        "представление о приостановлении вносят территориальный орган или палата",
        "a suspension is proposed by a territorial body or a chamber",
    ),
    "state_does_not_allow": _words(
        LAW_261 / "Art. 143(5)",
        "лицензияның қазіргі күйінде бұл өтініш берілмейді",
        "при нынешнем состоянии лицензии такое заявление не подаётся",
        "the licence's state does not allow this application",
    ),
    "discipline_runs": _words(
        LAW_261 / "Art. 144(5)",
        "тәртіптік іс жүргізу аяқталғанға дейін лицензия өз қалауымен тоқтатылмайды",
        "до окончания дисциплинарного производства лицензия по собственному желанию не прекращается",
        "while disciplinary proceedings run the licence does not end at the holder's wish",
    ),
    "no_such_proposal": _words(
        LAW_261 / "Art. 143(1)",
        "мұндай ұсыну немесе өтініш жоқ",
        "такого представления или заявления нет",
        "there is no such proposal or request",
    ),
    "exception_does_not_apply": _words(
        WITHOUT,
        "бұл негізде мұндай ерекшелік қолданылмайды",
        "при этом основании такое исключение не применяется",
        "this exception does not apply to this ground",
    ),
    "urgency_not_argued": _words(
        WITHOUT,
        "тыңдаусыз шешім қабылданса, актіде дәлелдер көрсетіледі",
        "если решение принимается без заслушивания, в акте приводятся доводы",
        "an act without a hearing says why it could not wait",
    ),
    "too_early": _words(
        HEARING,
        "лицензиат алдын ала шешім туралы {told} хабардар етілген: акт {first} бастап қабылданады",
        "лицензиат уведомлён о предварительном решении {told}: акт можно принять с {first}",
        "the holder was told on {told}: the act may be made from {first}",
    ),
    "suspension_over": _words(
        LAW_261 / "Art. 143(2)",
        "тоқтата тұру мерзімі {day} өтті: одан әрі тоқтатыла тұра алмайды",
        "срок приостановления истёк {day}: дольше оно не продолжается",
        "the suspension's term ended on {day}: it does not go on",
    ),
    "day_of_end": _words(
        LAW_261 / "Art. 144(1)",
        "лицензия шешім күнінен бастап тоқтатылады; өлім немесе сот актісі кезінде — сол күннен",
        "действие прекращается со дня решения, а при смерти или акте суда — с их дня",
        "it ends on the day of the decision, or of the death or the court's act",
    ),
    "claim_runs": _words(
        LAW_261 / "Art. 144(2)",
        "сотта талап қаралып жатыр",
        "иск уже рассматривается судом",
        "a claim is before the court already",
    ),
    "not_in_force": _words(
        LAW_261 / "Art. 144(2)",
        "сот шешімі әлі заңды күшіне енген жоқ",
        "решение суда ещё не вступило в законную силу",
        "the court's decision is not in force yet",
    ),
    "days_out_of_order": _words(
        LAW_261 / "Art. 144(2)",
        "шешім талаптан кейін шығарылып, содан кейін күшіне енеді",
        "решение выносится после подачи иска и вступает в силу не раньше своего дня",
        "a decision comes after the claim and is in force not before its own day",
    ),
    "three_years": _words(
        LAW_261 / "Art. 140(2)8",
        "шектеу {day} дейін болуы тиіс",
        "ограничение должно действовать до {day}",
        "the bar lasts until {day}",
    ),
    "nothing_to_object": _words(
        PETITION,
        "қарсылық білдіретін алдын ала шешім жоқ",
        "нет предварительного решения, на которое можно возразить",
        "there is no preliminary decision to object to",
    ),
    "nothing_to_hear": _words(
        PETITION,
        "тыңдау өткізілетін алдын ала шешім жоқ",
        "нет предварительного решения, по которому проводится заслушивание",
        "there is no preliminary decision to hear about",
    ),
    "time_in_future": _words(
        PETITION,
        "бұл уақыт әлі келген жоқ",
        "это время ещё не наступило",
        "this time has not come yet",
    ),
    "same_agent": _words(
        LAW_261 / "Art. 143(6)",
        "іс жүргізулер басқа орындаушыға беріледі",
        "производства передаются другому исполнителю",
        "the proceedings go to another agent",
    ),
    "before_the_act": _words(
        LAW_261 / "Art. 143(6)",
        "беру күні шешімнен кейін болуы тиіс",
        "день передачи не может быть раньше решения",
        "it is not handed over before the decision",
    ),
    "parties_not_told": _words(
        LAW_261 / "Art. 143(6)",
        "іс жүргізу тараптарына хабарлау қажет",
        "стороны производства должны быть извещены",
        "the parties must be told",
    ),
    "seal_remains": _words(
        LAW_261 / "Art. 144(4)",
        "жеке мөр мен куәлік алынып, жойылуы тиіс",
        "личная печать и удостоверение должны быть изъяты и уничтожены",
        "the seal and the certificate are taken and destroyed",
    ),
    "another_suspension": _words(
        LAW_261 / "Art. 143(3)",
        "бұл тоқтата тұру туралы емес",
        "речь о другом приостановлении",
        "it is about another suspension",
    ),
    "out_of_turn": _words(
        APPC / "Art. 64",
        "нөмірі кезекті болуы тиіс: {no}",
        "номер должен быть следующим: {no}",
        "the number must be the next one: {no}",
    ),
    "ground_of_another_measure": _words(
        LAW_261 / "Art. 143",
        "бұл шараға мұндай негіз жоқ",
        "для этой меры такого основания нет",
        "this measure has no such ground",
    ),
    "not_suspended": _words(
        LAW_261 / "Art. 143(3)",
        "лицензия тоқтатыла тұрған жоқ",
        "действие лицензии не приостановлено",
        "the licence is not suspended",
    ),
    "six_months": _words(
        LAW_261 / "Art. 143(2)",
        "тоқтата тұру мерзімі {months} айдан аспайды: {last} дейін",
        "срок приостановления — не более {months} месяцев: до {last}",
        "a licence is suspended for {months} months at most: until {last}",
    ),
    "no_claim": _words(
        LAW_261 / "Art. 144(2)",
        "сотқа талап қойылмаған",
        "иск в суд не подан",
        "no claim was filed in court",
    ),
    "not_today": _words(
        LAW_261 / "Art. 143",
        "күні бүгінгі болуы тиіс: {day}",
        "день должен быть сегодняшним: {day}",
        "it bears the day of today: {day}",
    ),
    "day_in_future": _words(
        LAW_261 / "Art. 143",
        "бұл күн әлі келген жоқ",
        "этот день ещё не наступил",
        "this day has not come yet",
    ),
    "conclusion_needed": _words(
        LAW_261 / "Art. 167(8)",
        "бұл шараға орындаушының күшіндегі қорытындысы жоқ",
        "по этой мере нет действующего заключения исполнителя",
        "no standing conclusion of an officer proposes this",
    ),
    "ground_not_heard": _words(
        HEARING,
        "лицензиат басқа негіз бойынша хабардар етілген",
        "лицензиат уведомлён о другом основании",
        "the holder was told of another ground",
    ),
    "hearing_asked_for": _words(
        PETITION,
        "лицензиат ауызша тыңдауды сұраған",
        "лицензиат просил заслушать его устно",
        "the holder asked to be heard in person",
    ),
    "before_last_change": _words(
        LAW_261 / "Art. 144(1)",
        "лицензияның күйі {day} өзгерген: одан бұрынғы күн көрсетілмейді",
        "состояние лицензии изменилось {day}: более ранний день не указывается",
        "the licence changed on {day}: no earlier day is named",
    ),
    "no_conclusion_to_sue": _words(
        LAW_261 / "Art. 167(9)",
        "талап қою туралы қорытынды жоқ",
        "нет заключения о подаче иска",
        "no conclusion to sue",
    ),
    "no_end": _words(
        LAW_261 / "Art. 143(5)",
        "депутат өкілеттігі аяқталғанша тоқтатыла тұрады: күн көрсетілмейді",
        "приостановление длится, пока длится мандат: день не указывается",
        "it lasts as long as the mandate: no day is named",
    ),
    "request_needed": _words(
        LAW_261 / "Art. 143(5)",
        "лицензиаттың осындай өтініші жоқ",
        "такого заявления лицензиата нет",
        "the holder has not applied for it",
    ),
    "proposal_needed": _words(
        LAW_261 / "Art. 143(1)",
        "тоқтата тұру аумақтық органның немесе палатаның ұсынуына негізделеді",
        "приостановление основывается на представлении территориального органа или палаты",
        "a suspension rests on a proposal of a territorial body or a chamber",
    ),
    "nothing_answered": _words(
        LAW_261 / "Art. 143(1)",
        "неге жауап берілетіні көрсетілмеген",
        "не указано, на что даётся ответ",
        "it does not say what is answered",
    ),
    "conclusion_stands": _words(
        LAW_261 / "Art. 167(8)",
        "күшіндегі қорытынды бар: басшы оны орындайды немесе қайтарады",
        "действует прежнее заключение: руководитель исполнит или вернёт его",
        "a conclusion stands: the head follows it or sends it back",
    ),
    "answered_already": _words(
        LAW_261 / "Art. 143(1)",
        "бұл ұсыну немесе өтініш бойынша шешім қабылданған",
        "по этому представлению или заявлению решение уже принято",
        "it was decided on already",
    ),
    "another_state": _words(
        LAW_261 / "Art. 168(1)8",
        "лицензияның күйі өзгерді: бетті жаңартыңыз",
        "состояние лицензии изменилось: обновите страницу",
        "the licence's state has changed: reload the page",
    ),
}
