"""What this part answers to: messages of the outbox, completions of signatures."""
