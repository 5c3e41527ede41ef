"""A newer file of a programme: the difference first; figures stay with their rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from sqlalchemy import select

from domain.drafts import DraftKind
from domain.programme.document import (
    Course,
    Heading,
    HeadingKind,
    Indicator,
    Measure,
    Plan,
    Programme,
    Row,
    TargetChange,
)
from domain.programme.short_names import with_short_names
from domain.refusals import Refusal, Stale
from domain.time.periods import PeriodKind
from models.repositories import drafts
from models.repositories.programme import documents, periods
from models.tables.audit import AuditEntry
from models.unit_of_work import nothing_open
from programmes.change.carry_over import carry_over
from programmes.change.difference import difference
from programmes.change.edits import change_indicators
from programmes.yaml.file import write_yaml
from services.context import Context, Installation
from services.figures.tasks import list_tasks
from services.periods.close_period import close_period
from services.programme.receive_file import receive_file
from services.programme.take_file import apply_file, see_file
from services.programme.write_document import write_document
from services.reading.file_draft import FileDraft
from services.recent import Recent
from services.reports.compile_report import gather_report
from tests.doubles import FakeClock, InlineWorker
from tests.integration.services.periods.test_periods import item
from tests.mytishchi import EVENING, mytishchi
from tests.sample import KOPEYSK, Town, take_in

Result = TypeVar("Result")


async def kept(ctx: Context, town: Town) -> Programme:
    async with ctx.read() as session:
        return await documents.document(session, town.programme_id)


async def offered(ctx: Context, content: bytes, filename: str) -> FileDraft:
    await receive_file(ctx, content, filename)
    async with ctx.read() as session:
        draft = (await drafts.open_of(session, ctx.actor.person_id, DraftKind.PROGRAMME_FILE))[0]
    return await see_file(ctx, draft.id)


async def applied(town: Town, changed: Programme) -> FileDraft:
    draft = await offered(town.coordinator, write_yaml(changed), "programme.yaml")
    await apply_file(town.coordinator, draft.id, draft.revision)
    return draft


def without(programme: Programme, number: str) -> Programme:
    rows = tuple(row for row in programme.rows if not (isinstance(row, Measure) and row.number == number))
    return replace(programme, rows=rows)


def renumbered(programme: Programme, change: Callable[[list[Row]], None]) -> Programme:
    """``change`` may add and drop rows; then all are numbered anew, from 1."""
    rows = list(programme.rows)
    change(rows)
    number = 0
    for place, row in enumerate(rows):
        if isinstance(row, Measure):
            number += 1
            one = replace(row.indicators[0], number=str(number))
            rows[place] = replace(row, number=str(number), indicators=(one,))
    return replace(programme, rows=tuple(rows))


def on_top(rows: list[Row]) -> None:
    new = Indicator("0", "число камер, ед.", "5", "УГХ", unit="ед.")
    place = next(place for place, row in enumerate(rows) if isinstance(row, Measure))
    rows.insert(place, Measure("0", "Установка камер на дорогах", (new,)))


async def test_the_same_programme_differs_in_nothing(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await offered(town.coordinator, write_yaml(await kept(town.coordinator, town)), "x.yaml")
    assert draft.change is not None
    assert not draft.change.difference


async def test_a_word_file_takes_back_nothing_that_was_decided(
    installation: Installation,
) -> None:
    town = await take_in(installation)
    draft = await offered(town.coordinator, KOPEYSK.read_bytes(), KOPEYSK.name)
    assert draft.change is not None
    assert not draft.change.difference, draft.change.difference


async def test_what_changes_is_shown_first_and_written_after(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    before = await kept(town.coordinator, town)
    after = change_indicators(before, {"4"}, lambda one: replace(one, target="90 %"))
    draft = await offered(town.coordinator, write_yaml(after), "x.yaml")
    assert draft.change is not None
    (entry,) = draft.change.changed
    assert (entry.number, entry.changes) == ("4", (("target", "100%", "90 %"),))
    assert await kept(town.coordinator, town) == before
    await apply_file(town.coordinator, draft.id, draft.revision)
    assert await kept(town.coordinator, town) == after
    with pytest.raises(Stale):
        await apply_file(town.coordinator, draft.id, draft.revision)


class Counting(InlineWorker):
    """Says what it was asked to do, and that nothing is open meanwhile."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def run(self, job: Callable[..., Result], *arguments: object) -> Result:
        assert nothing_open()
        self.asked.append(job.__name__)
        return await super().run(job, *arguments)


async def test_a_file_is_read_and_compared_once_while_it_is_talked_about(installation: Installation) -> None:
    town = await take_in(installation)
    worker = Counting()
    ctx = replace(town.coordinator, installation=replace(installation, worker=worker, recent=Recent()))
    after = change_indicators(await kept(ctx, town), {"4"}, lambda one: replace(one, target="90 %"))
    draft = await offered(ctx, write_yaml(after), "x.yaml")
    assert (await see_file(ctx, draft.id)).change == draft.change
    assert worker.asked == ["mark_in", "read_document", "compare"]
    async with ctx.write() as work:  # the programme is another one by now
        other = change_indicators(await kept(ctx, town), {"5"}, lambda one: replace(one, target="80 %"))
        await write_document(work, town.programme_id, other)
    await apply_file(ctx, draft.id, draft.revision)
    assert worker.asked == ["mark_in", "read_document", "compare", "compare"]
    assert await kept(ctx, town) == after


async def test_a_row_that_goes_keeps_its_figures(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    before = await kept(town.coordinator, town)
    await applied(town, without(before, "12"))
    assert "12" not in {one.number for one in (await kept(town.coordinator, town)).indicators()}
    await applied(town, before)
    back = await item(town.coordinator, town, "12")
    assert back.figure is not None
    assert back.figure.wording == "0"


async def test_another_indicator_under_the_same_number_has_no_figure(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    before = await kept(town.coordinator, town)
    await applied(town, replaced(before, "12"))
    now = await item(town.coordinator, town, "12")
    assert (now.figure, now.indicator.wording) == (None, "количество проведённых ярмарок, ед.")
    assert now.indicator.id != town.indicator_ids["12"]
    await applied(town, before)
    back = await item(town.coordinator, town, "12")
    assert back.figure is not None
    assert (back.indicator.id, back.figure.wording) == (town.indicator_ids["12"], "0")


def replaced(programme: Programme, number: str) -> Programme:
    """Something else stands under the number."""

    def other(row: Row) -> Row:
        if not (isinstance(row, Measure) and row.number == number):
            return row
        fairs = replace(row.indicators[0], wording="количество проведённых ярмарок, ед.", target="4")
        return Measure(number, "Проведение ярмарок", (fairs,))

    return replace(programme, rows=tuple(map(other, programme.rows)))


async def test_figures_stay_with_their_rows_when_these_are_renumbered(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)

    before = await kept(town.coordinator, town)
    await applied(town, renumbered(before, on_top))
    moved = await item(town.coordinator, town, "5")
    assert moved.figure is not None
    assert (moved.indicator.id, moved.figure.wording) == (town.indicator_ids["4"], "50%")
    assert (await item(town.coordinator, town, "1")).figure is None


async def test_a_closed_period_stays_as_it_was(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    report = await gather_report(town.coordinator, town.programme_id, "2022-H1")
    before = await kept(town.coordinator, town)
    changed = change_indicators(without(before, "12"), {"4"}, lambda one: replace(one, target="10 %"))
    extra = Heading(HeadingKind.SECTION, "Новый раздел")
    await applied(town, replace(changed, rows=(*changed.rows, extra)))
    assert await gather_report(town.coordinator, town.programme_id, "2022-H1") == report
    assert (await item(town.coordinator, town, "12")).figure is not None


async def test_nobody_else_is_offered_the_change(installation: Installation) -> None:
    town = await take_in(installation)
    other = await take_in(installation, municipality="Другой городской округ", people_from=1000)
    before = await kept(town.coordinator, town)
    draft = await offered(other.coordinator, write_yaml(before), "x.yaml")
    assert draft.change is None
    with pytest.raises(Refusal):
        await apply_file(other.coordinator, draft.id, draft.revision)
    async with town.coordinator.read() as session:
        assert len(await periods.with_period(session, "2022-H1")) == 2


def as_in_word(programme: Programme) -> Programme:
    """Without what a Word table has no place for."""
    return change_indicators(
        programme,
        {one.number for one in programme.indicators()},
        lambda one: replace(one, course=Course.RUNNING_TOTAL, changes=(), plans=(), assignments=()),
    )


async def test_a_row_on_top_moves_nobodys_settings(installation: Installation) -> None:
    town = await take_in(installation)
    plain = await kept(town.coordinator, town)
    planned = (Plan("2022", Decimal(7)),)
    before = change_indicators(plain, {"4"}, lambda one: replace(one, plans=planned))
    await applied(town, before)
    after = renumbered(before, on_top)
    carried = carry_over(before, as_in_word(after))
    assert [*carried.indicators()][1:] == [*after.indicators()][1:]
    async with town.coordinator.write() as work:
        await write_document(work, town.programme_id, carried)
    now = await kept(town.coordinator, town)
    assert not difference(with_short_names(carried), now)
    assert {one.number: one.plans for one in now.indicators() if one.plans} == {"5": planned}


async def test_a_respelled_executor_keeps_people_and_tasks(installation: Installation) -> None:
    town = await take_in(installation)
    before = await kept(town.coordinator, town)
    mine = [task.indicator.id for one in await list_tasks(town.roads) for task in one.tasks]
    assert mine
    text = write_yaml(before).decode().replace("УГХ", "Угх")
    draft = await offered(town.coordinator, text.encode(), "x.yaml")
    assert draft.change is not None
    assert not [entry for entry in draft.change.added + draft.change.gone if entry.kind == "executor"]
    await apply_file(town.coordinator, draft.id, draft.revision)
    assert [task.indicator.id for one in await list_tasks(town.roads) for task in one.tasks] == mine
    now = await kept(town.coordinator, town)
    assert len(now.executors) == len(before.executors)
    assert "Угх" in {one.name for one in now.executors}


async def test_what_a_file_no_longer_has_is_no_longer_in_force(installation: Installation) -> None:
    town = await take_in(installation)
    before = await kept(town.coordinator, town)
    change = TargetChange("90 %", date(2022, 5, 1), "постановление № 1")
    plans = (Plan("2022", Decimal(20)), Plan("2022-H1", Decimal(10)))
    fuller = change_indicators(before, {"4"}, lambda one: replace(one, changes=(change,), plans=plans))
    await applied(town, fuller)
    assert await kept(town.coordinator, town) == fuller
    shorter = change_indicators(fuller, {"4"}, lambda one: replace(one, changes=(), plans=plans[1:]))
    await applied(town, shorter)
    assert await kept(town.coordinator, town) == shorter
    async with town.coordinator.read() as session:
        actions = set(await session.scalars(select(AuditEntry.action)))
    assert {"delete_target", "delete_plan"} <= actions


async def test_a_methodology_that_a_file_no_longer_has_is_gone(
    installation: Installation, clock: FakeClock
) -> None:
    clock.move(EVENING)
    town = await mytishchi(installation)
    async with town.coordinator.read() as session:
        before = await documents.document(session, town.programme_id)
    after = change_indicators(before, {"2"}, lambda one: replace(one, methodology=()))
    assert after != before
    async with town.coordinator.write() as work:
        await write_document(work, town.programme_id, after)
    async with town.coordinator.read() as session:
        assert await documents.document(session, town.programme_id) == after


async def test_a_file_that_was_applied_differs_in_nothing(installation: Installation) -> None:
    town = await take_in(installation)
    before = await kept(town.coordinator, town)
    plain = replace(
        renumbered(without(before, "12"), on_top),
        title=before.title.upper(),
        period_kind=PeriodKind.QUARTER,
        timezone="Europe/Moscow",
        deadline="",
        footnotes={},
    )
    text = write_yaml(plain).decode().replace("УГХ", "Угх")
    draft = await offered(town.coordinator, text.encode(), "x.yaml")
    await apply_file(town.coordinator, draft.id, draft.revision)
    now = await kept(town.coordinator, town)
    assert (now.title, now.period_kind, now.timezone) == (plain.title, plain.period_kind, plain.timezone)
    assert now.deadline == before.deadline
    again = await offered(town.coordinator, text.encode(), "y.yaml")
    assert again.change is not None
    assert not again.change.difference, again.change.difference
