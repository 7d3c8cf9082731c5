"""Pages of the hall: the proctor's, the candidate's, the Department's."""
