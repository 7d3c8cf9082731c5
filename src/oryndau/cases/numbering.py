"""Numbers that people read: from a sequence per series, territory and year, never from max + 1."""

from django.db import connection


def next_number(series: str, territory: str, year: int) -> str:
    """The next number, such as `75-2026-000123`.

    Given in the caller's transaction: when that is undone, no gap is left.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO cases_numbering (series, territory, year, last) VALUES (%s, %s, %s, 1)
               ON CONFLICT (series, territory, year) DO UPDATE SET last = cases_numbering.last + 1
               RETURNING last""",
            [series, territory, year],
        )
        return f"{territory}-{year}-{cursor.fetchone()[0]:06d}"
