"""Signing: signature sessions, the verifier port, and the evidence that is kept of every signature."""
