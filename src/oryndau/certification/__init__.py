"""Certification of persons who want to be private enforcement agents: service 1 (C-01 to C-25)."""
