"""How the documents of a candidate's case are called in lists."""

from oryndau.certification.desk import words
from oryndau.wizard.reading.documents import Shelf

SHELF = Shelf(kinds=words.KINDS, roles=words.ROLES)
