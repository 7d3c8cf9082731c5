"""Pages of fees (L-10)."""
