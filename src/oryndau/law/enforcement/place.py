"""Where a document may be presented: Art. 52 of Law No. 261-IV (ground 38(1)2; E-01)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from oryndau.law.acts import LAW_261, Clause
from oryndau.law.facts.application import PlaceBasis
from oryndau.law.facts.document import EnforcementDocument, Subject
from oryndau.law.facts.parties import AddressPurpose, OrganisationParty, PersonParty
from oryndau.law.text import Text

AnyParty = PersonParty | OrganisationParty

BASES: Final[dict[PlaceBasis, Text]] = {
    PlaceBasis.REGISTRATION: Text(
        kk="борышкер тіркелген жер", ru="место регистрации должника", en="where the debtor is registered"
    ),
    PlaceBasis.RESIDENCE: Text(
        kk="борышкер тұрақты тұратын жер",
        ru="место постоянного проживания должника",
        en="where the debtor lives permanently",
    ),
    PlaceBasis.WORK: Text(
        kk="борышкердің жұмыс орны", ru="место работы должника", en="where the debtor works"
    ),
    PlaceBasis.PROPERTY: Text(
        kk="борышкердің мүлкі тіркелген немесе орналасқан жер",
        ru="место регистрации или нахождения имущества должника",
        en="where the debtor's property is registered or stands",
    ),
    PlaceBasis.ORGAN: Text(
        kk="заңды тұлғаның органы тіркелген немесе нақты орналасқан жер",
        ru="место регистрации или фактического нахождения органа юридического лица",
        en="where the legal entity's organ is registered or actually is",
    ),
    PlaceBasis.ACT: Text(
        kk="әрекет жасалуға тиіс жер",
        ru="место, где действие должно быть совершено",
        en="where the act is to be done",
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """The territories allowed, each with its bases. `fits` is None when nothing is known to judge by."""

    allowed: Mapping[str, frozenset[PlaceBasis]]
    fits: bool | None
    clause: Clause


def place(territory: str, document: EnforcementDocument, debtors: Sequence[AnyParty]) -> Place:
    """Whether `territory` (a code) is a place of execution. With several debtors, any one's place is
    enough."""
    if document.subject is Subject.ACT:
        # Art. 52(2): a document that orders certain acts is executed where they are to be done.
        found = {document.act_territory: {PlaceBasis.ACT}} if document.act_territory else {}
        return _place(territory, found, LAW_261 / "Art. 52(2)")
    found = {}
    for debtor in debtors:
        for basis, codes in _bases(debtor).items():
            for code in codes:
                found.setdefault(code, set()).add(basis)
    return _place(territory, found, LAW_261 / "Art. 52(1)")


def _place(territory: str, found: Mapping[str, set[PlaceBasis]], clause: Clause) -> Place:
    allowed = {code: frozenset(bases) for code, bases in sorted(found.items())}
    return Place(allowed, territory in allowed if allowed else None, clause)


def _bases(debtor: AnyParty) -> dict[PlaceBasis, set[str]]:
    where = AddressPurpose
    if isinstance(debtor, OrganisationParty):
        return {
            PlaceBasis.ORGAN: debtor.territories_of(where.REGISTRATION, where.ACTUAL),
            PlaceBasis.PROPERTY: set(debtor.property_in),
        }
    return {
        PlaceBasis.REGISTRATION: debtor.territories_of(where.REGISTRATION),
        PlaceBasis.RESIDENCE: debtor.territories_of(where.RESIDENCE, where.ACTUAL),
        PlaceBasis.WORK: {debtor.workplace.territory} if debtor.workplace else set(),
        PlaceBasis.PROPERTY: set(debtor.property_in),
    }
