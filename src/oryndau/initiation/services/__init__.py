"""The verbs of the service: prepare, submit, register, decide, deliver."""
