"""Cases: runs any procedure. One door (`engine.perform`), one journal, one outbox."""
