"""Sessions: announced, changed, cancelled; the public list (C-02)."""
