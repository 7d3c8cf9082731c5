"""The test page: one question a screen, answers saved one by one, with JavaScript or without (C-11)."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oryndau.cases.ids import new_id
from oryndau.examination.hall import paper, services
from oryndau.examination.hall.browser import check_seat, place_of, small
from oryndau.examination.hall.errors import Refused
from oryndau.examination.hall.flags import mark
from oryndau.examination.hall.incidents import note
from oryndau.examination.hall.running import seconds_left
from oryndau.examination.hall.saving import Save
from oryndau.examination.models import Attempt
from oryndau.timekeeping import now


@never_cache
@require_safe
def page(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """The test at one question. With JavaScript the whole paper is on the page and it is loaded once."""
    check_seat(request, attempt_id)
    at, attempt = now(), get_object_or_404(Attempt, pk=attempt_id)
    if attempt.place != place_of(request):
        return redirect("hall:home")
    if services.finish_if_over(attempt, at).state != Attempt.State.RUNNING:
        return redirect("hall:home")
    shown = paper.questions(attempt)
    place = min(max(_number(request.GET.get("question"), 1), 1), len(shown))
    left = seconds_left(attempt.ends_at, at)
    context = {
        "attempt": attempt, "questions": shown, "question": shown[place - 1], "left": left,
        "minutes_left": left // 60, "key": f"form-{new_id().hex}",
        "answered": sum(1 for one in shown if one.chosen), "data": _data(attempt, shown, place),
        "words": _words(), "refused": request.GET.get("refused") == "yes",
    }  # fmt: skip
    return render(request, "examination/hall/test.html", context)


def _data(attempt: Attempt, shown: list[paper.Question], place: int) -> dict[str, Any]:
    """What the page's script works with: words, options in their order, choices; nothing of the bank."""
    address = reverse("hall:test", args=[attempt.pk])
    return {
        "attempt": str(attempt.pk), "place": place, "address": address, "home": reverse("hall:home"),
        "language": attempt.language,
        "questions": [
            {"stem": one.stem, "options": one.options, "chosen": one.chosen, "flagged": one.flagged}
            for one in shown
        ],
    }  # fmt: skip


@never_cache
@small
@require_POST
def answers(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Save an answer: JSON of the page's script, or its form."""
    if request.content_type != "application/json":
        return _form(request, attempt_id)
    try:
        check_seat(request, attempt_id)
        saved = services.save(_asked(request, attempt_id), now())
    except Refused as refused:
        return JsonResponse({"error": refused.code, "text": str(refused.text)}, status=refused.status)
    return JsonResponse({"no": saved.no, "answered": saved.answered, "left": saved.left})


def _asked(request: HttpRequest, attempt_id: UUID) -> Save:
    """What the script asks to save. Raises `Refused` for anything else than three plain values."""
    try:
        told = json.loads(request.body)
        question, option, key = told["question"], told["option"], told["key"]
    except (ValueError, KeyError, TypeError, RecursionError):
        question = None
    if question is None or type(question) is not int or type(option) is not int or not isinstance(key, str):
        note(attempt_id, "unreadable", now(), bytes=len(request.body))
        raise Refused("unreadable")
    return Save(attempt_id, question, option, key, place_of(request))


def _form(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """The page without JavaScript: whatever button is pressed, a chosen answer is saved first."""
    check_seat(request, attempt_id)
    question, go = _number(request.POST.get("question"), 0), request.POST.get("go", "")
    option = 0 if go == "clear" else _number(request.POST.get("option"), -1)
    refused = ""
    if option >= 0 and (go == "clear" or option != _number(request.POST.get("was"), 0)):
        made = Save(
            attempt_id, question, option, request.POST.get("key", ""), place_of(request), watched=False
        )
        try:
            services.save(made, now())
        except Refused as error:
            refused = "&refused=yes"
            if error.code in ("late", "not-running", "other-browser"):
                return redirect("hall:home")
    if go == "flag":
        mark(attempt_id, place_of(request), question)
    place = question + {"next": 1, "previous": -1}.get(go, 0)
    return redirect(f"{reverse('hall:test', args=[attempt_id])}?question={place}{refused}")


@never_cache
@small
@require_POST
def flag(request: HttpRequest, attempt_id: UUID) -> JsonResponse:
    """Mark a question to come back to, or take the mark away, for the page's script."""
    try:
        check_seat(request, attempt_id)
        wanted = request.POST.get("on")
        flags = mark(attempt_id, place_of(request), _number(request.POST.get("question"), 0), wanted == "yes")
    except Refused as refused:
        return JsonResponse({"error": refused.code, "text": str(refused.text)}, status=refused.status)
    return JsonResponse({"flags": flags})


def _number(typed: str | None, otherwise: int) -> int:
    """A small number that came with a request; another one where it is none."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 5 else otherwise


def _words() -> dict[str, str]:
    """What the page's script says, in the language of the page."""
    return {
        "saving": _("Saving …"),
        "saved": _("All answers are saved."),
        "offline": _(
            "No connection. Your answers are kept on this computer and sent again by themselves: go on."
        ),
        "waiting": _("Answers that wait to be sent:"),
        "back": _("The connection is back."),
        "moved": _("This seat is open in another browser. Call the proctor."),
        "refused": _("An answer was not taken. Reload the page and look at it once more."),
        "over": _("The time is over."),
        "minutes": _("Minutes left:"),
        "answered": _("answered"),
        "flagged": _("marked"),
        "flag": _("Mark to come back"),
        "unflag": _("Take the mark away"),
        "wait": _("Wait until all answers are saved, then finish the test."),
    }
