"""Pages of the desk: queue, case, acts, results."""
