"""The procedures that this house runs, by name. A new service is one more line here."""

from oryndau.law.appeal import COMPLAINT
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.session import SESSION
from oryndau.law.fee.table import FEE
from oryndau.law.initiation import INITIATION
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.life import LICENCE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.procedure import Procedure
from oryndau.law.profession.agent import AGENT

PROCEDURES: dict[str, Procedure] = {
    one.key: one
    for one in (
        INITIATION,
        CERTIFICATION,
        SESSION,
        COMPLAINT,
        FEE,
        LICENCE,
        LICENCE_ISSUE,
        LICENCE_RENEWAL,
        AGENT,
    )
}


def procedure_of(key: str) -> Procedure:
    """The procedure of that name. KeyError when the house runs none."""
    return PROCEDURES[key]
