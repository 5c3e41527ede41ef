"""Periods: opened, closed, moved, and what is asked before."""

from collections.abc import Iterator
from dataclasses import replace

from domain.progress import progress
from handlers.examples import HALF_YEAR, MANY_NUMBERS, Example, collected, example
from handlers.period import notices, screens
from services.notices.closed_period import ClosedPeriod
from services.notices.opened_period import OpenedPeriod
from services.periods.move_deadline import Moved
from services.periods.see_periods import PeriodLine, Periods
from services.samples.facts import MORNING, ZONE
from services.standing.see_status import Extent, Status


def examples() -> Iterator[Example]:
    due = collected().period.due_on
    line = PeriodLine(1, HALF_YEAR, due, None, 12, 27, ("4", "5"), MANY_NUMBERS)
    closed = replace(line, id=2, closed_at=MORNING)
    found = Periods(1, collected().programme.title, ZONE, (line, closed), HALF_YEAR.next(), MANY_NUMBERS)
    early = replace(found, calendar_known=False, following_ended=False)
    yield example("periods", screens.overview, found)
    yield example("close", screens.confirm_close, found, line)
    yield example("close early", screens.confirm_close, found, replace(line, early=True))
    yield example(
        "close with nothing missing", screens.confirm_close, found, replace(line, waiting=(), missing=())
    )
    yield example("open the next", screens.confirm_open, replace(found, without_target=()))
    yield example("open the next too early", screens.confirm_open, early)
    yield example("moved", screens.moved, Moved(HALF_YEAR, due, 3, found))
    yield example("moved to the same day", screens.moved, Moved(HALF_YEAR, due, 0, found))
    yield example("ask deadline", screens.ask_deadline, line, 1, 1)
    yield example("ask reason", screens.ask_reason, line, 1, 1)
    for reminded, without in ((5, 12), (1, 1), (0, 0)):
        news = OpenedPeriod(1, collected().programme.title, HALF_YEAR, due, reminded, without)
        yield example(f"told that it is open, {reminded} reminded", notices.opened, news)
    yield example("asked whether to open", notices.to_open, found)
    own = progress(collected().items)
    told = ClosedPeriod(collected().programme.title, HALF_YEAR, own)
    yield example("told that it is closed", notices.closed, told)
    late = replace(own, missing=MANY_NUMBERS, waiting=MANY_NUMBERS)
    yield example("told that it is closed with gaps", notices.closed, replace(told, own=late))
    status = Status(Extent.PROGRAMME, 0, collected().programme.title, collected(), collected().items)
    yield example("shown that it is closed", notices.closed_picture, status, b"png")
