"""Structured logs: one JSON object a line, with no personal data.

Only the fields named here are written; an IIN, a name or a body never is. Digits that look like an IIN or a
BIN inside a message are masked, since a library's message may quote them.
"""

import json
import logging
import re
from typing import Any

from oryndau.timekeeping import now

FIELDS = ("request", "method", "path", "status", "ms", "topic", "outbox", "case", "step", "part", "incident")
# Letters may stand right before the digits: a certificate names its holder IINxxxxxxxxxxxx.
_NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")


def masked(text: str) -> str:
    """The text with every 12-digit number hidden but for its last two digits."""
    return _NUMBER.sub(lambda found: "*" * 10 + found[0][-2:], text)


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, Any] = {
            "at": now().isoformat(), "level": record.levelname.lower(), "from": record.name,
            "text": masked(record.getMessage()),
        }  # fmt: skip
        said |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            said["error"] = masked(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False, default=str)
