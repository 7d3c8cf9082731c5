"""What programs ask of a running server: is it alive, is it ready, how is it doing."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from oryndau.cases import outbox
from oryndau.cases.models import Clock
from oryndau.incidents import state
from oryndau.incidents.parts import Part
from oryndau.server import metrics
from oryndau.timekeeping import now


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
    """The process can serve: the database answers and every migration has run; 503 with the reason else."""
    try:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "no answer"}, status=503)
    if pending:
        return JsonResponse({"status": "unavailable", "migrations": pending}, status=503)
    return JsonResponse({"status": "ready"})


def metrics_page(request: HttpRequest) -> HttpResponse:
    """Metrics for Prometheus; to be kept off the public address by the proxy in front."""
    at = now()
    waiting, oldest = outbox.waiting(at)
    metrics.WAITING.set(waiting)
    metrics.OLDEST.set((at - oldest).total_seconds() if oldest else 0)
    metrics.OVERDUE.set(Clock.objects.filter(stopped_at=None, due_at__lt=at).count())
    failed = state.refresh()
    for part in Part:
        metrics.INCIDENTS.labels(part.value).set(part in failed)
    return HttpResponse(metrics.exposition(), content_type="text/plain; version=0.0.4")
