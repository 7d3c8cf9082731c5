"""The profession of private enforcement agent as law (Law 261-IV, Chapter 16; W-01 to W-04)."""
