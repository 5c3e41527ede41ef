"""Periods: opened, closed, moved, and what is asked before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.programme.addressed import Addressed, HandingUnit
from domain.progress import progress
from domain.reminders.choices import Setting
from domain.reminders.ladder import Window, ladder
from domain.reminders.settings import ReminderSettings
from domain.time.periods import Period
from handlers.examples import HALF_YEAR, MANY_NUMBERS, Example, collected, example
from handlers.period import (
    notices,
    reminder_screens,
    removing_screens,
    reopening_screens,
    screens,
    stopping_screens,
)
from services.notices.closed_period import ClosedPeriod
from services.notices.coordinators import ClosedByItself
from services.notices.opened_period import OpenedPeriod
from services.periods.move_deadline import Moved
from services.periods.reminder_settings import Coming, ReminderPlan
from services.periods.reopening import Reopening, ReopeningStep
from services.periods.see_periods import PeriodLine, Periods
from services.refining.to_refine import Preliminary
from services.removal.remove_programme import Removing
from services.samples.facts import MORNING, ZONE
from services.standing.see_status import Extent, Status


def _reminders() -> Iterator[Example]:
    settings = ReminderSettings()
    rungs = ladder(Window(date(2022, 7, 1), date(2022, 7, 11)), settings, {})
    coming = Coming(HALF_YEAR, date(2022, 7, 11), rungs)
    found = ReminderPlan(1, collected().programme.title, settings, date(2022, 7, 6), (coming,))
    changed = replace(settings, opens_by_itself=False, escalates_by_itself=True, steps=frozenset())
    yield example("reminders", reminder_screens.overview, found)
    none = replace(found, settings=changed, coming=(), rests=True)
    yield example("reminders of a paused programme", reminder_screens.overview, none)
    yield example("steps of the reminders", reminder_screens.rungs, found)
    for setting in Setting:
        yield example(f"reminders: {setting}", reminder_screens.choices, found, setting)


def _reopening(found: Periods) -> Iterator[Example]:
    due = collected().period.due_on
    again = replace(found.lines[0], until=due, again=("4", "5"))
    partly, many = replace(found, lines=(again,)), replace(found, lines=(replace(again, again=MANY_NUMBERS),))
    yield example("periods, one open again for some", screens.overview, partly)
    yield example("periods, one open again for many", screens.overview, many)
    for_all = replace(found, lines=(replace(again, closed_at=None, again=()),))
    yield example("periods, one open again for everybody", screens.overview, for_all)
    revised = replace(found, lines=(replace(found.lines[0], revision=2),))
    yield example("periods, one closed again", screens.overview, revised)
    yield example("close again", screens.confirm_close, partly, again)
    rows = tuple(item.expected for item in collected().items)
    some = tuple(row for row in rows if row.indicator.number in ("4", "5"))
    names = {row.indicator.hands_in_id or 0: row.indicator.hands_in for row in rows}
    units = tuple(HandingUnit(at, name, (4,), ("4",)) for at, name in names.items() if name)
    asked = Reopening(
        1, 1, 1, found.programme, HALF_YEAR, ReopeningStep.WHOM, None, (), (), "", due, units, rows
    )
    yield example("open again: for whom", reopening_screens.ask, asked)
    yield example("open more", reopening_screens.ask, replace(asked, already=("4", "5")))
    unit = replace(asked, asks=ReopeningStep.WHICH, whom=Addressed.EXECUTOR)
    yield example("open again: which unit", reopening_screens.ask, unit)
    yield example("open again: which unit, the next page", reopening_screens.ask, unit, 1)
    which = replace(asked, asks=ReopeningStep.WHICH, whom=Addressed.INDICATOR)
    yield example("open again: which indicator", reopening_screens.ask, which)
    one = replace(asked, asks=ReopeningStep.REASON, whom=Addressed.INDICATOR, rows=some[:1])
    yield example("open again: why", reopening_screens.ask, one)
    of_unit = replace(one, whom=Addressed.EXECUTOR, rows=some, unit="УГХ", following=("5",))
    yield example("open again: why, for a unit", reopening_screens.ask, of_unit)
    for said in (replace(one, whom=Addressed.ALL, rows=()), one, of_unit):
        last = replace(said, asks=ReopeningStep.UNTIL, reason="ошибка в акте от 28.06")
        yield example(f"open again: until when, {said.whom}", reopening_screens.ask, last)
    for accepted, waiting in (("4", ""), ("", "4, 5")):
        told = ClosedByItself(1, again.id, due, accepted, waiting)
        yield example(f"told that it closed by itself: {accepted}", notices.closed_itself, revised, told)


def examples() -> Iterator[Example]:
    due = collected().period.due_on
    line = PeriodLine(1, HALF_YEAR, due, None, 12, 27, ("4", "5"), MANY_NUMBERS)
    closed = replace(line, id=2, closed_at=MORNING)
    found = Periods(1, collected().programme.title, ZONE, (line, closed), HALF_YEAR.next(), MANY_NUMBERS)
    early = replace(found, calendar_known=False, following_ended=False)
    yield example("periods", screens.overview, found)
    yield example("a paused programme", screens.overview, replace(found, paused_at=MORNING))
    ended = replace(found, ended_at=MORNING)
    yield example("a programme that has ended", screens.overview, ended)
    yield example("end the programme", stopping_screens.confirm_end, found)
    yield example(
        "end a programme of closed periods", stopping_screens.confirm_end, replace(found, lines=(closed,))
    )
    yield example("take it up again", stopping_screens.confirm_take_up, ended)
    yield example("take it up again in time", stopping_screens.confirm_take_up, early)
    yield from _reminders()
    removing = Removing(1, found.programme, "Дороги", MANY_NUMBERS, 5)
    yield example("remove a programme", removing_screens.ask_name, removing, 1)
    alone = replace(removing, handed_in=(), members=0)
    yield example("remove a test programme", removing_screens.ask_name, alone, 1)
    yield example("removed", removing_screens.removed, found.programme)
    yield example("a coordinator is told", removing_screens.told, found.programme, "Координатор")
    yield example("close", screens.confirm_close, found, line)
    over = Preliminary("5", date(2022, 7, 6), is_over=True)
    waits = replace(line, preliminary=(over, Preliminary("4", date(2022, 7, 20), is_over=False)))
    yield example("close with preliminary figures", screens.confirm_close, found, waits)
    yield example("close early", screens.confirm_close, found, replace(line, early=True))
    yield example(
        "close with nothing missing", screens.confirm_close, found, replace(line, waiting=(), missing=())
    )
    yield example("open the next", screens.confirm_open, replace(found, without_target=()))
    yield example("open the next too early", screens.confirm_open, early)
    yield example("moved", screens.moved, Moved(HALF_YEAR, due, 3, found))
    yield example("moved to the same day", screens.moved, Moved(HALF_YEAR, due, 0, found))
    yield example("ask deadline", screens.ask_deadline, line, 1, 1)
    yield from _reopening(replace(found, lines=(closed,)))
    for reminded, without in ((5, 12), (1, 1), (0, 0)):
        news = OpenedPeriod(1, collected().programme.title, HALF_YEAR, due, reminded, without)
        yield example(f"told that it is open, {reminded} reminded", notices.opened, news)
    month = Period.from_key("2022-M1")
    of_month = replace(news, month=month, month_due_on=due)
    yield example("told that it is open for a month", notices.opened, of_month)
    yield example("asked whether to open", notices.to_open, found)
    yield example("asked whether to open for a month", notices.to_open, early)
    own = progress(collected().items)
    told = ClosedPeriod(collected().programme.title, HALF_YEAR, own)
    yield example("told that it is closed", notices.closed, told)
    late = replace(own, missing=MANY_NUMBERS, waiting=MANY_NUMBERS, agreeing=MANY_NUMBERS)
    yield example("told that it is closed with gaps", notices.closed, replace(told, own=late))
    status = Status(Extent.PROGRAMME, 0, collected().programme.title, collected(), collected().items)
    yield example("shown that it is closed", notices.closed_picture, status, b"png")
