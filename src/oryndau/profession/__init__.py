"""The profession: agents with their offices, insurance, training, checks, discipline (W-01 to W-04)."""
