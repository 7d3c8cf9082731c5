"""What a change tells the public beside the state: `LicenceChange.told` (Art. 143(3), 143(7); L-12).

The verbs write it, the pages, the feed and the open data read it. Nothing else of the journal is public: no
IIN, no names but the holder's, no evidence.
"""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from oryndau.law.text import Text
from oryndau.registers.models import LicenceChange


class Told(BaseModel):
    """All of it may be left out; what an older change told besides is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    until: date | None = None
    """Last day of a suspension."""
    ground: Text | None = None
    """The ground in plain words."""
    clause: str = ""
    """Where the law states it: `Law No. 261-IV, Art. 143(2)4`."""
    decree: str = ""
    """Number of the licensor's act."""
    decree_on: date | None = None
    document: str = ""
    """Public number of the act, by which anybody can check it."""
    court: str = ""
    court_act: str = ""
    """Number of the court's act."""
    court_act_on: date | None = None
    in_force_on: date | None = None
    """Day on which the court's act took force."""
    other: str = ""
    """Number of the other licence at a re-issue: of the new one on the old, of the old one on the new."""

    def as_json(self) -> dict[str, Any]:
        """What is kept: only what was said."""
        return self.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def told(change: LicenceChange) -> Told:
    """What a change tells."""
    return Told.model_validate(change.told)
