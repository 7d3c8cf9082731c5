"""Forms of the application's pages (Order No. 69, Appendix 2, annexes 2 to 4)."""
