"""Who of the invented people is which candidate of the story. No Django: journeys use it too."""

from oryndau.demo.certification.plots import PLOTS
from oryndau.demo.people import Invented


def cast_of(invented: list[Invented]) -> dict[str, Invented]:
    """The candidates by their keys in the story."""
    candidates = [one for one in invented if one.group == "candidates"]
    return dict(zip(PLOTS, candidates, strict=True))
