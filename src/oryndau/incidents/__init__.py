"""Failures of the information system: noticed, told to the bodies and to the people, closed (C-23, E-14)."""
