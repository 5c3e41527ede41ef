"""The programme as a closed period keeps it: facts to plain data and back."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from domain.programme.document import IndicatorFields, Level
from domain.programme.fields import restored
from models.repositories.programme.programmes import HeadingFacts, IndicatorFacts
from models.tables.period import Snapshot


def plain_indicators(rows: Iterable[IndicatorFacts]) -> list[dict[str, Any]]:
    return [asdict(row) for row in rows]


def plain_headings(rows: Iterable[HeadingFacts]) -> list[dict[str, Any]]:
    return [{**asdict(row), "aliases": list(row.aliases)} for row in rows]


def indicators_of(snapshot: Snapshot) -> list[IndicatorFacts]:
    """As they were; an entry that a newer version added has its default."""
    return [IndicatorFacts(**{**kept, **restored(IndicatorFields, kept)}) for kept in snapshot.indicators]


def headings_of(snapshot: Snapshot) -> list[HeadingFacts]:
    return [
        HeadingFacts(**{**kept, "level": Level(kept["level"]), "aliases": tuple(kept["aliases"])})
        for kept in snapshot.headings
    ]
