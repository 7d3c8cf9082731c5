"""The page of open data and its files. Who asks again with the ETag gets 304 while nothing changed."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.text import compress_sequence
from django.views.decorators.http import require_safe

from oryndau.registers.licences import selectors
from oryndau.registers.licences.opendata import describing, writing
from oryndau.registers.licences.opendata.columns import TABLES, Table
from oryndau.registers.licences.selectors import Edition

_SHAPE = "1"
"""Another whenever the files change their shape, so that no old copy passes for a new one."""
_SCHEMAS: dict[str, tuple[Callable[[Table, str], dict[str, Any]], str]] = {
    "csv-metadata": (describing.csvw, "application/csvm+json"),
    "schema": (describing.json_schema, "application/schema+json"),
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the files hold, in words; where they are; under which licence."""
    context = {"tables": TABLES.values(), "edition": selectors.edition(), "licence": describing.LICENCE}
    return render(request, "registers/licences/data.html", context)


@require_safe
def file(request: HttpRequest, table: str, kind: str) -> HttpResponseBase:
    """A file of the register, written while it is sent."""
    found = _table(table)
    edition = selectors.edition()
    etag, changed = f'W/"{_SHAPE}-{edition.key}"', int(edition.at.timestamp()) if edition.at else None
    same = get_conditional_response(request, etag=etag, last_modified=changed)
    response = same or _sent(request, found, kind, edition)
    response["ETag"] = etag
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = "public, no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@require_safe
def schema(request: HttpRequest, table: str, kind: str) -> HttpResponse:
    """The description of a file: CSV on the Web, or JSON Schema."""
    describe, content_type = _SCHEMAS[kind]
    address = settings.SITE_URL + reverse("licences:data")
    response = JsonResponse(
        describe(_table(table), address), content_type=content_type,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )  # fmt: skip
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _table(key: str) -> Table:
    if key not in TABLES:
        raise Http404
    return TABLES[key]


def _sent(request: HttpRequest, table: Table, kind: str, edition: Edition) -> HttpResponseBase:
    described = reverse("licences:schema", args=[table.key, "csv-metadata" if kind == "csv" else "schema"])
    parts, said = _written(table, kind, edition)
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = StreamingHttpResponse(compress_sequence(parts) if packed else parts, content_type=said)
    if packed:
        response["Content-Encoding"] = "gzip"
    about = "application/csvm+json" if kind == "csv" else "application/schema+json"
    response["Link"] = (
        f'<{described}>; rel="describedby"; type="{about}", <{describing.LICENCE}>; rel="license"'
    )
    response["Content-Disposition"] = f'attachment; filename="{table.key}.{kind}"'
    return response


def _written(table: Table, kind: str, edition: Edition) -> tuple[Iterator[bytes], str]:
    if kind == "csv":
        return writing.as_csv(table), "text/csv; charset=utf-8; header=present"
    return writing.as_json(table, edition.at), "application/json"
