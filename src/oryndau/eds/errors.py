"""Why a signature is not accepted: two exceptions that carry the code of a reason (texts in `reasons`)."""

from __future__ import annotations


class Refused(Exception):
    """Something was checked and found wrong, or could not be checked; `code` is a key of `REASONS`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Invalid(Refused):
    """It is proven that the signature must not be accepted."""


class Malformed(Invalid):
    """The bytes are not what they claim to be."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("malformed", detail)


class Indeterminate(Refused):
    """The answer is not known now (no network, unknown status): never valid, may be asked again."""
