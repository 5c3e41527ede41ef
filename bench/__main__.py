"""``make bench``: a line of JSON for each pair, and a summary for people on the error stream."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator

from bench import (
    books,
    conversations,
    documents,
    figures,
    methodologies,
    pages,
    pictures,
    reminders,
    reports,
    standings,
    start,
)
from bench.http import broadcast
from bench.http import pairs as http
from bench.pair import Measured, Pair, measure

SUBJECTS: dict[str, Callable[[], Iterator[Pair]]] = {
    "standings": standings.pairs,
    "methodologies": methodologies.pairs,
    "figures": figures.pairs,
    "documents": documents.pairs,
    "reports": reports.pairs,
    "books": books.pairs,
    "pages": pages.pairs,
    "pictures": pictures.pairs,
    "conversations": conversations.pairs,
    "reminders": reminders.pairs,
    "http": http.pairs,
    "broadcast": broadcast.pairs,
    "start": start.pairs,
}


def main() -> int:
    parser = _parser()
    given = parser.parse_args()
    if unknown := set(given.subjects) - SUBJECTS.keys():
        parser.error(f"no such subject: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    began = time.monotonic()
    measured: list[Measured] = []
    for name in given.subjects or SUBJECTS:
        print(f"… {name}", file=sys.stderr, flush=True)
        for pair in SUBJECTS[name]():
            measured.append(measure(pair))
            print(json.dumps(measured[-1].to_plain(), ensure_ascii=False), flush=True)
    _tell(measured, time.monotonic() - began)
    return 1 if given.strict and not all(one.met for one in measured) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=", ".join(SUBJECTS))
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a goal is not met")
    return parser


def _tell(measured: list[Measured], took: float) -> None:
    width = max(len(one.pair.name) for one in measured)
    lines = [f"{'':{width}}      ours     floor   ratio    goal"]
    for one in measured:
        shown = f"{_seconds(one.ours)} {_seconds(one.floor)} {one.ratio:7.2f} {one.pair.goal:7.2f}"
        lines.append(f"{one.pair.name:{width}} {shown}{'' if one.met else '  NOT MET'}")
    lines.append(f"{sum(one.met for one in measured)} of {len(measured)} goals met, {took:.0f} s")
    print("\n".join(lines), file=sys.stderr)


def _seconds(took: float) -> str:
    return f"{took * 1000:7.2f}ms"


if __name__ == "__main__":
    sys.exit(main())
