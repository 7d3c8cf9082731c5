"""Journeys in a real browser through a whole installation, with real signatures."""
