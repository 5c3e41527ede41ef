"""The schema that is kept is the one of what is written."""

from pathlib import Path

from reports.export.schema import export_schema

KEPT = Path(__file__).resolve().parents[3] / "docs" / "export.schema.json"


def test_the_kept_schema_is_that_of_the_columns() -> None:
    assert KEPT.read_text("utf-8") == export_schema(), "python -m bot schema --export writes it anew"
