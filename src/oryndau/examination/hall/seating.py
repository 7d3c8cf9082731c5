"""Seats, the browsers that take them, and the codes of who comes without EDS (C-11)."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from oryndau.documents.numbers import ALPHABET
from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.incidents import note
from oryndau.examination.models import Attempt, Exam, Incident, SeatCode

OPEN = (Attempt.State.SEATED, Attempt.State.RUNNING)
CODE_LIFE = timedelta(minutes=10)
_MOVES = ("another-browser", "let-in")
_LETTERS = 8
"""40 random bits for ten minutes, once."""
_LOOKALIKES = str.maketrans("АВЕКМНРСТХУОІLOI", "ABEKMHPCTXY01101")


def seat(
    exam: Exam, case: UUID, iin: str, name: str, language: str, seat: int, extra_minutes: int, at: datetime
) -> Attempt:
    """Give a candidate a seat. Raises `Refused` when the seat is taken or he has one."""
    try:
        with transaction.atomic():
            return Attempt.objects.create(
                exam=exam, territory=exam.territory, case_id=case, iin=iin, name=name, language=language,
                seat=seat, extra_minutes=extra_minutes, head=b"",
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused("seat-taken") from error


def take_place(attempt: UUID, place: str, at: datetime) -> bool:
    """Whether the browser (by its digest) has the seat; a free one becomes its own.

    A second browser does not get in: that it asked is noted for the proctor.
    """
    mine = Attempt.objects.filter(pk=attempt, state__in=OPEN)
    if mine.filter(place="").update(place=place, seen_at=at) or mine.filter(place=place).exists():
        return True
    if mine.exists() and not _asked(attempt, place):
        note(attempt, "another-browser", at, place=place)
    return False


def _asked(attempt: UUID, place: str) -> bool:
    last = Incident.objects.filter(attempt=attempt, kind__in=_MOVES).order_by("-id").first()
    return last is not None and last.kind == "another-browser" and last.detail["place"] == place


def waiting_place(moves: list[Incident]) -> str:
    """The browser that asked last to be let in and was not yet; "" when none waits."""
    moves = [one for one in moves if one.kind in _MOVES]
    return str(moves[-1].detail["place"]) if moves and moves[-1].kind == "another-browser" else ""


def let_in(attempt: UUID, staff: UUID, at: datetime) -> Attempt:
    """The proctor lets in the browser that asked last: time, paper and answers stay as they are (C-11)."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt)
        place = waiting_place(list(row.incidents.filter(kind__in=_MOVES)))
        if row.state not in OPEN or not place:
            raise Refused("nobody-waits")
        note(attempt, "let-in", at, by=staff, place=place, instead_of=row.place)
        row.place = place
        row.save(update_fields=["place"])
    return row


def issue_code(attempt: Attempt, staff: UUID, at: datetime) -> str:
    """A code for who has no EDS with him: short-lived, for one use; earlier ones of the seat are void."""
    if attempt.state not in OPEN:
        raise Refused("not-running")
    code = "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS))
    attempt.codes.filter(used_at=None).update(used_at=at)
    SeatCode.objects.create(
        digest=_digest(code), attempt=attempt, made_at=at, made_by=staff, expires_at=at + CODE_LIFE
    )
    return f"{code[:4]}-{code[4:]}"


def redeem(typed: str, place: str, at: datetime) -> Attempt:
    """Take a seat by its code: the browser gets it, another one that had it loses it. Raises `Refused`.

    The proctor gave the code, so that it also moves a candidate to another computer.
    """
    with transaction.atomic():
        valid = SeatCode.objects.filter(digest=_digest(typed), used_at=None, expires_at__gt=at)
        code = valid.select_for_update().first()
        if code is None:
            raise Refused("wrong-code")
        row = Attempt.objects.select_for_update().get(pk=code.attempt_id)
        if row.state not in OPEN:
            raise Refused("not-running")
        code.used_at = at
        code.save(update_fields=["used_at"])
        if row.place not in ("", place):
            note(row.pk, "let-in", at, by=code.made_by, place=place, instead_of=row.place)
        row.place, row.seen_at = place, at
        row.save(update_fields=["place", "seen_at"])
    return row


def _digest(typed: str) -> str:
    letters = "".join(letter for letter in typed.upper()[:20] if letter.isalnum()).translate(_LOOKALIKES)
    return hashlib.sha256(letters.encode()).hexdigest()
