"""The programme as a closed period keeps it: facts to plain data and back, as older versions kept it too."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.given import Decided
from domain.programme.document import HeadingKind, IndicatorFields
from domain.programme.fields import restored
from models.repositories.programme.programmes import HeadingFacts, IndicatorFacts, named
from models.tables.period import PeriodRow, Snapshot

_HEADING = frozenset(one.name for one in fields(HeadingFacts))
_INDICATOR = frozenset(one.name for one in fields(IndicatorFacts))


_DECISIONS = "decisions"


def plain_indicators(
    rows: Iterable[IndicatorFacts], decisions: Mapping[int, Iterable[Decided]]
) -> list[dict[str, Any]]:
    """``decisions``: what the coordinator has decided about methodologies, by indicator id."""
    return [
        {
            **asdict(row),
            "path": list(row.path),
            "aliases": list(row.aliases),
            _DECISIONS: {one.name: one.option for one in decisions.get(row.id, ())},
        }
        for row in rows
    ]


def plain_headings(rows: Iterable[HeadingFacts]) -> list[dict[str, Any]]:
    return [{**asdict(row), "aliases": list(row.aliases)} for row in rows]


def indicators_of(snapshot: Snapshot) -> list[IndicatorFacts]:
    """As they were; an entry that a newer version added has its default, one that is no more is left out."""
    return named([_indicator({**kept, "path": _path(kept)}) for kept in snapshot.indicators])


async def of_programme(session: AsyncSession, programme_id: int) -> list[tuple[str, Snapshot]]:
    """What each period that was ever closed keeps, by its key."""
    query = select(PeriodRow.key, Snapshot).join(PeriodRow, PeriodRow.id == Snapshot.period_id)
    found = await session.execute(query.where(Snapshot.programme_id == programme_id))
    return [(key, kept) for key, kept in found]


def decisions_of(snapshot: Snapshot) -> dict[int, tuple[Decided, ...]]:
    """What had been decided about methodologies, by indicator id; nothing where an older version kept it."""
    kept = {one["id"]: one.get(_DECISIONS, {}) for one in snapshot.indicators}
    return {id_: tuple(Decided(*one) for one in found.items()) for id_, found in kept.items() if found}


def _indicator(kept: Mapping[str, Any]) -> IndicatorFacts:
    known = {name: value for name, value in kept.items() if name in _INDICATOR}
    return IndicatorFacts(**known | restored(IndicatorFields, known))


def _path(kept: Mapping[str, Any]) -> tuple[int, ...]:
    """Until there were three levels, a task and a section."""
    path = kept["path"] if "path" in kept else (kept["task_id"], kept["section_id"])
    return tuple(one for one in path if one is not None)


def headings_of(snapshot: Snapshot) -> list[HeadingFacts]:
    """Until headings had parents, a section stood under the task before it."""
    task_id: int | None = None
    found = []
    for kept in sorted(snapshot.headings, key=lambda one: int(one["position"])):
        kind = HeadingKind(kept["kind"] if "kind" in kept else kept["level"])
        task_id = kept["id"] if kind is HeadingKind.TASK else task_id
        above = None if kind is HeadingKind.TASK else task_id
        known = {"parent_id": above} | {name: value for name, value in kept.items() if name in _HEADING}
        found.append(HeadingFacts(**known | {"kind": kind, "aliases": tuple(kept["aliases"])}))
    return found
