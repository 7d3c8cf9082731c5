"""Prometheus metrics: requests by route, and the state of the outbox and the clocks when asked."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

REGISTRY = CollectorRegistry()
REQUESTS = Counter("oryndau_requests_total", "Requests", ["method", "route", "status"], registry=REGISTRY)
SECONDS = Histogram(
    "oryndau_request_seconds", "Time to answer", ["route"], registry=REGISTRY,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)  # fmt: skip
WAITING = Gauge("oryndau_outbox_waiting", "Messages of the outbox that are due", registry=REGISTRY)
OLDEST = Gauge("oryndau_outbox_oldest_seconds", "Age of the oldest due message", registry=REGISTRY)
OVERDUE = Gauge("oryndau_clocks_overdue", "Open clocks past their end", registry=REGISTRY)

INCIDENTS = Gauge("oryndau_incidents_open", "Failures that stand", ["part"], registry=REGISTRY)


def observe(method: str, route: str, status: int, seconds: float) -> None:
    """Count one request."""
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(route).observe(seconds)


def exposition() -> bytes:
    """The metrics of this process as text."""
    return generate_latest(REGISTRY)
