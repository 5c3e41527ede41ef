"""What stands beside the indicators of a document: changed targets, plans, methodologies, assignments.

It is deleted where the document no longer has it, and closed periods keep it. Every row that changes or goes
has its audit entry.
"""

from collections.abc import Iterable, Mapping

from domain.methodology.plain import to_plain
from domain.programme.document import Part, Programme
from models.repositories.programme import document_rows
from models.tables import indicator as rows
from services.programme.pen import Pen

Beside = rows.Target | rows.Plan | rows.MethodologyVersion


async def write_beside(
    pen: Pen, document: Programme, ids: Mapping[str, int], executor_ids: Mapping[str, int]
) -> None:
    """``ids`` are the document's indicators by number, ``executor_ids`` its executors by name."""
    await _targets(pen, document, ids)
    await _plans(pen, document, ids)
    await _methodologies(pen, document, ids)
    await _assignments(pen, document, ids, executor_ids)


async def _targets(pen: Pen, document: Programme, ids: Mapping[str, int]) -> None:
    known = {
        (row.indicator_id, row.since): row
        for row in await document_rows.targets(pen.work.session, pen.programme_id)
    }
    wanted = []
    for indicator in document.indicators():
        indicator_id = ids[indicator.number]
        for wording, ground, since in [
            (indicator.target, "", None),
            *((change.wording, change.ground, change.since) for change in indicator.changes),
        ]:
            row = known.get((indicator_id, since))
            values = {"indicator_id": indicator_id, "wording": wording, "ground": ground, "since": since}
            wanted.append((row, values if row else {**values, "recorded_at": pen.work.now}))
    await pen.put(rows.Target, wanted)
    await _delete_left(pen, known.values(), wanted, ids)


async def _plans(pen: Pen, document: Programme, ids: Mapping[str, int]) -> None:
    known = {
        (row.indicator_id, row.period_key): row
        for row in await document_rows.plans(pen.work.session, pen.programme_id)
    }
    wanted = [
        (
            known.get((ids[indicator.number], plan.period)),
            {
                "programme_id": pen.programme_id,
                "indicator_id": ids[indicator.number],
                "period_key": plan.period,
                "value": plan.value,
                "due_on": plan.due,
            },
        )
        for indicator in document.indicators()
        for plan in indicator.plans
    ]
    await pen.put(rows.Plan, wanted)
    await _delete_left(pen, known.values(), wanted, ids)


async def _methodologies(pen: Pen, document: Programme, ids: Mapping[str, int]) -> None:
    known = {
        (row.indicator_id, row.since): row
        for row in await document_rows.methodologies(pen.work.session, pen.programme_id)
    }
    wanted = [
        (
            known.get((ids[indicator.number], version.since)),
            {
                "programme_id": pen.programme_id,
                "indicator_id": ids[indicator.number],
                "since": version.since,
                "document": to_plain(version),
            },
        )
        for indicator in document.indicators()
        for version in indicator.methodology
    ]
    await pen.put(rows.MethodologyVersion, wanted)
    await _delete_left(pen, known.values(), wanted, ids)


async def _delete_left(
    pen: Pen, known: Iterable[Beside], wanted: Iterable[tuple[Beside | None, object]], ids: Mapping[str, int]
) -> None:
    """What an indicator of the document no longer has; what belongs to one that ended comes back with it."""
    live, written = set(ids.values()), {row.id for row, _ in wanted if row is not None}
    await pen.delete([row for row in known if row.id not in written and row.indicator_id in live])


async def _assignments(
    pen: Pen, document: Programme, ids: Mapping[str, int], executor_ids: Mapping[str, int]
) -> None:
    """First whoever no longer hands in steps back, then the others: one at a time hands in."""
    known = {
        (row.indicator_id, row.executor_id): row
        for row in await document_rows.assignments(pen.work.session, pen.programme_id)
    }
    parts = {
        (ids[indicator.number], executor_ids[one.executor]): (one.part, place)
        for indicator in document.indicators()
        for place, one in enumerate(indicator.assignments)
    }
    await _step_back(pen, known, parts)
    wanted = [
        (
            known.get(key),
            {
                "programme_id": pen.programme_id,
                "indicator_id": key[0],
                "executor_id": key[1],
                "part": part,
                "position": place,
            },
        )
        for key, (part, place) in parts.items()
    ]
    await pen.put(rows.Assignment, wanted)


async def _step_back(
    pen: Pen,
    known: dict[tuple[int, int], rows.Assignment],
    parts: Mapping[tuple[int, int], tuple[Part, int]],
) -> None:
    for key, row in list(known.items()):
        if key not in parts:
            await pen.work.writer.delete(row)
            pen.work.audit(row, "end_assignment", pen.programme_id, old={"part": str(row.part)})
            del known[key]
        elif row.part == Part.HANDS_IN and parts[key][0] is not Part.HANDS_IN:
            await pen.put(rows.Assignment, [(row, {"part": parts[key][0]})])
    await pen.work.writer.flush()
