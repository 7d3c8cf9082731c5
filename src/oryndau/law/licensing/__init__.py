"""The licence of a private enforcement agent as law: issue, re-issue, life (Order 69, Appendix 2)."""
