"""The JSON Schema of an export, made from its columns."""

import json
from typing import Any

from domain.figures.standing import State
from reports.book import FigureStage
from reports.export.tables import AUTHOR, SCHEMA_VERSION, TABLES, ColumnKind, ExportColumn
from texts import texts

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[ColumnKind, dict[str, Any]] = {
    ColumnKind.TEXT: {"type": "string"},
    ColumnKind.NUMBER: {"type": ["number", "null"]},
    ColumnKind.WHOLE: {"type": "integer"},
    ColumnKind.DAY: {"type": ["string", "null"], "format": "date"},
    ColumnKind.MOMENT: {"type": ["string", "null"], "format": "date-time"},
    ColumnKind.FLAG: {"type": "boolean"},
    ColumnKind.STATE: {"type": "string", "enum": ["", *(one.value for one in State)]},
    ColumnKind.STAGE: {"type": "string", "enum": [one.value for one in FigureStage]},
}


def export_schema() -> str:
    """The schema as kept in ``docs/export.schema.json``."""
    schema = {
        "$schema": _DIALECT,
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "programme", "municipality", *TABLES],
        "properties": {
            "schema": {"type": "integer", "enum": [SCHEMA_VERSION]},
            "programme": {"type": "string"},
            "municipality": {"type": "string"},
            **{name: {"type": "array", "items": _row(columns)} for name, columns in TABLES.items()},
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _row(columns: tuple[ExportColumn, ...]) -> dict[str, Any]:
    t = texts("ru")
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [one.key for one in columns if one.key != AUTHOR],
        "properties": {
            one.key: {**_TYPES[one.kind], "description": t.label(f"export.column.{one.key}")}
            for one in columns
        },
    }
