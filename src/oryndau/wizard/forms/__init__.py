"""Forms of a wizard's pages: what they share, and questions that every service asks."""
