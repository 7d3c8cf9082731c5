"""Whether what a person wrote is what a register holds: differences of spelling are none (C-05, E-10)."""

from collections.abc import Mapping

from oryndau.gateway.shep import PersonRecord

# Letters that look the same on a diploma, typed on the wrong keyboard.
_LOOKALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")


def plain(text: str) -> str:
    """Letters and digits alone, without case: quotation marks, dashes and spaces say nothing."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def same_number(said: str, known: str) -> bool:
    """Whether two numbers of a document are the same, whichever keyboard their letters were typed on."""
    return plain(said).translate(_LOOKALIKES) == plain(known).translate(_LOOKALIKES)


def same_person(said: Mapping[str, str | None], record: PersonRecord) -> bool:
    """Whether surname, name and patronymic agree. A patronymic that is left out contradicts nothing: it is
    asked for «if there is one».
    """
    parts = {part: text for part, text in said.items() if text}
    return all(plain(text) == plain(getattr(record, part) or "") for part, text in parts.items())


def same_full_name(said: str, known: str) -> bool:
    """Whether a name in one line agrees with the known one: initials may stand for a name, and what is
    left out at the end contradicts nothing.
    """
    told, right = _words(said), _words(known)
    if not told or len(told) > len(right):
        return False
    return told[0] == right[0] and all(
        word == whole or (len(word) == 1 and whole.startswith(word))
        for word, whole in zip(told[1:], right[1:], strict=False)
    )


def _words(name: str) -> list[str]:
    return [word for word in (plain(part) for part in name.replace(".", " ").split()) if word]
