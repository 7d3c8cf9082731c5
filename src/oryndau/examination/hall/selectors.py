"""Reads of the hall that other rooms share."""

from oryndau.examination.models import Attempt

_AT_IT = (Attempt.State.SEATED, Attempt.State.RUNNING)


def review_open(attempt: Attempt) -> bool:
    """Whether right answers may be shown: nobody of the session still writes or waits to begin.

    Papers share questions, so that who has finished must not learn what helps who has not. Once the session
    is over and its seed told, an empty seat keeps nobody from it.
    """
    if attempt.exam.published_at is not None:
        return True
    return not Attempt.objects.filter(exam=attempt.exam_id, state__in=_AT_IT).exists()
