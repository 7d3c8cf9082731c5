"""Who of the invented people is who in the story of the licence. No Django: journeys use it too."""

from oryndau.demo.licensing.plots import PLOTS
from oryndau.demo.people import Invented


def cast_of(invented: list[Invented]) -> dict[str, Invented]:
    """Applicants and holders of licences by their keys in the story."""
    return dict(zip(PLOTS, [one for one in invented if one.group == "agents"], strict=True))
