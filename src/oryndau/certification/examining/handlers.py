"""What this part answers to: messages of the outbox, signatures, events of other rooms."""
