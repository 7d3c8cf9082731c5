"""Where the holder of a licence works, as the register shows it (W-01; Art. 153).

The room of the profession keeps the offices; it tells the register in the transaction of its own step.
"""

from datetime import datetime

from oryndau.registers.models import Licence

_LONGEST = 400


def place(iin: str, *, territory: str, office_kk: str, office_ru: str, at: datetime) -> bool:
    """Enter the office of the person's licence; False where he has none or it stands there already.

    Ended licences keep the office that they had.
    """
    said = {
        "territory": territory, "office_kk": office_kk[:_LONGEST], "office_ru": office_ru[:_LONGEST],
    }  # fmt: skip
    held = Licence.objects.filter(iin=iin, state__in=Licence.VALID)
    # `changed_at` moves too: who keeps a copy of the open data must learn of it.
    return bool(held.exclude(**said).update(**said, changed_at=at))
