"""The verbs of the hall, by which other rooms know it."""

from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.incidents import note
from oryndau.examination.hall.opening import open_exam, publish_seed
from oryndau.examination.hall.running import alive, begin, finish, finish_if_over, stop
from oryndau.examination.hall.saving import Save, Saved, save
from oryndau.examination.hall.seating import issue_code, let_in, redeem, seat, take_place

__all__ = [
    "Refused", "Save", "Saved", "alive", "begin", "finish", "finish_if_over", "issue_code", "let_in", "note",
    "open_exam", "publish_seed", "redeem", "save", "seat", "stop", "take_place",
]  # fmt: skip
