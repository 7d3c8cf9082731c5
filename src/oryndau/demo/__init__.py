"""The demonstration: invented people and cases, all made through the same engine as real ones."""
