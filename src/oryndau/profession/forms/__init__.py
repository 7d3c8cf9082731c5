"""Forms of the room: one for each step of an agent's case."""
