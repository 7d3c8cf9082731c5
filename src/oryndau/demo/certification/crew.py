"""The staff of the story with their posts: who stands where in a territory."""

from dataclasses import dataclass
from functools import cached_property

from oryndau.cases.actors import Actor
from oryndau.demo.people import Invented
from oryndau.law.certification.session_facts import Seat
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff


@dataclass(frozen=True)
class Post:
    """An invented person in a post."""

    person: Invented
    staff: Staff

    @cached_property
    def actor(self) -> Actor:
        """The person as he acts by the post."""
        return staff_actor(self.staff)


@dataclass(frozen=True)
class Crew:
    """The staff of a territory that certification needs, by role."""

    posts: dict[str, list[Post]]

    def the(self, role: str) -> Post:
        """Who holds a role that one person holds."""
        return self.posts[role][0]

    @property
    def commission(self) -> list[Post]:
        """The members of the Commission."""
        return self.posts["commission"]

    def seated(self, *, head_chairs: bool) -> dict[Seat, list[Post]]:
        """A Commission of four votes: a split can be equal. Where the head chairs there is a substitute."""
        chair, *others = ([self.the("head")] if head_chairs else []) + self.commission
        return {
            Seat.CHAIRMAN: [chair], Seat.MEMBER: others[:3], Seat.SUBSTITUTE: others[3:],
            Seat.SECRETARY: [self.the("secretary")],
        }  # fmt: skip


def crew_of(invented: list[Invented], territory: str) -> Crew:
    """The crew of a territory ("" for the country), from the posts in the database."""
    people = {one.iin: one for one in invented if one.post}
    posts: dict[str, list[Post]] = {}
    rows = Staff.objects.filter(territory=territory, active=True).select_related("person")
    order = list(people)
    for row in sorted(rows, key=lambda row: order.index(row.person.iin)):
        posts.setdefault(row.role, []).append(Post(people[row.person.iin], row))
    return Crew(posts)
