"""Rules of enforcement itself: documents, their presentation, place, competence, grounds of refusal,
measures."""
