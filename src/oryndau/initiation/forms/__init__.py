"""The pages of the application as forms: one group of questions each, checked by the law's own types."""
