"""``python -m bot schema``."""

import argparse
from pathlib import Path

from programmes.plain.schema import schema_text

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "programme.schema.json"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bot schema", description="Write the JSON Schema of programme files, for editors."
    )
    parser.add_argument("--out", type=Path, default=SCHEMA, help="default: docs/programme.schema.json")
    given = parser.parse_args(arguments)
    given.out.write_text(schema_text(), encoding="utf-8")
    print(given.out)
    return 0
