"""Complaints about public services: to whom, by when, who decides, what silence means (C-24, E-15)."""
