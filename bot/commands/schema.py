"""``python -m bot schema``."""

import argparse
from pathlib import Path

from programmes.plain.schema import schema_text
from reports.export.schema import export_schema

_DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = _DOCS / "programme.schema.json"
EXPORT_SCHEMA = _DOCS / "export.schema.json"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bot schema",
        description="Write the JSON Schema of programme files, for editors, or of exports.",
    )
    parser.add_argument("--out", type=Path, help="default: docs/programme.schema.json")
    parser.add_argument("--export", action="store_true", help="of what «export» writes as JSON")
    given = parser.parse_args(arguments)
    out = given.out or (EXPORT_SCHEMA if given.export else SCHEMA)
    out.write_text(export_schema() if given.export else schema_text(), encoding="utf-8")
    print(out)
    return 0
