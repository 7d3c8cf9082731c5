"""The feed of changes of licences, of the country or of a region, for readers and programs (Art. 143(7))."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from oryndau.law.territories import territories
from oryndau.pages.formats import page_locale
from oryndau.registers.licences import selectors, showing, words
from oryndau.registers.licences.told import told
from oryndau.registers.models import LicenceChange
from oryndau.timekeeping import local


class Changes(Feed):  # type: ignore[type-arg]
    """The hundred changes that were entered last."""

    feed_type = Atom1Feed
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The region that the reader asked for, if any."""
        asked = request.GET.get("region", "")
        return asked if asked in territories() else ""

    def title(self, region: str) -> str:
        """Name of the feed."""
        named = _("Changes of licences of private enforcement agents")
        return f"{named}: {territories()[region].name.in_(page_locale().language)}" if region else named

    def link(self, region: str) -> str:
        """The page whose feed this is."""
        return reverse("licences:list") + (f"?region={region}" if region else "")

    def items(self, region: str) -> list[LicenceChange]:
        """Changes, the last entered first."""
        return selectors.latest(region)

    def item_title(self, item: Any) -> str:
        """What happened to whose licence."""
        language = page_locale().language
        return f"{words.title(item).in_(language)}: {item.licence.name}, {item.licence.number}"

    def item_description(self, item: Any) -> str:
        """State since when, and the acts."""
        language = page_locale().language
        found = words.particulars(item, told(item), local(item.at).date())
        return ". ".join([words.STATES[item.state].in_(language), *(one.in_(language) for one in found)])

    def item_link(self, item: Any) -> str:
        """The licence's page."""
        return showing.address(item.licence.number)

    def item_guid(self, item: Any) -> str:
        """The change itself, which nothing alters."""
        return f"tag:{settings.SITE_NAME},2026:licence:{item.licence_id}:{item.event}"

    def item_updateddate(self, item: Any) -> datetime:
        """When it was entered."""
        entered: datetime = item.at
        return entered

    item_pubdate = item_updateddate

    def item_categories(self, item: Any) -> list[str]:
        """The state, for programs."""
        return [item.state]
