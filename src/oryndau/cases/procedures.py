"""The procedures that this house runs, by name. A new service is one more line here."""

from oryndau.law.initiation import INITIATION
from oryndau.law.procedure import Procedure

PROCEDURES: dict[str, Procedure] = {procedure.key: procedure for procedure in (INITIATION,)}


def procedure_of(key: str) -> Procedure:
    """The procedure of that name. KeyError when the house runs none."""
    return PROCEDURES[key]
