"""People: persons, organisations, territorial bodies, staff with roles, representatives, sign-in by EDS."""
