"""Pages of the room: the desk of body and chamber, the agent's own page."""
