"""The desk of the bailiff and of the head: work queue, case page, the two acts, reassignment (E-03, E-10)."""
