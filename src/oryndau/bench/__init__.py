"""Measurements of the real site: its web server, its database with fsync, requests over HTTP."""
