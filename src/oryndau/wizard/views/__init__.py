"""Pages that are the same in every service."""
