"""The desk on which complaints are considered."""
