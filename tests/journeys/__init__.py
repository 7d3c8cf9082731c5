"""Journeys in a real browser through a whole installation: site, worker, emulated state systems, real signatures."""
