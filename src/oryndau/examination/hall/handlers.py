"""What this part answers to."""
