"""The running of the web server: structured logs, request ids, health, metrics, errors of the engine."""
