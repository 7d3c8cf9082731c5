"""What other rooms have to say of a licence on its public page: office hours, district, chamber (W-01).

A room above registers its function; this one never calls it by name.
"""

from collections.abc import Callable

from oryndau.pages.components import Row
from oryndau.registers.models import Licence

Says = Callable[[Licence, str], list[Row]]
"""From the licence and the reader's language to lines of key and value; nothing where it knows nothing."""
_SAYERS: list[Says] = []


def says(sayer: Says) -> Says:
    """Register somebody who knows public facts of agents. A decorator."""
    if sayer not in _SAYERS:
        _SAYERS.append(sayer)
    return sayer


def beside(licence: Licence, language: str) -> list[Row]:
    """Everything public that is known of the holder beside the register."""
    return [row for sayer in _SAYERS for row in sayer(licence, language)]
