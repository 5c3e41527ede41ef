"""Two plain structures compared as the lines of their JSON, so that what differs can be read."""

import json
from difflib import unified_diff

MOST_LINES = 80


def lines(plain: object) -> list[str]:
    """As a file keeps it: one text, one line."""
    return json.dumps(plain, ensure_ascii=False, indent=1).splitlines()


def difference(expected: object, found: object) -> str:
    """Empty where they are the same; else the first lines that differ, with those around them."""
    different = unified_diff(lines(expected), lines(found), "expected", "found", n=8, lineterm="")
    return "\n".join(list(different)[:MOST_LINES])
