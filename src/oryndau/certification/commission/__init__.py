"""The Commission: opening, interview, votes, minutes (C-09, C-14 to C-17)."""
