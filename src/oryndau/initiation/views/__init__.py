"""The claimant's pages: begin, fill in, check, sign, follow."""
