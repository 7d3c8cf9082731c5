"""The programs' entrance: OpenAPI, tokens of organisations, idempotent submission (E-02(3), E-05)."""
