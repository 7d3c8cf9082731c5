"""The system broken on purpose: its programs are killed in the middle of work, then everything is counted."""
