"""GIFT, the plain text in which test systems exchange questions: multiple choice with one right answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SPECIAL = "~=#{}:"
_NAMED = re.compile(r"::(?P<name>(?:\\.|[^:\\])*)::(?P<rest>.*)", re.DOTALL)


class NotGift(ValueError):
    """The text is not GIFT, or holds another kind of question than multiple choice."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question that was read: name, category, comment above it, stem, options, the right one from 0."""

    name: str
    category: str
    comment: str
    stem: str
    options: tuple[str, ...]
    right: int


def category(name: str) -> str:
    """The line that puts the questions after it into a category."""
    return f"$CATEGORY: {name}"


def question(name: str, stem: str, options: Iterable[tuple[str, bool]], *, comment: str = "") -> str:
    """One question; options as (words, whether right)."""
    lines = [f"  {'=' if right else '~'}{escaped(words)}" for words, right in options]
    head = f"// {comment}\n" if comment else ""
    return head + f"::{escaped(name)}:: {escaped(stem)} {{\n" + "\n".join(lines) + "\n}"


def escaped(text: str) -> str:
    """Words in which no sign means anything to GIFT."""
    text = " ".join(text.split()).replace("\\", "\\\\")
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip())


def read(text: str) -> Iterator[Parsed]:
    """The questions of a text, which blank lines part. Raises `NotGift` at the first that cannot be read."""
    current = ""
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        comments, lines = [], []
        for line in block.strip().splitlines():
            if line.startswith("//"):
                comments.append(line[2:].strip())
            elif line.startswith("$CATEGORY:"):
                current = line.partition(":")[2].strip()
            else:
                lines.append(line)
        if lines:
            yield _question("\n".join(lines), current, " ".join(comments))


def _question(text: str, category_: str, comment: str) -> Parsed:
    found = _NAMED.fullmatch(text.strip())
    if not found:
        raise NotGift("a question has no name")
    stem, braces, rest = _split(found["rest"], "{")
    answers, closing, after = _split(rest, "}")
    if not braces or not closing or after.strip():
        raise NotGift("a question has no answers in braces")
    options, right = _options(answers)
    return Parsed(_plain(found["name"]), category_, comment, _plain(stem), options, right)


def _split(text: str, sign: str) -> tuple[str, str, str]:
    """The text before and after the first `sign` that is not escaped."""
    escaped_ = False
    for place, char in enumerate(text):
        if char == sign and not escaped_:
            return text[:place], sign, text[place + 1 :]
        escaped_ = char == "\\" and not escaped_
    return text, "", ""


def _options(answers: str) -> tuple[tuple[str, ...], int]:
    pieces = re.split(r"(?<!\\)((?:\\\\)*)([~=])", answers)
    if pieces[0].strip() or len(pieces) < 4:
        raise NotGift("answers begin with ~ or =")
    words: list[str] = []
    marks: list[str] = []
    for index in range(1, len(pieces), 3):
        if words and pieces[index]:
            words[-1] += pieces[index]
        marks.append(pieces[index + 1])
        words.append(pieces[index + 2])
    if marks.count("=") != 1:
        raise NotGift("one answer is right")
    return tuple(_plain(one) for one in words), marks.index("=")
