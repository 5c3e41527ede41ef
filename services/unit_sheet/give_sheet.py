"""`[Бланк]`: one unit's sheet for an open period, to be e-mailed to whoever is not on the messenger."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.methodology.asking import Wanted, asked_on
from domain.refusals import NotAllowed, NotFound
from domain.time.periods import Period
from models.repositories.programme import programmes
from programmes.unit_sheet.layout import SheetMark, SheetRow, UnitSheet
from programmes.unit_sheet.words import filename, filename_of_all, input_name, input_number, row_name
from programmes.unit_sheet.write import draw_unit_sheet, draw_unit_sheets
from services.access import enter
from services.context import Context
from services.figures.figure_draft import collected
from services.figures.known_inputs import answers_at_first
from services.figures.tasks import Desk, asked_of
from services.standing.assessed import Assessed
from services.standing.expected import ground_of
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
        sheet = await _sheet(session, desk, executor_id)
    if not sheet.rows:
        raise NotFound("executor")
    content = await ctx.worker.run(draw_unit_sheet, sheet)
    for_others = desk.scope.for_unit is not None
    at = programme_id, period_id, *((executor_id,) if for_others else ())
    total = sum(not row.is_input for row in sheet.rows)
    return GivenSheet(
        filename(sheet.unit, sheet.period), content, sheet.unit, sheet.period, total, at, for_others
    )


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
        found = await ground_of(session, programme_id, (await collected(session, scope, period_id)).id)
        units = dict.fromkeys(
            unit for one in found.expected if (unit := scope.for_whom(one.indicator).for_unit)
        )
        sheets = []
        for unit in units:
            desk = await desk_for_unit(session, ctx, programme_id, unit, period_id)
            sheets.append(await _sheet(session, desk, unit))
    if not sheets:
        raise NotFound("executor")
    named = [(filename(one.unit, one.period), one) for one in sheets]
    content = await ctx.worker.run(draw_unit_sheets, named)
    return GivenSheets(filename_of_all(sheets[0].period), content, len(sheets), sheets[0].period)


async def _sheet(session: AsyncSession, desk: Desk, executor_id: int) -> UnitSheet:
    view, programme_id = desk.view, desk.scope.programme_id
    items = [one for one in view.items if desk.scope.hands_in(one.indicator)]
    rows = [one for item in items for one in await _rows(session, desk, item)]
    revision = await programmes.revision_of(session, programme_id)
    town = await town_digits(session, desk.scope, view.period)
    mark = SheetMark(programme_id, view.period.id, executor_id, revision, town)
    return UnitSheet(
        mark=mark,
        municipality=view.programme.municipality,
        programme=view.programme.title,
        unit=items[0].indicator.hands_in if items else "",
        period=Period.from_key(view.period.key),
        due_on=view.period.due_on,
        rows=tuple(rows),
    )


async def _rows(session: AsyncSession, desk: Desk, item: Assessed) -> list[SheetRow]:
    row, asked = item.indicator, asked_of(desk.view, item)
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
    given = (await answers_at_first(session, desk.view, item)).given
    questions = asked_on(desk.today, item.methodology, asked.period, given)
    return [figure, *_inputs(row.number, [one for one in questions if not one.input.columns], asked.period)]


def _inputs(number: str, questions: list[Wanted], period: Period) -> Iterator[SheetRow]:
    """Lists of rows are asked in the chat."""
    for one in questions:
        name = input_name(one, period)
        yield SheetRow(input_number(number, one), name, unit=one.input.unit, is_input=True)


def _name(item: Assessed) -> str:
    row = item.indicator
    return row_name(row.measure, row.wording if row.measured else "")
