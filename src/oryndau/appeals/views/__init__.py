"""Pages of who complains."""
