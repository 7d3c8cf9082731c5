"""The candidate applies: forms An.2 and An.3, his case page (C-03, C-04, C-20)."""
