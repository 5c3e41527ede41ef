"""`[Бланк]`: one unit's sheet for an open period, to be e-mailed to whoever is not on the messenger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.figures.form import Answers
from domain.methodology.asking import Wanted, asked_on
from domain.refusals import NotAllowed, NotFound
from domain.time.periods import Period
from models.repositories.programme.definition import revision_of
from programmes.unit_sheet.layout import SheetMark, SheetRow, UnitSheet
from programmes.unit_sheet.words import filename, filename_of_all, input_name, input_number, row_name
from programmes.unit_sheet.write import draw_unit_sheet, draw_unit_sheets
from services.access import enter
from services.computing.first_answers import answers_at_first
from services.context import Context
from services.figures.tasks import asked_of
from services.periods.taking import collected
from services.standing.assessed import Assessed, Overview, overview
from services.unit_sheet.whose import desk_for_unit, town_digits

YES_NO = ("да", "нет")


@dataclass(frozen=True, slots=True)
class GivenSheet:
    """``at`` is what a button to the unit's list carries; ``for_others``: a coordinator took it out."""

    name: str
    content: bytes
    unit: str
    period: Period
    total: int
    at: tuple[int, ...]
    for_others: bool


async def give_sheet(ctx: Context, programme_id: int, executor_id: int, period_id: int) -> GivenSheet:
    """``NotYourSheet`` for whoever hands in nothing of the unit's."""
    async with ctx.read() as session:
        desk = await desk_for_unit(session, ctx, programme_id, executor_id, period_id)
        mark = await _mark(session, desk.scope, desk.view)
        own = desk.view.asked(desk.scope)
        first = await answers_at_first(session, desk.view, own)
        sheet = _sheet(desk.view, desk.scope, replace(mark, executor_id=executor_id), first)
    if not sheet.rows:
        raise NotFound("executor")
    content = await ctx.worker.run(draw_unit_sheet, sheet)
    for_others = desk.scope.for_unit is not None
    at = programme_id, period_id, *((executor_id,) if for_others else ())
    total = sum(not row.is_input for row in sheet.rows)
    name = filename(sheet.unit, sheet.period)
    return GivenSheet(name, content, sheet.unit, sheet.period, total, at, for_others)


@dataclass(frozen=True, slots=True)
class GivenSheets:
    """An archive with the sheet of each of ``units`` units."""

    name: str
    content: bytes
    units: int
    period: Period


async def give_sheets(ctx: Context, programme_id: int, period_id: int) -> GivenSheets:
    """Of every unit for which the coordinator may hand in; ``NotAllowed`` for everybody else."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, programme_id)
        if not scope.sees_all:
            raise NotAllowed(Verb.HAND_IN)
        period = await collected(session, scope, period_id)
        view = await overview(session, programme_id, period)
        view = replace(view, today=ctx.today(view.programme.timezone))
        mark = await _mark(session, scope, view)
        view = replace(view, items=tuple(one for one in view.items if period.asks(one.indicator.id)))
        first = await answers_at_first(session, view, view.items)
        theirs = (scope.for_whom(one.indicator).for_unit for one in view.items)
        sheets = [
            _sheet(view, scope.standing_in(unit), replace(mark, executor_id=unit), first)
            for unit in dict.fromkeys(theirs)
            if unit is not None
        ]
    if not sheets:
        raise NotFound("executor")
    named = [(filename(one.unit, one.period), one) for one in sheets]
    content = await ctx.worker.run(draw_unit_sheets, named)
    return GivenSheets(filename_of_all(sheets[0].period), content, len(sheets), sheets[0].period)


async def _mark(session: AsyncSession, scope: Scope, view: Overview) -> SheetMark:
    """Of no unit yet."""
    revision = await revision_of(session, scope.programme_id)
    town = await town_digits(session, scope, view.period)
    return SheetMark(scope.programme_id, view.period.id, 0, revision, town)


def _sheet(view: Overview, scope: Scope, mark: SheetMark, first: Mapping[int, Answers]) -> UnitSheet:
    """Of what the scope hands in; ``first`` are the answers that figures begin with, by indicator."""
    items = view.asked(scope)
    rows = [one for item in items for one in _rows(view, item, first)]
    return UnitSheet(
        mark=mark,
        municipality=view.programme.municipality,
        programme=view.programme.title,
        unit=items[0].indicator.hands_in if items else "",
        period=Period.from_key(view.period.key),
        due_on=view.period.due_on,
        rows=tuple(rows),
    )


def _rows(view: Overview, item: Assessed, first: Mapping[int, Answers]) -> list[SheetRow]:
    row, asked = item.indicator, asked_of(view, item)
    figure = SheetRow(
        number=row.number,
        name=_name(item),
        unit=row.unit,
        target=item.target.wording if item.target else "—",
        last=item.last.wording if item.last else "",
        is_open=item.methodology is None and row.measured,
        choices=YES_NO if asked.yes_no else (),
    )
    if item.methodology is None:
        return [figure]
    given = first[row.id].given
    questions = asked_on(asked.today, item.methodology, asked.period, given)
    return [figure, *_inputs(row.number, [one for one in questions if not one.input.columns], asked.period)]


def _inputs(number: str, questions: list[Wanted], period: Period) -> Iterator[SheetRow]:
    """Lists of rows are asked in the chat."""
    for one in questions:
        name = input_name(one, period)
        yield SheetRow(input_number(number, one), name, unit=one.input.unit, is_input=True)


def _name(item: Assessed) -> str:
    row = item.indicator
    return row_name(row.measure, row.wording if row.measured else "")
