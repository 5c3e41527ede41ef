"""The picture of how a document was understood, before anything is created; drawn in the worker."""

from domain.programme.document import Fact, Indicator, Measure, ReadDocument
from domain.programme.ledger import LedgerColumn, WhyLeft
from domain.programme.reading_doubts import taken_columns
from reports.charts.understood_picture import (
    MOST_COLUMNS,
    MOST_ROWS,
    Understood,
    UnderstoodColumn,
    UnderstoodRow,
    draw_understood,
)
from services.context import Context
from services.ports import WorkerTimeout


async def draw_reading_of(ctx: Context, document: ReadDocument) -> bytes | None:
    """PNG bytes in the actor's language; ``None`` of a programme's own file, which says all by itself, and
    where drawing takes too long: nobody waits for a picture to create a programme."""
    found = understood(document)
    if not found.columns:
        return None
    try:
        return await ctx.worker.run(draw_understood, found, ctx.actor.language)
    except WorkerTimeout:
        return None


def understood(document: ReadDocument) -> Understood:
    """The columns of the first table that is taken, and the first indicators of all."""
    columns = taken_columns(document)
    measured = [(measure, one) for measure in document.programme.measures() for one in measure.indicators]
    facts = {fact.number: fact for fact in document.facts} if document.names_its_period else {}
    return Understood(
        title=document.programme.title,
        columns=tuple(map(_column, columns[:MOST_COLUMNS])),
        rows=tuple(_row(measure, one, facts.get(one.number)) for measure, one in measured[:MOST_ROWS]),
        more_columns=max(0, len(columns) - MOST_COLUMNS),
        more_rows=max(0, len(measured) - MOST_ROWS),
    )


def _row(measure: Measure, one: Indicator, fact: Fact | None) -> UnderstoodRow:
    said = {
        "measure": measure.wording,
        "indicator": one.wording,
        "unit": one.unit,
        "base": one.base,
        "target": one.target,
        "executor": one.executors,
    }
    if fact is not None:
        said |= {"fact": fact.wording, "explanation": fact.explanation}
    return UnderstoodRow(one.number, said)


def _column(one: LedgerColumn) -> UnderstoodColumn:
    doubtful = one.why in (WhyLeft.DOUBTFUL, WhyLeft.NO_PERIOD)
    return UnderstoodColumn(one.number, one.title, one.role, one.why, doubtful)
