"""Where a fee is shown to whom it belongs."""

from oryndau.law.fee.table import FEE
from oryndau.payments.words import TONES
from oryndau.people.places import Place, stands_at

stands_at(FEE.key, Place("payments:fee", tones=TONES, listed=False))
