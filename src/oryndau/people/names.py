"""How a person's name is written. Certificates carry names in capital letters only."""

import re

_PARTICLES = frozenset({"ұлы", "қызы", "улы", "кызы", "уулу", "оглы", "оғлы", "кизи", "угли"})
"""Second words of a patronymic («Мамед оглы»): written small."""
_WORD = re.compile(r"[^\W\d_]+")


def spelled(name: str) -> str:
    """A name from a certificate in normal spelling: «НҰРҒАЛИ-САҒЫН» becomes «Нұрғали-Сағын».

    A name that has a small letter already was written by hand and stays as it is.
    """
    if not name.isupper():
        return name
    return _WORD.sub(lambda word: _word(word[0], first=word.start() == 0), name)


def _word(word: str, *, first: bool) -> str:
    small = word.lower()
    return small if small in _PARTICLES and not first else small.capitalize()
