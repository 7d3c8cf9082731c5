"""The feed of announced sessions, for readers and programs (C-02)."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from oryndau.cases import calendars
from oryndau.certification.models import Session
from oryndau.certification.sessions.selectors import Listed, listed
from oryndau.pages import formats
from oryndau.timekeeping import now


class Sessions(Feed):  # type: ignore[type-arg]
    """The fifty sessions that were announced or changed last."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Name of the feed."""
        return _("Certification sessions of private enforcement agents")

    def link(self) -> str:
        """The page whose feed this is."""
        return reverse("sessions:list")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The territory that the reader asked for, if any."""
        return request.GET.get("territory", "")

    def items(self, territory: str) -> list[Listed]:
        """Sessions, the last changed first."""
        rows = Session.objects.filter(territory=territory) if territory else Session.objects.all()
        return listed(rows.order_by("-changed_at")[:50], calendars.active(), now())

    def item_title(self, item: Any) -> str:
        """Who holds it and when."""
        language = (get_language() or "kk")[:2]
        return f"{item.body.in_(language)}: {formats.moment(item.session.held_at)}"

    def item_description(self, item: Any) -> str:
        """Place, closing date, seats."""
        told = {"place": item.place.in_((get_language() or "kk")[:2]),
                "day": formats.day(item.session.closes_on), "left": item.left}  # fmt: skip
        return _("%(place)s. Documents are received until %(day)s. Seats left: %(left)s.") % told

    def item_link(self, item: Any) -> str:
        """The session's page."""
        return reverse("sessions:one", args=[item.session.pk])

    def item_guid(self, item: Any) -> str:
        """The session's id, which no change alters."""
        return f"urn:uuid:{item.session.pk}"

    item_guid_is_permalink = False

    def item_updateddate(self, item: Any) -> datetime:
        """When it was changed last."""
        changed: datetime = item.session.changed_at
        return changed
