"""The practice of private enforcement agents: registration, duties, control, discipline (W-01 to W-04)."""
