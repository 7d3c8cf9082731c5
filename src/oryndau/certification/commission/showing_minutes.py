"""The minutes as pages show them: who has signed, who has not, which texts are void (C-16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from oryndau.certification.commission.minutes import Account
from oryndau.certification.commission.recording import facts_of
from oryndau.certification.commission.stages import Stage, Standing
from oryndau.certification.models import MinutesText
from oryndau.certification.sessions.papers import SEATS
from oryndau.law.certification.candidate import VOTED_PASS
from oryndau.pages.formats import page_locale


@dataclass(frozen=True, slots=True)
class Signer:
    """One who must sign."""

    staff: UUID
    name: str
    seat: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A text of the minutes with its signers."""

    text: MinutesText
    number: str
    signers: Sequence[Signer]

    @property
    def void(self) -> bool:
        """Whether it was taken back."""
        return self.text.void_at is not None

    @property
    def signed(self) -> int:
        """How many have signed."""
        return sum(one.at is not None for one in self.signers)

    def waits_for(self, staff: UUID) -> bool:
        """Whether this person must still sign."""
        return any(one.staff == staff and one.at is None for one in self.signers)


def shown(text: MinutesText) -> Shown:
    """A text of the minutes; its signatures are read with it."""
    facts, language = facts_of(text), page_locale().language
    signed = {one.member.staff_id: one.at for one in text.signatures.all()}
    people = (facts.chairman, *facts.members, facts.secretary)
    signers = [
        Signer(one.staff, one.name, SEATS[one.seat].in_(language), signed.get(one.staff)) for one in people
    ]
    return Shown(text, facts.number, signers)


def lists(told: Account) -> list[tuple[Any, list[Standing]]]:
    """The candidates as the minutes will list them."""
    standing = told.standing
    passed = [one for one in standing if one.case.state == VOTED_PASS]
    failed = [one for one in standing if one.stage is Stage.FAILED or _lost(one)]
    absent = [one for one in standing if one.stage is Stage.ABSENT]
    suspended = [one for one in standing if one.stage is Stage.SUSPENDED]
    return [
        (_("Passed"), passed), (_("Did not pass"), failed), (_("Did not appear"), absent),
        (_("Suspended"), suspended),
    ]  # fmt: skip


def _lost(one: Standing) -> bool:
    return one.stage is Stage.VOTED and one.case.state != VOTED_PASS
