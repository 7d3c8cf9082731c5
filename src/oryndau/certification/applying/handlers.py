"""What this part answers to: signatures of candidates, how they are shown, what the story tells, where."""

from oryndau.certification.applying import place, road, services, story
from oryndau.certification.applying.views import signing

__all__ = ["place", "road", "services", "signing", "story"]
