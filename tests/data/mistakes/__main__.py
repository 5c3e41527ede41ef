"""``python -m tests.data.mistakes``: the sentences of every row anew."""

from typing import Any

import yaml

from tests.data.mistakes.rows import FORMULAS, TABLE, as_table, rows, told


class _Dumper(yaml.SafeDumper):
    pass


def written(row: dict[str, Any]) -> str:
    """A row, its sentences behind what is typed."""
    given: dict[str, Any] = {key: row[key] for key in ("typed", "instead of", "only", "why") if key in row}
    full = {**given, **told(row)}
    return yaml.dump([full], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def main() -> None:
    heading = FORMULAS.read_text("utf-8").partition("\n- ")[0]
    body = "\n".join(written(row) for row in rows(FORMULAS))
    FORMULAS.write_text(f"{heading}\n{body}", "utf-8")
    TABLE.write_text(as_table(rows(FORMULAS)), "utf-8")
    print(f"{len(rows(FORMULAS))} rows")


if __name__ == "__main__":
    main()
