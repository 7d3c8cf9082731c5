"""Banks through which a fee is paid, by BIC, for the choice on a form; other BICs are taken as well.

From the public list of participants of the interbank system, from memory (assumption: operators keep it).
"""

from typing import Final

from oryndau.law.text import Text


def _same(name: str) -> Text:
    return Text(kk=name, ru=name, en=name)


BANKS: Final[dict[str, Text]] = {
    "HSBKKZKX": _same("Halyk Bank"),
    "CASPKZKA": _same("Kaspi Bank"),
    "KCJBKZKX": _same("Bank CenterCredit"),
    "IRTYKZKA": _same("ForteBank"),
    "EURIKZKA": _same("Eurasian Bank"),
    "BRKEKZKA": _same("Bereke Bank"),
    "KSNVKZKA": _same("Freedom Bank"),
    "TSESKZKA": _same("Alatau City Bank"),
    "HCSKKZKA": _same("Otbasy Bank"),
    "KINCKZKA": _same("Bank RBK"),
    "NURSKZKX": _same("Nurbank"),
    "KPSTKZKA": Text(kk="Қазпошта", ru="Казпочта", en="Kazpost"),
}


def name_of(bic: str) -> Text:
    """The bank's name, or its BIC where the list does not know it."""
    return BANKS.get(bic) or _same(bic)
