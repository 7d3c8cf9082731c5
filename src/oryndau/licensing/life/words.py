"""Words of the life of a licence that documents, notices and pages share (L-12)."""

from oryndau.law.licensing.life_facts import Body, Unheard, Wish
from oryndau.law.licensing.life_grounds import Measure
from oryndau.law.text import Text


def _text(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


MEASURES = {
    Measure.SUSPEND: _text("лицензияны тоқтата тұру", "приостановить лицензию", "suspend the licence"),
    Measure.RESUME: _text("лицензияны қайта бастау", "возобновить лицензию", "resume the licence"),
    Measure.KEEP_SUSPENDED: _text("қайта бастаудан бас тарту", "отказать в возобновлении",
                                  "refuse to resume"),
    Measure.TERMINATE: _text("лицензияны тоқтату", "прекратить лицензию", "terminate the licence"),
    Measure.SUE: _text("лицензиядан айыру туралы сотқа талап қою", "подать в суд иск о лишении лицензии",
                       "sue for the licence to be taken away"),
    Measure.DECLINE: _text("ұсынуды немесе өтінішті қабылдамау", "отклонить представление или заявление",
                           "decline the proposal or request"),
}  # fmt: skip
BODIES = {
    Body.TERRITORY: _text("аумақтық әділет органы", "территориальный орган юстиции",
                          "territorial justice body"),
    Body.CHAMBER: _text("жеке сот орындаушыларының өңірлік палатасы",
                        "региональная палата частных судебных исполнителей", "regional chamber"),
    Body.REPUBLICAN_CHAMBER: _text("Жеке сот орындаушыларының республикалық палатасы",
                                   "Республиканская палата частных судебных исполнителей",
                                   "Republican Chamber"),
    Body.PROSECUTOR: _text("прокуратура органы", "орган прокуратуры", "prosecutor's office"),
}  # fmt: skip
WISHES = {
    Wish.SUSPEND: _text("депутат болып сайлануына байланысты тоқтата тұру",
                        "приостановить в связи с избранием депутатом",
                        "suspend, being elected a deputy"),
    Wish.RESUME: _text("қолданысын қайта бастау", "возобновить действие", "resume"),
    Wish.TERMINATE: _text("өз қалауым бойынша тоқтату", "прекратить по собственному желанию",
                          "end at the holder's own wish"),
}  # fmt: skip
UNHEARD = {
    Unheard.FAVOURABLE: _text("шешім лицензиаттың өз өтініші бойынша қабылданады",
                              "решение принимается по собственному заявлению лицензиата",
                              "the holder himself applied for it"),
    Unheard.URGENT: _text("құқықтар мен мүдделерді қорғау үшін акт кідіріссіз қабылдануы қажет",
                          "требуется незамедлительное принятие акта для защиты прав и интересов",
                          "the act is urgent to protect rights and interests"),
    Unheard.PETITION: _text("лицензиат тыңдауды өткізбеуді сұраған",
                            "лицензиат ходатайствовал не проводить заслушивание",
                            "the holder asked for no hearing"),
    Unheard.COURT_ACT: _text("лицензиатқа қатысты заңды күшіне енген сот актісі бар",
                             "в отношении лицензиата есть вступивший в законную силу судебный акт",
                             "a court's act about the holder is in force"),
    Unheard.NOBODY: _text("тыңдалатын адам қайтыс болған немесе хабарсыз кеткен",
                          "заслушать некого: лицензиат умер либо безвестно отсутствует",
                          "there is nobody to hear: the holder is dead or missing"),
}  # fmt: skip
KINDS = {
    "licence-suspension": _text("Тоқтата тұру туралы шешім", "Решение о приостановлении",
                                "Decision to suspend"),
    "licence-resumption": _text("Қайта бастау туралы шешім", "Решение о возобновлении",
                                "Decision to resume"),
    "licence-keeping": _text("Қайта бастаудан бас тарту туралы шешім", "Решение об отказе в возобновлении",
                             "Refusal to resume"),
    "licence-termination": _text("Тоқтату туралы шешім", "Решение о прекращении", "Decision to terminate"),
    "licence-deprivation": _text("Лицензиядан айыру туралы хабарлама", "Уведомление о лишении лицензии",
                                 "Notice that a court took the licence away"),
    "account-order": _text("Шот бойынша шығыс операцияларын тоқтата тұру туралы өкім",
                           "Распоряжение о приостановлении расходных операций",
                           "Order to stop debits from the account"),
}  # fmt: skip
EVIDENCE = _text("Қоса берілген құжат", "Приложенный документ", "Attached document")
