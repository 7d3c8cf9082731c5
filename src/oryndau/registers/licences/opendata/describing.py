"""The files described for programs: CSV on the Web (W3C), JSON Schema; labels in three languages."""

from typing import Any

from oryndau.law.text import Text
from oryndau.registers.licences.opendata.columns import CHANGES, LICENCES, Column, Table

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Our choice: the law publishes the register and names no licence of data."""
PUBLISHER = Text(
    kk="Қазақстан Республикасының Әділет министрлігі", ru="Министерство юстиции Республики Казахстан",
    en="Ministry of Justice of the Republic of Kazakhstan",
)  # fmt: skip
_FORMATS = {"date": "date", "dateTime": "date-time"}


def csvw(table: Table, address: str) -> dict[str, Any]:
    """Metadata of a CSV file; `address` is the absolute address of the page of open data."""
    schema: dict[str, Any] = {
        "columns": [_csv_column(one) for one in table.columns], "primaryKey": list(table.identity),
    }  # fmt: skip
    if table is CHANGES:
        refers = {"resource": f"{address}{LICENCES.key}.csv", "columnReference": "number"}
        schema["foreignKeys"] = [{"columnReference": "number", "reference": refers}]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{address}{table.key}.csv",
        "dc:title": _labels(table.title), "dc:publisher": _labels(PUBLISHER),
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tableSchema": schema,
    }  # fmt: skip


def json_schema(table: Table, address: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of a JSON file."""
    row = {
        "type": "object", "additionalProperties": False, "required": [one.name for one in table.columns],
        "properties": {one.name: _property(one) for one in table.columns},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{address}{table.key}.schema.json",
        "title": table.title.en, "x-titles": table.title.as_dict(),
        "type": "object", "additionalProperties": False, "required": ["licence", "changed_at", table.key],
        "properties": {
            "licence": {"const": LICENCE},
            "changed_at": {"type": ["string", "null"], "format": "date-time"},
            table.key: {"type": "array", "items": row},
        },
    }  # fmt: skip


def _csv_column(one: Column) -> dict[str, Any]:
    titles = {"en": [one.name, one.label.en], "kk": one.label.kk, "ru": one.label.ru}
    return {"name": one.name, "titles": titles, "datatype": one.kind, "required": one.required}


def _property(one: Column) -> dict[str, Any]:
    kind = "integer" if one.kind == "integer" else "string"
    told: dict[str, Any] = {
        "type": kind if one.required else [kind, "null"], "title": one.label.en,
        "x-titles": one.label.as_dict(),
    }  # fmt: skip
    if one.kind in _FORMATS:
        told["format"] = _FORMATS[one.kind]
    if one.words:
        told["x-meanings"] = {key: text.as_dict() for key, text in one.words.items()}
    return told


def _labels(text: Text) -> list[dict[str, str]]:
    return [{"@value": words, "@language": language} for language, words in text.as_dict().items()]
