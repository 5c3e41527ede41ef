"""How far a report has come, and the file."""

from collections.abc import Iterator
from dataclasses import replace

from domain.forms.form import Leftover, OldWords
from domain.forms.report_format import ReportFormat
from domain.time.periods import Period, PeriodKind
from handlers.examples import HALF_YEAR, MANY_NUMBERS, Example, collected, example
from handlers.report import old_words, screens
from services.reports.compile_report import Compiled
from services.reports.old_words import OldWordsAsked
from services.reports.see_reports import PeriodUnknown, Readiness, SignedLast

MONTHS = tuple(Period(PeriodKind.MONTH, year, month) for year in (2022, 2023) for month in range(1, 13))


def examples() -> Iterator[Example]:
    title = collected().programme.title
    ready = Readiness(
        1, title, 1, HALF_YEAR, 12, 27, MANY_NUMBERS, MANY_NUMBERS, own=False, others=MONTHS, may_remind=True
    )
    ready = replace(ready, formats=tuple(ReportFormat))
    done = replace(ready, missing=(), unchecked=(), others=())
    for name, one in (("", ready), (" done", done), (" own", replace(ready, own=True))):
        yield example(f"report{name}", screens.ready, one)
        yield example(f"report file{name}", screens.finished, Compiled(title, HALF_YEAR, b"word", one))
    book = Compiled(title, HALF_YEAR, b"excel", done, format=ReportFormat.EXCEL)
    yield example("report file as Excel", screens.finished, book)
    pages = Compiled(title, HALF_YEAR, b"pdf", ready, format=ReportFormat.PDF)
    yield example("report file as PDF", screens.finished, pages)
    yield example("report signed", screens.ready, replace(done, signed=SignedLast(1, 2, takes_scans=True)))
    undecided = replace(done, open=("4", "5"), questions=8)
    yield example("report file undecided", screens.finished, Compiled(title, HALF_YEAR, b"word", undecided))
    again = replace(done, revision=2, until=HALF_YEAR.next().end, again=("4", "5"))
    yield example("report corrected and open again for some", screens.ready, again)
    yield example("report file open again for some", screens.finished, Compiled(title, HALF_YEAR, b"", again))
    with_words = replace(done, old_words=3)
    yield example("report with preliminary figures", screens.ready, replace(done, preliminary=("4", "5")))
    yield example("report with old words", screens.ready, with_words)
    printed = Compiled(title, HALF_YEAR, b"word", with_words, "cell", "45 %")
    yield example("report file with old words", screens.finished, printed)
    for name, words in _old_words():
        yield example(f"report old words {name}", old_words.asked, words)
    yield example("report of an unknown period", screens.unknown, PeriodUnknown("за 2019 год", MONTHS))


def _old_words() -> Iterator[tuple[str, OldWordsAsked]]:
    approved = Leftover("line:…", "И.И. Пробный «15» июля 2022 г.", "И.И. Пробный «___» __________ 20__ г.")
    line = OldWordsAsked(1, 1, 1, HALF_YEAR, 0, 4, 3, approved)
    yield "of a line", line
    until = Leftover("column:4", "31.12.2022; 01.09.2022; ежеквартально")
    yield "of a column", replace(line, place=1, words=until, column="Срок исполнения", said=OldWords.KEEP)
    other = Leftover("table:2", "Всего 500,0; освоено 200,0; 40 %")
    yield "of a table", replace(line, place=2, words=other, said=OldWords.CLEAR)
    yield (
        "of a note",
        replace(line, place=3, words=Leftover("note:…", "Данные на 01.07.2022"), each_time=True),
    )
    way = replace(line, words=Leftover("formula:6", "3,2; 1,1; -2,1"), column="Отклонение")
    yield "of a formula", way
    yield "of a formula without figures", replace(way, words=Leftover("formula:6", ""), column="%")
