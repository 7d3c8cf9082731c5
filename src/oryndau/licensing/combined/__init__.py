"""A part of the room."""
