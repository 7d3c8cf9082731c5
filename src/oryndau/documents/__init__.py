"""Typeset documents, their seal and storage, and the public check of a document."""
