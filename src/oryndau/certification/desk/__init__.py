"""The desk of the territorial body: completeness, restrictions, hearing, admission (C-07, C-08, C-18)."""
