"""Where an agent's case is shown to him."""

from oryndau.law.profession.agent import AGENT
from oryndau.people.places import Place, stands_at
from oryndau.profession.showing import TONES

stands_at(AGENT.key, Place("agent:case", "agent:file", TONES))
