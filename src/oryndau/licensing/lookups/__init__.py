"""The registers are asked about an applicant, and their answers are written into his case (L-04)."""
