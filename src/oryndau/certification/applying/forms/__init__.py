"""Forms of the application's pages (Order No. 69, Appendix 1, annexes 2 and 3)."""
