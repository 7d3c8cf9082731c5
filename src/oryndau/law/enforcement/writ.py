"""Requisites of a writ as data: CPC Art. 241(4) (ground 38(1)4; E-10).

"If in the file" in the law means that a requisite may be absent: such rows are not `required`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from oryndau.law.acts import CPC, Clause
from oryndau.law.facts.application import InitiationApplication
from oryndau.law.facts.document import EnforcementDocument
from oryndau.law.facts.parties import OrganisationParty, PersonParty
from oryndau.law.text import Text

CLAUSE: Final[Clause] = CPC / "Art. 241(4)"


@dataclass(frozen=True, slots=True)
class Requisite:
    """One requisite: of what (`document`, `claimant`, `debtor`), the kind of party it is for, whether
    required."""

    key: str
    of: str
    party: str
    required: bool
    text: Text
    present: Callable[[Any], bool]


def _row(
    key: str,
    of: str,
    party: str,
    words: tuple[str, str, str],
    present: Callable[[Any], bool],
    required: bool = True,
) -> Requisite:
    return Requisite(key, of, party, required, Text(kk=words[0], ru=words[1], en=words[2]), present)


_BODY = ("соттың атауы", "наименование суда", "name of the court")
_CASE = ("істің нөмірі", "номер дела", "case number")
_OPERATIVE = ("қарар бөлігі", "резолютивная часть", "operative part")
_FORCE = ("заңды күшіне енген күні", "дата вступления в силу", "date of entry into force")
_BIRTH = ("туған күні", "дата рождения", "date of birth")
_HOME = ("тұрғылықты немесе тіркелген жері", "место жительства или регистрации", "residence or registration")
_ADDRESS = ("мекенжайы", "адрес", "address")
_BANK = ("банк деректемелері", "банковские реквизиты", "bank details")
_WORK = ("жұмыс орны", "место работы", "place of work")

REQUISITES: Final[tuple[Requisite, ...]] = (
    _row("issuing_body", "document", "any", _BODY, lambda d: bool(d.issuing_body)),
    _row("case_number", "document", "any", _CASE, lambda d: bool(d.case_number)),
    _row("operative_part", "document", "any", _OPERATIVE, lambda d: bool(d.operative_part)),
    _row("in_force_on", "document", "any", _FORCE, lambda d: d.immediate or d.in_force_on is not None),
    _row("birth_date", "claimant", "person", _BIRTH, lambda p: p.birth_date is not None),
    _row("addresses", "claimant", "person", _HOME, lambda p: bool(p.addresses)),
    _row("iin", "claimant", "person", ("ЖСН", "ИИН", "IIN"), lambda p: p.iin is not None),
    _row("addresses", "claimant", "organisation", _ADDRESS, lambda p: bool(p.addresses)),
    _row("accounts", "claimant", "organisation", _BANK, lambda p: bool(p.accounts)),
    _row("bin", "claimant", "organisation", ("БСН", "БИН", "BIN"), lambda p: p.bin is not None),
    _row("birth_date", "debtor", "person", _BIRTH, lambda p: p.birth_date is not None),
    _row("addresses", "debtor", "person", _HOME, lambda p: bool(p.addresses)),
    _row("workplace", "debtor", "person", _WORK, lambda p: p.workplace is not None, required=False),
    _row("accounts", "debtor", "person", _BANK, lambda p: bool(p.accounts), required=False),
    _row("iin", "debtor", "person", ("ЖСН", "ИИН", "IIN"), lambda p: p.iin is not None, required=False),
    _row("addresses", "debtor", "organisation", _ADDRESS, lambda p: bool(p.addresses)),
    _row("accounts", "debtor", "organisation", _BANK, lambda p: bool(p.accounts)),
    _row("bin", "debtor", "organisation", ("БСН", "БИН", "BIN"), lambda p: p.bin is not None),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A required requisite that is not there; `location` is the path in the application."""

    location: str
    requisite: Requisite

    @property
    def text(self) -> Text:
        """Its name."""
        return self.requisite.text


def missing(application: InitiationApplication) -> list[Missing]:
    """Required requisites that the application does not state, in the order of the law."""
    found = [*_lacking("document", "document", "any", application.document)]
    found += _lacking("claimant", "claimant", application.claimant.kind, application.claimant)
    for n, debtor in enumerate(application.debtors):
        found += _lacking(f"debtors.{n}", "debtor", debtor.kind, debtor)
    return found


def _lacking(
    path: str, of: str, party: str, what: EnforcementDocument | PersonParty | OrganisationParty
) -> list[Missing]:
    rows = (r for r in REQUISITES if (r.of, r.party) == (of, party))
    return [Missing(f"{path}.{r.key}", r) for r in rows if r.required and not r.present(what)]
