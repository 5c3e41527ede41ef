"""The JSON Schema of a programme file, by which editors help while it is written."""

import json
from typing import Any

from programmes.plain.programme import ProgrammePlain

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The schema as kept in ``docs/programme.schema.json``."""
    schema = {"$schema": DIALECT, **_without_titles(ProgrammePlain.model_json_schema())}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _without_titles(schema: Any) -> Any:
    """pydantic gives each entry its own key as a title; a hint that says nothing hides the description."""
    if isinstance(schema, list):
        return [_without_titles(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }
