"""Securing measures and restrictions that an application may ask for (Art. 37(2)) and a decree may set
(Art. 37(4))."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from oryndau.law.acts import LAW_261, Clause
from oryndau.law.text import Text


class Measure(StrEnum):
    """Measures of Art. 32(2) and restrictions of Art. 33, 34 and 36."""

    ARREST_PROPERTY = "arrest-property"
    ARREST_ACCOUNTS = "arrest-accounts"
    SEIZE_MOVABLES = "seize-movables"
    SEIZE_IMMOVABLES = "seize-immovables"
    PROHIBIT_ACTS = "prohibit-acts"
    PROHIBIT_USE = "prohibit-use"
    SEAL = "seal"
    SEIZE_TITLE_DOCUMENTS = "seize-title-documents"
    PROHIBIT_TRANSFERS = "prohibit-transfers"
    TRAVEL_BAN = "travel-ban"
    LICENCE_RESTRICTION = "licence-restriction"
    DEBTORS_REGISTER = "debtors-register"


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """What a measure is called, its clause, and whose sanction it needs first (`prosecutor`, `court` or
    nobody's)."""

    measure: Measure
    name: Text
    clause: Clause
    sanction: str | None = None


def _rule(
    measure: Measure, point: str, kk: str, ru: str, en: str, sanction: str | None = None
) -> MeasureRule:
    return MeasureRule(measure, Text(kk=kk, ru=ru, en=en), LAW_261 / f"Art. {point}", sanction)


MEASURES: Final[dict[Measure, MeasureRule]] = {
    rule.measure: rule
    for rule in (
        _rule(
            Measure.ARREST_PROPERTY, "32(2)1",
            "борышкердің мүлкіне тыйым салу", "арест имущества должника", "arrest of the debtor's property",
        ),
        _rule(
            Measure.ARREST_ACCOUNTS, "32(2)1-1",
            "банктердегі ақша мен мүлікке тыйым салу", "арест денег и имущества в банках",
            "arrest of money and property in banks", "prosecutor",
        ),
        _rule(
            Measure.SEIZE_MOVABLES, "32(2)2",
            "жылжымалы мүлікті алып қою", "изъятие движимого имущества", "seizure of movables",
        ),
        _rule(
            Measure.SEIZE_IMMOVABLES, "32(2)2-1",
            "жылжымайтын мүлікті алып қою", "изъятие недвижимого имущества", "seizure of immovables",
            "prosecutor",
        ),
        _rule(
            Measure.PROHIBIT_ACTS, "32(2)3",
            "белгілі бір әрекеттер жасауға тыйым салу", "запрет совершать определённые действия",
            "prohibition of certain acts",
        ),
        _rule(
            Measure.PROHIBIT_USE, "32(2)4",
            "мүлікті пайдалануға тыйым салу", "запрет пользоваться имуществом", "prohibition to use property",
        ),
        _rule(Measure.SEAL, "32(2)5", "мүлікті мөрлеу", "опечатывание имущества", "sealing of property"),
        _rule(
            Measure.SEIZE_TITLE_DOCUMENTS, "32(2)6",
            "құқық белгілейтін құжаттарды алып қою", "изъятие правоустанавливающих документов",
            "seizure of title documents", "prosecutor",
        ),
        _rule(
            Measure.PROHIBIT_TRANSFERS, "32(2)7",
            "басқа тұлғаларға мүлікті беруге тыйым салу", "запрет другим лицам передавать имущество",
            "prohibition to third parties to transfer property",
        ),
        _rule(
            Measure.TRAVEL_BAN, "33",
            "Қазақстаннан шығуды уақытша шектеу", "временное ограничение на выезд из Казахстана",
            "temporary ban on leaving Kazakhstan", "court",
        ),
        _rule(
            Measure.LICENCE_RESTRICTION, "34",
            "лицензияларды, рұқсаттарды және арнайы құқықтарды шектеу",
            "ограничение лицензий, разрешений и специальных прав",
            "restriction of licences, permits and special rights", "court",
        ),
        _rule(
            Measure.DEBTORS_REGISTER, "36",
            "Борышкерлердің бірыңғай тізіліміне енгізу", "внесение в Единый реестр должников",
            "entry in the Unified Register of Debtors",
        ),
    )
}  # fmt: skip
