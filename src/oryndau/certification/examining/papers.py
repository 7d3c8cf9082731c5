"""The sheet of results, as it is printed in two copies (C-13; A1 p.12)."""

from datetime import datetime
from typing import ClassVar

from pydantic import AwareDatetime, Field

from oryndau.cases.models import Case
from oryndau.certification.models import Candidate
from oryndau.documents.content import Content, Office, Party, Words
from oryndau.documents.letterhead import check_url, office
from oryndau.examination.hall.redraw import kept_digest
from oryndau.examination.models import Attempt, Exam
from oryndau.law.text import Text

LANGUAGES = {
    "kk": Text(kk="қазақ тілі", ru="казахский язык", en="Kazakh"),
    "ru": Text(kk="орыс тілі", ru="русский язык", en="Russian"),
}
UNSIGNED = {
    "no-eds": Text(
        kk="Үміткердің ЭЦҚ-сы болмады, екі қағаз данаға қол қойды.",
        ru="У кандидата не было при себе ЭЦП, он подписал оба бумажных экземпляра.",
        en="The candidate had no EDS with him and signed both paper copies.",
    ),
    "refused": Text(
        kk="Үміткер нәтиже парағына қол қоюдан бас тартты.",
        ru="Кандидат отказался подписать лист результатов.",
        en="The candidate refused to sign the sheet of results.",
    ),
}


class ResultSheet(Content):
    """What was asked, how many answers are right, and what binds it to the saved answers (C-12, C-13)."""

    template: ClassVar[str] = "result-sheet"
    title: ClassVar[Text] = Text(
        kk="Тест нәтижелерінің парағы", ru="Лист результатов тестирования", en="Sheet of test results"
    )

    office: Office
    candidate: Party
    registration_number: Words
    session_number: Words
    place: Text
    test_language: Text
    seat: int
    started_at: AwareDatetime
    finished_at: AwareDatetime
    questions: int
    answered: int
    correct: int
    pass_mark: int
    passed: bool
    paper: str = Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the drawn paper")
    answers: str = Field(pattern="^[0-9a-f]{64}$", description="head of the chain of saved answers")
    unsigned: Text | None = None


def sheet_content(attempt: Attempt, case: Case, number: str, unsigned: str, at: datetime) -> ResultSheet:
    """What the sheet of a finished test says; `unsigned` is a key of `UNSIGNED`, or empty."""
    exam = Exam.objects.only("questions", "pass_mark").get(pk=attempt.exam_id)
    row = Candidate.objects.select_related("session").get(pk=case.pk)
    assert attempt.started_at, "the test began"
    assert attempt.finished_at, "the test ended"
    assert attempt.correct is not None, "the test is marked"
    session = row.session
    return ResultSheet(
        number=number, check_url=check_url(number), made_at=at, office=office(case.territory),
        candidate=Party(name=attempt.name, identifier_kind="iin", identifier=attempt.iin),
        registration_number=case.number or str(case.pk), session_number=session.number,
        place=Text(kk=session.place_kk, ru=session.place_ru, en=session.place_ru),
        test_language=LANGUAGES[attempt.language], seat=attempt.seat, started_at=attempt.started_at,
        finished_at=attempt.finished_at, questions=exam.questions, answered=attempt.answered,
        correct=attempt.correct, pass_mark=exam.pass_mark, passed=attempt.correct >= exam.pass_mark,
        paper=kept_digest(attempt), answers=bytes(attempt.head).hex(), unsigned=UNSIGNED.get(unsigned),
    )  # fmt: skip
