"""State or private bailiff: Art. 138 of Law No. 261-IV (ground 38(1)11; E-10).

The service of A3 is given by state bailiffs, so it covers only the exceptions of Art. 138(1); everything
else is for
private bailiffs (Art. 138(3)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from oryndau.law import parameters
from oryndau.law.acts import LAW_261, Clause
from oryndau.law.facts.document import Features
from oryndau.law.money import Money
from oryndau.law.text import Text


class Bailiff(StrEnum):
    """Who executes."""

    STATE = "state"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Competence:
    """Who is competent, and why. `bailiff` is None when a threshold is not known for the day: a person
    decides."""

    bailiff: Bailiff | None
    why: Text
    clause: Clause
    evidence: dict[str, str]


_STATE_REASONS: Final = (
    (
        "debtor_is_state", "Art. 138(1)1",
        Text(kk="мемлекеттен өндіріп алу", ru="взыскание с государства", en="recovery from the state"),
    ),
    (
        "state_share_50", "Art. 138(1)2",
        Text(
            kk="борышкердің елу және одан көп пайызы мемлекетке тиесілі",
            ru="пятьдесят и более процентов долей должника принадлежат государству",
            en="the state holds fifty per cent or more of the debtor",
        ),
    ),
    (
        "natural_monopoly", "Art. 138(1)3",
        Text(
            kk="борышкер — табиғи монополия субъектісі",
            ru="должник — субъект естественной монополии",
            en="the debtor is a natural monopoly",
        ),
    ),
    (
        "confiscation", "Art. 138(1)5",
        Text(
            kk="мүлікті тәркілеу немесе мемлекетке беру",
            ru="конфискация или передача имущества государству",
            en="confiscation or transfer of property to the state",
        ),
    ),
    (
        "state_interest_act", "Art. 138(1)6",
        Text(
            kk="мемлекет мүддесіндегі шығару, кіргізу, бұзу, жер учаскесін алу",
            ru="выселение, вселение, снос, изъятие земли в интересах государства",
            en="eviction, moving in, demolition or seizure of land in the interest of the state",
        ),
    ),
)  # fmt: skip
_ABOVE: Final = Text(
    kk="мемлекет пайдасына өндіріп алу сомасы {limit} АЕК-тен асады",
    ru="взыскание в пользу государства превышает {limit} МРП",
    en="recovery in favour of the state above {limit} MCI",
)
_UP_TO: Final = Text(
    kk="мемлекет пайдасына өндіріп алу сомасы {limit} АЕК-тен аспайды: жеке сот орындаушысы",
    ru="взыскание в пользу государства не превышает {limit} МРП: частный судебный исполнитель",
    en="recovery in favour of the state not above {limit} MCI: a private bailiff",
)
_UNKNOWN: Final = Text(
    kk="мемлекет пайдасына өндіріп алу шегін есептеу мүмкін емес: сома немесе сол күнгі АЕК белгісіз",
    ru="порог взыскания в пользу государства не вычислить: не известна сумма или МРП на этот день",
    en="the threshold cannot be computed: the sum, or the MCI of the day, is not known",
)
_PRIVATE: Final = Text(
    kk="138(1)-баптың ерекшеліктеріне жатпайды: жеке сот орындаушысы",
    ru="исключений статьи 138(1) нет: частный судебный исполнитель",
    en="none of the exceptions of Article 138(1): a private bailiff",
)


def competence(features: Features, amount: Money | None, on: date) -> Competence:
    """Who is competent for a document with these features and this sum, by the MCI of the day `on`."""
    for name, point, why in _STATE_REASONS:
        if getattr(features, name):
            return Competence(Bailiff.STATE, why, LAW_261 / point, {name: "true"})
    if features.in_favour_of_state:
        return _by_sum(amount, on)
    return Competence(Bailiff.PRIVATE, _PRIVATE, LAW_261 / "Art. 138(3)", {})


def _by_sum(amount: Money | None, on: date) -> Competence:
    clause = LAW_261 / "Art. 138(1)4"
    try:
        limit = int(parameters.get("competence.state-recovery", on=on))
        threshold = parameters.in_tenge("competence.state-recovery", on=on)
    except parameters.ParameterError as error:
        return Competence(None, _UNKNOWN, clause, {"error": str(error)})
    evidence = {"amount": str(amount), "threshold": str(threshold), "mci_on": on.isoformat()}
    if amount is None:
        return Competence(None, _UNKNOWN, clause, evidence)
    if amount > threshold:
        return Competence(Bailiff.STATE, _ABOVE.format(limit=limit), clause, evidence)
    return Competence(Bailiff.PRIVATE, _UP_TO.format(limit=limit), clause, evidence)
