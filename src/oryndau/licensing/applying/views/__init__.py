"""Pages of who applies for a licence (L-02, L-03, L-09)."""
