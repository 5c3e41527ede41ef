"""A programme's document written over what is kept: new rows added, changed ones changed, gone ones ended.

The same for a new programme, where nothing is kept yet. Headings, measures, indicators and executors are
never deleted, so no figure ever loses its indicator. Every row that changes has its audit entry.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.programme.document import Executor, Heading, Indicator, Measure, Programme
from domain.programme.fields import kept_names
from domain.programme.outline import DEEPEST, depth_of, paths
from domain.programme.short_names import with_short_names
from models.repositories.programme import document_rows, periods, programmes
from models.tables import indicator as rows
from programmes.change.matching import Matches, Words, same_executors
from programmes.change.matching import spots as indicator_places
from programmes.executors.cells import title_key
from services.computing.changed_methods import follow_document
from services.context import Work
from services.programme.pen import Pen
from services.programme.renumber import GONE, free_names, renumber_questions
from services.programme.write_beside import write_beside

LONGEST_NAME = 500
LONGEST_NUMBER = 32


async def write_document(work: Work, programme_id: int, document: Programme) -> dict[str, int]:
    """In the caller's transaction; the ids of the document's indicators by number.

    Open periods are held: no figure lands in one, computed by the methodology of before.
    """
    await periods.hold_open(work.session, programme_id)
    before = await programmes.methodologies(work.session, programme_id)
    pen, document = Pen(work, programme_id), with_short_names(document)
    executor_ids = await _executors(pen, document)
    indicator_ids = await _rows(pen, document)
    await write_beside(pen, document, indicator_ids, executor_ids)
    await follow_document(work, programme_id, before)
    return indicator_ids


async def _executors(pen: Pen, document: Programme) -> dict[str, int]:
    """Those the document no longer names stay: somebody may answer for them."""
    kept = await document_rows.executors(pen.work.session, pen.programme_id)
    known = [(Executor(row.name, spellings=tuple(row.spellings)), row) for row in kept]
    wanted = [
        (
            row,
            {
                "programme_id": pen.programme_id,
                "name": executor.name[:LONGEST_NAME],
                "kind": executor.kind,
                "by_agreement": executor.by_agreement,
                "spellings": list(executor.spellings),
            },
        )
        for row, executor in zip(same_executors(known, document.executors), document.executors, strict=True)
    ]
    written = await pen.put(rows.Executor, wanted)
    names = (executor.name for executor in document.executors)
    return dict(zip(names, (row.id for row in written), strict=True))


async def _rows(pen: Pen, document: Programme) -> dict[str, int]:
    kept = await document_rows.outline(pen.work.session, pen.programme_id)
    headings = await _headings(pen, document, kept)
    measures = await _measures(pen, document, kept, headings)
    indicators = await _indicators(pen, document, kept, measures)
    pen.end(row for row in kept.headings if row not in headings.values() and row.ended_at is None)
    pen.end(row for row in kept.measures if row not in measures and row.ended_at is None)
    pen.end(row for row in kept.indicators if row not in indicators and row.ended_at is None)
    return {row.number: row.id for row in indicators}


async def _headings(pen: Pen, document: Programme, kept: document_rows.Outline) -> dict[int, rows.Heading]:
    """By their place in the document; written from the highest down, as the others stand under them."""
    over = list(paths(map(depth_of, document.rows)))
    found = _kept_headings(document, kept)
    written: dict[int, rows.Heading] = {}
    for depth in range(1, DEEPEST + 1):
        places = [place for place, (heading, _) in found.items() if heading.depth == depth]
        wanted = []
        for place in places:
            heading, same = found[place]
            parent = written[over[place][-1]] if over[place] else None
            wanted.append((same, _heading_values(pen, heading, place, parent)))
        written |= zip(places, await pen.put(rows.Heading, wanted), strict=True)
    return written


def _kept_headings(
    document: Programme, kept: document_rows.Outline
) -> dict[int, tuple[Heading, rows.Heading | None]]:
    """Each heading of the document by its place, with its row."""
    free = sorted(kept.headings, key=_has_ended)
    found: dict[int, tuple[Heading, rows.Heading | None]] = {}
    for place, heading in enumerate(document.rows):
        if isinstance(heading, Heading):
            same = next((row for row in free if _is(row, heading)), None)
            if same is not None:
                free.remove(same)
            found[place] = heading, same
    return found


def _is(row: rows.Heading, heading: Heading) -> bool:
    return title_key(row.wording) == title_key(heading.wording)


def _has_ended(row: rows.Heading | rows.Measure | rows.Indicator) -> bool:
    return row.ended_at is not None


def _heading_values(pen: Pen, heading: Heading, place: int, parent: rows.Heading | None) -> dict[str, Any]:
    return {
        "programme_id": pen.programme_id,
        "parent_id": parent.id if parent else None,
        "position": place,
        "kind": heading.kind,
        "wording": heading.wording,
        "aliases": list(heading.aliases),
        "ended_at": None,
    }


async def _measures(
    pen: Pen, document: Programme, kept: document_rows.Outline, headings: Mapping[int, rows.Heading]
) -> list[rows.Measure]:
    known = Matches(kept.measures, lambda row: Words((row.wording,), row.number), _has_ended)
    same = known.of([Words((row.wording,), row.number) for row in document.measures()])
    over = paths(map(depth_of, document.rows))
    placed = [
        (row, place, headings[path[-1]].id if path else None)
        for place, (row, path) in enumerate(zip(document.rows, over, strict=True))
        if isinstance(row, Measure)
    ]
    wanted = [(before, _measure_values(pen, *one)) for before, one in zip(same, placed, strict=True)]
    return await pen.put(rows.Measure, wanted)


def _measure_values(pen: Pen, measure: Measure, place: int, heading_id: int | None) -> dict[str, Any]:
    return {
        "programme_id": pen.programme_id,
        "heading_id": heading_id,
        "position": place,
        "number": measure.number,
        "wording": measure.wording,
        "ended_at": None,
    }


async def _indicators(
    pen: Pen, document: Programme, kept: document_rows.Outline, measures: Sequence[rows.Measure]
) -> list[rows.Indicator]:
    worded = {row.id: kept.wordings[row.measure_id] for row in kept.indicators}
    known = Matches(
        kept.indicators,
        lambda row: Words((worded[row.id], row.wording), row.number, row.unit),
        _has_ended,
    )
    places = [
        (indicator, row.id, place)
        for measure, row in zip(document.measures(), measures, strict=True)
        for place, indicator in enumerate(measure.indicators)
    ]
    keys = [place.known_by for place in indicator_places(document)]
    wanted = [
        (row, _indicator_values(pen, *place)) for row, place in zip(known.of(keys), places, strict=True)
    ]
    await _free_numbers(pen, kept, wanted)
    await free_names(pen, kept.indicators, wanted)
    return await pen.put(rows.Indicator, wanted)


async def _free_numbers(
    pen: Pen,
    kept: document_rows.Outline,
    wanted: Sequence[tuple[rows.Indicator | None, Mapping[str, Any]]],
) -> None:
    """Numbers are unique at every moment: whoever gets another one, or goes, lets go of the old one first."""
    final = {row.id: values["number"] for row, values in wanted if row is not None}
    await renumber_questions(pen, _moved(kept.indicators, final))
    for row in kept.indicators:
        if final.get(row.id) == row.number or (row.id not in final and row.ended_at is not None):
            continue
        old = {"number": row.number}
        row.number = _let_go(row)
        pen.work.audit(row, "renumber_indicator", pen.programme_id, old=old, new={"number": row.number})
    await pen.work.writer.flush()


def _let_go(row: rows.Indicator) -> str:
    return f"{row.number}{GONE}{row.id}"[:LONGEST_NUMBER]


def _moved(kept: Sequence[rows.Indicator], final: Mapping[int, str]) -> dict[str, str]:
    """Each number that changes with what it becomes, of those that end too."""
    new = {row.number: final.get(row.id, row.number if row.ended_at else _let_go(row)) for row in kept}
    return {number: changed for number, changed in new.items() if changed != number}


def _indicator_values(pen: Pen, indicator: Indicator, measure_id: int, place: int) -> dict[str, Any]:
    return {
        "programme_id": pen.programme_id,
        "measure_id": measure_id,
        "position": place,
        **{name: _kept(getattr(indicator, name)) for name in kept_names(Indicator)},
        "ended_at": None,
    }


def _kept(value: Any) -> Any:
    """As a row gives it back, so that only what differs is written."""
    return list(value) if isinstance(value, tuple) else value
