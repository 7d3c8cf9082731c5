"""A case as people read it: its story, terms and documents; the desk and the applicant's pages share it."""
