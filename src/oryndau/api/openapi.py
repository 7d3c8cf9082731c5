"""The OpenAPI document: made from the operations, committed as `docs/api/openapi.json`.

`python -m oryndau.api.openapi` writes it anew; a test says when it is out of date.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import django
from ninja.openapi.schema import REF_TEMPLATE

COMMITTED = Path(__file__).resolve().parents[3] / "docs" / "api" / "openapi.json"
_PROBLEM = "ProblemDetails"
_ALWAYS = {
    401: "No live token", 403: "The token has no right to this", 405: "No such method",
    422: "Something is wrong: see errors", 429: "Too many requests", 500: "A fault on our side",
}  # fmt: skip
_WITH_BODY = {400: "Unreadable", 409: "It exists already", 413: "Too large", 415: "Another media type"}
_MORE = {
    "submitApplication": {**_WITH_BODY, 503: "A certificate's status is not known now"},
    "uploadFile": _WITH_BODY,
    "listCases": {}, "readCase": {404: "No such case"}, "listDocuments": {404: "No such case"},
    "readDocument": {404: "No such document"}, "readDeadline": {}, "readLicence": {404: "No such licence"},
}  # fmt: skip


@cache
def document() -> dict[str, Any]:
    """The document as plain data, always in the same order."""
    from oryndau.api.schemas import ProblemDetails
    from oryndau.api.v1 import ROOT, api

    made: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT + "/")))
    schema = ProblemDetails.model_json_schema(ref_template=REF_TEMPLATE, mode="serialization", by_alias=True)
    made["components"]["schemas"] |= {**schema.pop("$defs", {}), _PROBLEM: schema}
    for methods in made["paths"].values():
        for operation in methods.values():
            _complete(operation)
    return made


@cache
def text() -> str:
    """The document as it is committed and served."""
    return json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _complete(operation: dict[str, Any]) -> None:
    """Say every refusal, and what the framework cannot know: headers and bytes."""
    refusals = {**_ALWAYS, **_MORE[operation["operationId"]]}
    for status, words in refusals.items():
        schema = {"$ref": REF_TEMPLATE.format(model=_PROBLEM)}
        said = {"description": words, "content": {"application/problem+json": {"schema": schema}}}
        operation["responses"][str(status)] = said
    if operation["operationId"] == "submitApplication":
        operation["responses"]["201"]["headers"] = {
            "Location": {"description": "Where the case is read", "schema": {"type": "string"}},
            "Idempotency-Replayed": {
                "description": "true where the request was answered before", "schema": {"const": "true"},
            },
        }  # fmt: skip
    if operation["operationId"] == "readDocument":
        binary = {"schema": {"type": "string", "format": "binary"}}
        operation["responses"]["200"]["content"] = {"application/pdf": binary}


if __name__ == "__main__":
    django.setup()
    COMMITTED.parent.mkdir(parents=True, exist_ok=True)
    COMMITTED.write_text(text())
