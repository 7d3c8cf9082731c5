"""The hearing before a refusal, whatever the service: days, forms, papers, minutes (C-18, L-07)."""
