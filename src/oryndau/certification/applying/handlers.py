"""What this part answers to: signatures of candidates, how they are shown, and what the story tells."""

from oryndau.certification.applying import services, story
from oryndau.certification.applying.views import signing

__all__ = ["services", "signing", "story"]
