"""The bank of questions, kept by the Department (C-11)."""
