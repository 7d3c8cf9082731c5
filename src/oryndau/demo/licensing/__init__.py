"""The licence in the demonstration: who applies, who holds one, what became of it (L-01 to L-13)."""
