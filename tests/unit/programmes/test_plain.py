"""A programme as plain data and as YAML, and back, equal."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from domain.programme.document import Programme
from programmes.plain.base import Plain
from programmes.plain.nodes import data
from programmes.plain.whole import from_plain, to_plain
from programmes.yaml.file import write_yaml
from programmes.yaml.nodes import read_nodes
from tests.unit.programmes.programme_strategies import FEWER, programmes


@given(programmes())
@FEWER
def test_what_becomes_plain_comes_back_equal(programme: Programme) -> None:
    plain = to_plain(programme)
    assert from_plain(json.loads(json.dumps(plain))) == programme
    assert to_plain(from_plain(plain)) == plain


@given(programmes())
@FEWER
def test_what_is_written_as_yaml_is_read_equal(programme: Programme) -> None:
    assert from_plain(data(read_nodes(write_yaml(programme)))) == programme


def models() -> list[type[Plain]]:
    found = list(Plain.__subclasses__())
    for model in found:
        found.extend(model.__subclasses__())
    return [model for model in found if hasattr(model, "makes")]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_a_model_says_everything_that_its_dataclass_holds(model: type[Plain]) -> None:
    elsewhere = {
        "MethodologyPlain": {"indicator"},
        "ProgrammePlain": {"rows"},
        "FormulaPlain": {"name", "text"},
        "AssignmentPlain": {"part", "executor"},
    }
    said = set(model.model_fields) - model.adds | elsewhere.get(model.__name__, set())
    assert said >= {field.name for field in fields(model.makes) if field.init}


@pytest.mark.parametrize("plain", [None, [], {}, {"title": 1, "period_kind": "half_year"}, {"title": "x"}])
def test_what_is_no_programme_is_refused(plain: Any) -> None:
    with pytest.raises(ValidationError):
        from_plain(plain)
