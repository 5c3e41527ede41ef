"""The JSON Schema of a programme file, by which editors help while it is written."""

import json
from typing import Any

from programmes.plain.descriptions import DESCRIPTIONS
from programmes.plain.programme import ProgrammePlain

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The schema as kept in ``docs/programme.schema.json``."""
    schema = {"$schema": DIALECT, **_without_titles(ProgrammePlain.model_json_schema())}
    for name, model in {"ProgrammePlain": schema, **schema["$defs"]}.items():
        _describe(model, DESCRIPTIONS.get(name, {}))
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _describe(model: dict[str, Any], words: Any) -> None:
    """A model and its entries in words for whoever fills them in, instead of the code's own."""
    if words:
        model["description"] = words[""]
    for key, entry in model.get("properties", {}).items():
        if key in words:
            entry["description"] = words[key]


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
