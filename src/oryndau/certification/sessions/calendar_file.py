"""A session as a calendar file (RFC 5545), so that it stands in the candidate's own calendar (C-02)."""

from datetime import UTC, datetime, timedelta

from oryndau.certification.models import Session
from oryndau.law.certification.session import CANCELLED

LENGTH = timedelta(hours=4)
"""How long the calendar keeps free: the test takes at most 90 minutes, the interview follows."""


def event(session: Session, *, title: str, place: str, url: str, host: str) -> bytes:
    """The file of one session. `host` makes its id unique in the world; a change raises its sequence."""
    sequence = int((session.changed_at - session.announced_at).total_seconds() // 60)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Oryndau//certification//EN", "METHOD:PUBLISH",
        "BEGIN:VEVENT", f"UID:{session.pk}@{host}", f"DTSTAMP:{_utc(session.changed_at)}",
        f"SEQUENCE:{sequence}", f"DTSTART:{_utc(session.held_at)}", f"DTEND:{_utc(session.held_at + LENGTH)}",
        f"SUMMARY:{_escaped(title)}", f"LOCATION:{_escaped(place)}", f"URL:{url}",
        f"STATUS:{'CANCELLED' if session.state == CANCELLED else 'CONFIRMED'}",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", f"DESCRIPTION:{_escaped(title)}", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, the rest goes on after a space (RFC 5545 3.1)."""
    parts: list[str] = []
    part = b""
    for char in line:
        piece = char.encode()
        if len(part) + len(piece) > (75 if not parts else 74):
            parts.append(part.decode())
            part = b""
        part += piece
    return "\r\n ".join([*parts, part.decode()])
