"""The working days of the story, counted from the day of loading; sessions lie on them (C-19)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from oryndau.law.calendar import WorkCalendar
from oryndau.law.hours import ALMATY, PROVIDER

LUNCH = time(14, 0)


@dataclass(frozen=True, slots=True)
class Days:
    """Days by their distance in working days from the day of loading: -1 is the last one before it."""

    now: datetime
    calendar: WorkCalendar

    @property
    def today(self) -> date:
        """The day of loading, in Kazakhstan."""
        return self.now.astimezone(ALMATY).date()

    def day(self, distance: int) -> date:
        """The working day at this distance; never today itself."""
        found = self.today
        for _ in range(abs(distance)):
            found = (self.calendar.next_working if distance > 0 else self._before)(found)
        return found

    def at_after(self, distance: int, hour: int) -> datetime:
        """That time of the working day after the one at this distance: today itself, when it is one."""
        return self.on(self.calendar.next_working(self.day(distance)), hour)

    def _before(self, day: date) -> date:
        while True:
            day = date.fromordinal(day.toordinal() - 1)
            if self.calendar.is_working(day):
                return day

    def at(self, distance: int, hour: int, minute: int = 0) -> datetime:
        """A moment of that day."""
        return self.on(self.day(distance), hour, minute)

    def on(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment of a day, in Kazakhstan's time."""
        return datetime.combine(day, time(hour, minute), ALMATY)

    @property
    def next_morning(self) -> date:
        """The day of the next opening, to which a visitor moves the clock with one press."""
        here = self.now.astimezone(ALMATY)
        before = self.calendar.is_working(self.today) and here.time() < PROVIDER.opens
        return self.today if before else self.day(1)

    @property
    def under_way(self) -> date:
        """The day of the session that sits: today when its morning is over, else the last working day."""
        here = self.now.astimezone(ALMATY)
        over = self.calendar.is_working(self.today) and here.time() >= LUNCH
        return self.today if over else self.day(-1)
