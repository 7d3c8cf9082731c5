"""The head appoints the Commission of a session by a signed order (C-09)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from oryndau.acts import services as acting
from oryndau.acts.forms import LawfulForm
from oryndau.cases import engine
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case, Event
from oryndau.cases.permissions import Permission
from oryndau.certification.models import Member, Session
from oryndau.certification.sessions import desk_views
from oryndau.law.certification.session import SESSION
from oryndau.law.certification.session_facts import Composition, Seat
from oryndau.people.models import Staff
from oryndau.timekeeping import now

ROLES = ("commission", "secretary", "head")
SEATS = [
    ("", gettext_lazy("not in the Commission")), ("chairman", gettext_lazy("chairman")),
    ("member", gettext_lazy("member")), ("substitute", gettext_lazy("substitute")),
    ("secretary", gettext_lazy("secretary")),
]  # fmt: skip


class AppointForm(LawfulForm):
    """Who sits where: one choice for everybody whose post lets him sit in the Commission."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    order_number = forms.CharField(
        label=gettext_lazy("Number of the order"), max_length=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip

    def __init__(self, *args: Any, posts: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = posts
        for post in posts:
            self.fields[f"seat_{post.pk}"] = forms.ChoiceField(
                label=post.person.full_name, required=False, help_text=post.position_ru,
                choices=[SEATS[0], SEATS[-1]] if post.role == "secretary" else SEATS[:-1],
            )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """The composition."""
        said = self.cleaned_data
        people = [
            {"staff": str(post.pk), "iin": post.person.iin, "name": post.person.full_name,
             "position": post.position_ru, "seat": said[f"seat_{post.pk}"]}
            for post in self.posts if said.get(f"seat_{post.pk}")
        ]  # fmt: skip
        return {"order_number": said["order_number"], "people": people}


def posts(territory: str) -> list[Staff]:
    """The active posts of a territory from which the Commission is made."""
    found = Staff.objects.filter(territory=territory, role__in=ROLES, active=True).select_related("person")
    return list(found.order_by("role", "person__surname", "person__name"))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def appoint(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Choose the people, read the order, sign it."""
    actor = desk_views.staff_of(request, Permission.ANNOUNCE_SESSION)
    session, case = desk_views.session_for(actor, session_id)
    engine.check_allowed(case, SESSION.step("appoint"), actor)
    form = AppointForm(
        request.POST if request.method == "POST" else None, posts=posts(actor.territory),
        initial={"version": case.version, **_seated(session)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = acting.prepare(
                case.pk, "appoint", form.facts(), actor, version=form.cleaned_data["version"], at=now()
            )
            return redirect("acts:prepared", prepared_id=made.pk)
        except FactsInvalid as error:
            form.take(error)
    context = {"form": form, "session": session}
    return render(request, "certification/sessions/appoint.html", context, status=422 if form.errors else 200)


def _seated(session: Session) -> Mapping[str, str]:
    return {f"seat_{staff}": seat for staff, seat in session.members.values_list("staff_id", "seat")}


def seat(case: Case, facts: Composition, event: Event) -> None:
    """Keep the composition as rows; a new order replaces the former one while the session is ahead."""
    Member.objects.filter(session_id=case.pk).delete()
    Member.objects.bulk_create(
        Member(
            session_id=case.pk, staff_id=person.staff, seat=person.seat.value,
            votes=person.seat in (Seat.CHAIRMAN, Seat.MEMBER),
        )
        for person in facts.people
    )  # fmt: skip
