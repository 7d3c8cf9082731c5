"""Pages of this part: the licensor's and the proposers' desk, and the holder's own."""
