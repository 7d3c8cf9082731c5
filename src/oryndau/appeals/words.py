"""What the room says besides the law's own texts, in three languages (C-24, E-15)."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from oryndau.law import appeal as table
from oryndau.law.appeal_facts import Addressee, Matter, Outcome
from oryndau.law.text import Text
from oryndau.pages.components import Tone


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


TONES: Final = {
    table.DECIDED: Tone.GOOD, table.LAPSED: Tone.BAD, table.WITHDRAWN: Tone.NEUTRAL,
}  # fmt: skip
MATTERS: Final = {
    Matter.ACT: _t("шешім (акт)", "решение (акт)", "a decision (act)"),
    Matter.ACTION: _t("әрекет", "действие", "an action"),
    Matter.INACTION: _t("әрекетсіздік", "бездействие", "inaction"),
}
OUTCOMES: Final = {
    Outcome.CANCEL: _t(
        "әкімшілік актінің күші жойылсын", "отменить административный акт", "cancel the administrative act"
    ),
    Outcome.REPLACE: _t(
        "әкімшілік актінің күші жойылып, жаңа акт қабылдансын",
        "отменить административный акт и принять новый",
        "cancel the administrative act and make a new one",
    ),
    Outcome.PERFORM: _t(
        "әкімшілік әрекет жасалсын",
        "совершить административное действие",
        "perform the administrative action",
    ),
    Outcome.DISMISS: _t(
        "шағым қанағаттандырусыз қалдырылсын", "оставить жалобу без удовлетворения", "dismiss the complaint"
    ),
    Outcome.RETURN: _t(
        "анықталған бұзушылықтар мен оларды жою жөніндегі ұсыныстар көрсетіліп, әкімшілік іс "
        "әкімшілік рәсімді жүзеге асыруға жіберілсін",
        "направить административное дело для осуществления административной процедуры с указанием "
        "допущенных нарушений и предложениями по их устранению",
        "send the case back with the violations found and proposals to remove them",
    ),
    Outcome.UNCONSIDERED: _t(
        "шағым қараусыз қалдырылсын", "оставить жалобу без рассмотрения", "leave the complaint unconsidered"
    ),
}
KINDS: Final = {
    "complaint": _t("Шағым", "Жалоба", "Complaint"),
    "complaint-decision": _t("Шағым бойынша шешім", "Решение по жалобе", "Decision on the complaint"),
}
ROLES: Final = {
    "evidence": _t("Дәлелдеме", "Доказательство", "Evidence"),
    "other": _t("Өзге құжат", "Иной документ", "Other document"),
}
ADDRESSEE: Final = _t("Кімге", "Кому", "To whom")
OUTCOME: Final = _t("Шешім", "Решение", "Decision")
ORDER: Final = _t("Не істелуі тиіс", "Что должно быть сделано", "What is to be done")
COMPLAINT: Final = _t("Шағым", "Жалоба", "Complaint")
ORDERED: Final = _t(
    "Шешім орындауға міндетті: оны көрсетілетін қызметті беруші орындайды.",
    "Решение обязательно для исполнения: его исполняет услугодатель.",
    "The decision is binding: the provider carries it out.",
)
NOW: dict[str, Any] = {
    table.SUBMITTED: _(
        "The complaint waits to be registered. The system does it by itself; you need not do anything."
    ),
    table.WITH[Addressee.HEAD]: _(
        "The head of the justice body considers the complaint. You need not do anything."
    ),
    table.WITH[Addressee.MINISTRY]: _(
        "The Ministry of Justice considers the complaint. You need not do anything."
    ),
    table.WITH[Addressee.QUALITY]: _(
        "The body that assesses the quality of public services considers the complaint. You need not do "
        "anything."
    ),
    table.DECIDED: _(
        "The complaint is decided. The signed decision lies below among the documents once it is sealed, "
        "within minutes."
    ),
    table.LAPSED: _(
        "Nobody decided in the term. By law this counts as refusal, and it is final: no late decision is "
        "made. You may go to court."
    ),
    table.WITHDRAWN: _("You took the complaint back. Nothing more is decided."),
}
