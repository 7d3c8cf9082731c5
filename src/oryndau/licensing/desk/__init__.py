"""The licensor's desk: completeness, grounds, four eyes, hearing, the licence itself (L-05 to L-09, L-12)."""
