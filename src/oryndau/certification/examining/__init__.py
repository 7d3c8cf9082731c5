"""The examination on the side of the service: identity, start, result, suspension (C-10 to C-13)."""
