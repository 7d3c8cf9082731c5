"""The registers are asked about a candidate, and their answers are written into his case (C-05)."""
