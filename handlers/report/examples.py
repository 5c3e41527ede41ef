"""How far a report has come, and the file."""

from collections.abc import Iterator
from dataclasses import replace

from domain.time.periods import Period, PeriodKind
from handlers.examples import HALF_YEAR, MANY_NUMBERS, Example, collected, example
from handlers.report import screens
from services.reports.compile_report import Compiled
from services.reports.see_reports import PeriodUnknown, Readiness, SignedLast

MONTHS = tuple(Period(PeriodKind.MONTH, year, month) for year in (2022, 2023) for month in range(1, 13))


def examples() -> Iterator[Example]:
    title = collected().programme.title
    ready = Readiness(
        1, title, 1, HALF_YEAR, 12, 27, MANY_NUMBERS, MANY_NUMBERS, own=False, others=MONTHS, may_remind=True
    )
    done = replace(ready, missing=(), unchecked=(), others=())
    for name, one in (("", ready), (" done", done), (" own", replace(ready, own=True))):
        yield example(f"report{name}", screens.ready, one)
        yield example(f"report file{name}", screens.finished, Compiled(title, HALF_YEAR, b"word", one))
    yield example("report signed", screens.ready, replace(done, signed=SignedLast(1, 2)))
    undecided = replace(done, open=("4", "5"), questions=8)
    yield example("report file undecided", screens.finished, Compiled(title, HALF_YEAR, b"word", undecided))
    yield example("report of an unknown period", screens.unknown, PeriodUnknown("за 2019 год", MONTHS))
