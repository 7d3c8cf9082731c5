"""The State register of licences of private enforcement agents (Art. 142(1); L-12)."""
