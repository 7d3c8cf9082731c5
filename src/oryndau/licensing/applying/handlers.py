"""What this part answers to: signatures of applicants, how they are shown, and what the story tells."""

from oryndau.licensing.applying import place, services, story
from oryndau.licensing.applying.views import signing

__all__ = ["place", "services", "signing", "story"]
