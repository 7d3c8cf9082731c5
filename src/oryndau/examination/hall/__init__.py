"""The hall: the test page of a candidate and every saved answer (C-11 to C-13)."""
