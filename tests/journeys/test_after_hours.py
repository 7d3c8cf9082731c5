"""An application made on a Sunday is registered on the next working morning (C-06, C-21, E-05)."""

import time
from datetime import datetime, timedelta
from datetime import time as clock_time

import pytest

from oryndau.demo.people import Invented
from oryndau.law import calendar
from oryndau.pages import formats
from oryndau.timekeeping import ALMATY
from tests.journeys.conftest import Come, moment
from tests.journeys.installation import Site

pytestmark = pytest.mark.browser


def _next_sunday(site: Site) -> datetime:
    """Noon of the next Sunday after which a working Monday comes."""
    day = moment(site).date() + timedelta(days=1)
    while day.weekday() != 6 or not calendar.current().is_working(day + timedelta(days=1)):
        day += timedelta(days=1)
    return datetime.combine(day, clock_time(12), ALMATY)


def test_on_sunday_it_says_monday_nine_oclock_and_keeps_the_word(
    come: Come, site: Site, claimants: list[Invented]
) -> None:
    """C-06, C-21, E-05: the moment is said at once; nothing is registered before it, and it is at it."""
    sunday = _next_sunday(site)
    site.set_clock(sunday)
    person = claimants[13]
    visitor = come(person)
    case = visitor.apply(person, sunday.date())
    monday = datetime.combine(sunday.date() + timedelta(days=1), clock_time(9), ALMATY)
    assert formats.moment(monday, "en") in visitor.says()
    visitor.look_in_every_language()
    time.sleep(2)
    visitor.open(case)
    assert "Not registered yet" in visitor.page.locator(".govuk-caption-l").inner_text()
    visitor.look_in_every_language()
    number = visitor.registration(case)
    assert number in visitor.page.locator(".govuk-caption-l").inner_text()
    assert moment(site).date() == monday.date()
    assert formats.day(monday, "en") in visitor.says()
