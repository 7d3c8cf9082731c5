"""How many answers of a test are right, and what changes when a question is void (C-12)."""

from collections.abc import Mapping
from uuid import UUID

from oryndau.examination.models import Answer, Appeal, Attempt, Version
from oryndau.law.certification.examination import correct


def last_choices(attempt: UUID) -> dict[int, str]:
    """The last saved choice of every question that was answered, by its place in the paper."""
    rows = Answer.objects.filter(attempt=attempt).order_by("question", "-no").distinct("question")
    return dict(rows.values_list("question", "choice"))


def void_codes(exam: UUID) -> frozenset[str]:
    """Questions of a test that count as right for everybody: contested, and the Department agreed."""
    return frozenset(Appeal.objects.filter(exam=exam, upheld=True).values_list("code", flat=True))


def count_right(attempt: Attempt) -> int:
    """How many questions of the paper count as answered right."""
    paper = attempt.paper
    keys = _keys([one["version"] for one in paper])
    right = {place: keys[one["version"]] for place, one in enumerate(paper, start=1)}
    void_now = void_codes(attempt.exam_id)
    void = {place for place, one in enumerate(paper, start=1) if one["code"] in void_now}
    return correct(last_choices(attempt.pk), right, void)


def _keys(versions: list[str]) -> Mapping[str, str]:
    found = Version.objects.filter(pk__in=versions).values_list("pk", "right")
    return {str(key): right for key, right in found}
