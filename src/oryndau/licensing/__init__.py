"""The licence of a private enforcement agent: issue, re-issue, its life: service 2 (L-01 to L-14)."""
