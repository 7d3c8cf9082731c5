"""Considering an application, whatever the service: completeness, sending back, their papers (L-06)."""
