"""The form by which a head hands a case to another person of the same role, the same on every desk (C-06)."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.pages.fields import Radios
from oryndau.people import assigning
from oryndau.people.models import Staff


class HandOverForm(forms.Form):
    """To whom, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    staff = forms.ChoiceField(
        label=_("Hand the case to"), widget=Radios, error_messages={"required": _("Choose a person")}
    )
    reason = forms.CharField(
        label=_("Reason"), min_length=5, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Kept in the journal and seen by staff. The parties do not see it."),
        error_messages={"required": _("Write the reason")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], hints: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].choices = choices  # type: ignore[attr-defined]
        self.fields["staff"].widget.hints = hints

    @property
    def nobody(self) -> bool:
        """Whether there is nobody to hand the case to."""
        return not self.fields["staff"].choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> UUID:
        """The post that was chosen."""
        return UUID(self.cleaned_data["staff"])


def form_for(request: HttpRequest, case: Case, colleagues: list[Staff]) -> HandOverForm:
    """The form with everybody but who has the case, each with the number of his open cases."""
    others = [post for post in colleagues if post.pk != case.assignee]
    loads = assigning.loads(post.pk for post in others)
    return HandOverForm(
        request.POST if request.method == "POST" else None, initial={"version": case.version},
        choices=[(str(post.pk), post.person.full_name) for post in others],
        hints={str(post.pk): _load(loads.get(post.pk, 0)) for post in others},
    )  # fmt: skip


def handed(form: HandOverForm, hand: Callable[[UUID, str, int], object]) -> bool:
    """Hand over by a service's own verb, which takes whom, why and the version seen; what it objects to is

    shown above the form.
    """
    said = form.cleaned_data
    try:
        hand(form.chosen, said["reason"], said["version"])
    except FactsInvalid as error:
        for problem in error.extra.get("errors", []):
            form.add_error(None, str(problem["msg"]))
        return False
    return True


def page(
    request: HttpRequest, case: Case, colleagues: list[Staff], hand: Callable[[UUID, str, int], object], *,
    route: str,
) -> HttpResponse:  # fmt: skip
    """The page on which the head chooses a colleague and says why; `route` is the page of the case."""
    form = form_for(request, case, colleagues)
    if request.method == "POST" and form.is_valid() and handed(form, hand):
        name = name_of(form.chosen, colleagues)
        messages.success(request, gettext("The case was handed to %(name)s.") % {"name": name})
        return redirect(route, case.pk)
    context = {
        "case": case, "form": form, "now_with": name_of(case.assignee, colleagues), "route": route,
    }  # fmt: skip
    return render(request, "people/reassign.html", context, status=422 if form.errors else 200)


def name_of(post: UUID | None, colleagues: list[Staff]) -> str:
    """The name of a colleague; empty for nobody."""
    return next((one.person.full_name for one in colleagues if one.pk == post), "")


def _load(number: int) -> str:
    return ngettext("%(number)s open case", "%(number)s open cases", number) % {"number": number}
