"""How the documents of an application for a licence are called in lists."""

from oryndau.licensing.applying.words import KINDS, ROLES
from oryndau.wizard.reading.documents import Shelf

SHELF = Shelf(kinds=KINDS, roles=ROLES)
