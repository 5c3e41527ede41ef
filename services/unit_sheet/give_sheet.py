"""`[Бланк]`: one unit's sheet for an open period, to be e-mailed to whoever is not on the messenger."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.asking import Wanted, asked_on
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories.programme import programmes
from programmes.unit_sheet.layout import SheetMark, SheetRow, UnitSheet
from programmes.unit_sheet.words import filename, input_name, input_number
from programmes.unit_sheet.write import draw_unit_sheet
from services.context import Context
from services.figures.known_inputs import answers_at_first
from services.figures.tasks import Desk, asked_of
from services.standing.assessed import Assessed
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
    if not row.measured or row.measure == row.wording:
        return row.measure
    return f"{row.measure}\n{row.wording}"
