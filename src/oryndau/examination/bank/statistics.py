"""How questions did: difficulty and discrimination from finished tests (C-11)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

LEAST = 20
"""Answers below which the figures say nothing yet."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A version in finished tests: how often drawn, the share of right answers, and how well it tells those
    who know from those who do not.
    """

    version: UUID
    drawn: int
    right: int
    discrimination: float | None
    """Point-biserial correlation of a right answer with the result of the rest of the test, -1 to 1."""

    @property
    def difficulty(self) -> float:
        """Share of right answers, 0 (nobody) to 1 (everybody)."""
        return self.right / self.drawn if self.drawn else 0.0

    @property
    def percent(self) -> int:
        """Right answers in a hundred."""
        return round(100 * self.difficulty)

    @property
    def verdict(self) -> str:
        """What to do: `few` answers yet, `key` suspect, `weak`, `easy`, `hard`, or `good`."""
        if self.drawn < LEAST:
            return "few"
        if self.discrimination is not None and self.discrimination < 0:
            return "key"
        if self.difficulty > 0.95:
            return "easy"
        if self.difficulty < 0.2:
            return "hard"
        return "weak" if (self.discrimination or 0) < 0.1 else "good"


_SQL = """
WITH finished AS (
  SELECT id, paper, correct FROM examination_attempt
  WHERE state = 'finished' AND correct IS NOT NULL {rule}
), chosen AS (
  SELECT DISTINCT ON (a.attempt_id, a.question) a.attempt_id, a.question, a.choice
  FROM examination_answer a JOIN finished f ON f.id = a.attempt_id
  ORDER BY a.attempt_id, a.question, a.no DESC
), marked AS (
  SELECT (one.value->>'version')::uuid AS version,
         (COALESCE(c.choice, '') = v.right)::int AS hit, f.correct
  FROM finished f CROSS JOIN LATERAL jsonb_array_elements(f.paper) WITH ORDINALITY AS one(value, place)
  JOIN examination_version v ON v.id = (one.value->>'version')::uuid
  LEFT JOIN chosen c ON c.attempt_id = f.id AND c.question = one.place
)
SELECT version, count(*), sum(hit), corr(hit, correct - hit) FROM marked {only} GROUP BY version
"""


def figures(exam: UUID | None = None, versions: list[UUID] | None = None) -> dict[UUID, Figures]:
    """Figures by version, of all finished tests or of one session's; `versions` narrows them."""
    rule = "AND exam_id = %(exam)s" if exam else ""
    only = "WHERE version = ANY(%(versions)s)" if versions is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(rule=rule, only=only), {"exam": exam, "versions": versions})
        return {row[0]: Figures(row[0], row[1], int(row[2]), row[3]) for row in cursor.fetchall()}
