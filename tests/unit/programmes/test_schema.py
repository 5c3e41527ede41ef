"""The schema by which editors help: every entry says in Russian what belongs there."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from programmes.plain.descriptions import DESCRIPTIONS
from programmes.plain.schema import schema_text

SCHEMA: dict[str, Any] = json.loads(schema_text())
MODELS = {"ProgrammePlain": SCHEMA, **SCHEMA["$defs"]}
RUSSIAN = re.compile(r"[а-яё]{2}")


def entries() -> Iterator[tuple[str, str]]:
    for name, model in MODELS.items():
        yield name, str(model.get("description", ""))
        for key, entry in model.get("properties", {}).items():
            yield f"{name}.{key}", str(entry.get("description", ""))


@pytest.mark.parametrize(("entry", "said"), list(entries()))
def test_every_entry_says_in_russian_what_belongs_there(entry: str, said: str) -> None:
    words = re.sub(
        r"[A-Z][a-z]+/\w+|\b[a-z]+_?[a-z_]*\b(?= —|,| или|:|$|\)| и )|hands_in: УГХ|{period}", "", said
    )
    assert RUSSIAN.search(said), said
    assert not re.search(r"[A-Za-z]{4}", words), said
    assert len(said) > 5


def test_nothing_is_described_that_no_file_has() -> None:
    described = {(name, key) for name, words in DESCRIPTIONS.items() for key in words if key}
    there = {(name, key) for name, model in MODELS.items() for key in model.get("properties", {})}
    assert described - there == set()
    assert set(DESCRIPTIONS) - set(MODELS) == set()
