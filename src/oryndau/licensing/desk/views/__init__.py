"""Pages of the licensor's desk: queue, case, acts."""
