"""The regional chamber of a territory by its name (Art. 161(1): one in each)."""

from oryndau.law.territories import territory
from oryndau.law.text import Text


def chamber(code: str) -> Text:
    """The regional chamber of private enforcement agents of a territory."""
    body = territory(code).justice_body
    return Text(
        kk=body.kk.replace("Әділет департаменті", "жеке сот орындаушыларының өңірлік палатасы"),
        ru=body.ru.replace("Департамент юстиции", "Региональная палата частных судебных исполнителей"),
        en=body.en.replace("Department of Justice", "Regional chamber of private enforcement agents"),
    )
