"""What the chamber's signed decisions say: a sanction, or exclusion (W-04; Art. 170, 172-1)."""

from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import Field

from oryndau.cases.models import Case
from oryndau.documents.content import Office, OfficialPaper, Party, Words
from oryndau.documents.letterhead import check_url, official
from oryndau.law import parameters
from oryndau.law.profession import facts as said
from oryndau.law.profession.chamber import chamber
from oryndau.law.profession.history import Record
from oryndau.law.profession.words import named
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.people.models import Staff
from oryndau.profession import selectors
from oryndau.timekeeping import local

_SANCTION = Text(
    kk="тәртіптік жаза қолдану туралы", ru="о наложении дисциплинарного взыскания",
    en="on a disciplinary sanction",
)  # fmt: skip
_EXCLUSION = Text(
    kk="Республикалық палатадан шығару туралы",
    ru="об исключении из Республиканской палаты",
    en="on exclusion from the Republican Chamber",
)
_EXCLUDED = Text(
    kk="жеке сот орындаушысы Республикалық палата мүшелерінен шығарылсын: {ground}",
    ru="исключить частного судебного исполнителя из членов Республиканской палаты: {ground}",
    en="the agent is excluded from the Republican Chamber: {ground}",
)
_PUNISHED = Text(
    kk="мынадай тәртіптік жаза қолданылсын: {kind}", ru="наложить дисциплинарное взыскание: {kind}",
    en="the sanction is imposed: {kind}",
)  # fmt: skip
_ART_170 = Text(kk="170-бабын", ru="статьёй 170", en="Art. 170")
_ART_172 = Text(kk="172-1-бабын", ru="статьёй 172-1", en="Art. 172-1")


class ChamberDecision(OfficialPaper):
    """A decision of the regional chamber on an agent."""

    template: ClassVar[str] = "chamber-decision"
    title: ClassVar[Text] = Text(
        kk="Өңірлік палатаның шешімі", ru="Решение региональной палаты", en="Decision of the regional chamber"
    )

    matter: Text
    made_on: date
    agent: Party
    registration_number: Words
    licence: Words
    breach: Text | None = None
    learned_on: date | None = None
    reasons: Text
    article: Text
    outcome: Text
    motion: bool = False
    clears_months: int | None = Field(default=None, gt=0, description="Art. 170(4); None of an exclusion")


def sanction(case: Case, act: said.Sanction, staff: Staff, number: str, at: datetime) -> ChamberDecision:
    """A remark, a reprimand, a severe reprimand."""
    known, today = selectors.record(case), local(at).date()
    offence = known.offences[act.offence].offence
    return ChamberDecision(
        **_head(known, staff, number, at), matter=_SANCTION, breach=named(offence.breach),
        learned_on=offence.learned_on, reasons=_reasons(act), article=_ART_170,
        outcome=_PUNISHED.format(kind=named(act.kind)),
        clears_months=int(parameters.get("agent.sanction-clears", on=today)),
    )  # fmt: skip


def exclusion(case: Case, act: said.Exclusion, staff: Staff, number: str, at: datetime) -> ChamberDecision:
    """Exclusion from the chamber, with the motion to take the licence where it is one for an offence."""
    known = selectors.record(case)
    found = known.offences.get(act.offence) if act.offence else None
    return ChamberDecision(
        **_head(known, staff, number, at), matter=_EXCLUSION, reasons=_reasons(act), article=_ART_172,
        breach=named(found.offence.breach) if found else None,
        learned_on=found.offence.learned_on if found else None, motion=act.motion,
        outcome=_EXCLUDED.format(ground=named(act.ground)),
    )  # fmt: skip


def _head(known: Record, staff: Staff, number: str, at: datetime) -> dict[str, Any]:
    start = known.registration
    return {
        "number": number, "check_url": check_url(number), "made_at": at, "made_on": local(at).date(),
        "office": Office(name=chamber(start.territory), address=territory(start.territory).name),
        "official": official(staff), "registration_number": start.number, "licence": start.licence,
        "agent": Party(name=start.name, identifier_kind="iin", identifier=start.iin),
    }  # fmt: skip


def _reasons(act: said.Sanction | said.Exclusion) -> Text:
    return Text(kk=act.reasons_kk, ru=act.reasons_ru, en=act.reasons_ru)
