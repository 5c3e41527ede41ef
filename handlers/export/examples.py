"""What is taken, and the files."""

from collections.abc import Iterator
from dataclasses import replace

from domain.forms.export_format import ExportFormat
from domain.time.periods import Period, PeriodKind
from handlers.examples import HALF_YEAR, Example, collected, example
from handlers.export import screens
from services.export.build_export import ExportFile
from services.export.see_exports import ExportChoice


def examples() -> Iterator[Example]:
    title = collected().programme.title
    months = [Period(PeriodKind.MONTH, 2023, month) for month in range(1, 13)]
    later = tuple(enumerate(months, start=2))
    every = ExportChoice(1, title, 0, None, ((1, HALF_YEAR), *later), own=False)
    yield example("export", screens.choice, every)
    one = replace(every, period_id=1, period=HALF_YEAR, others=later, own=True)
    yield example("export own of one period", screens.choice, one)
    for format in ExportFormat:
        built = ExportFile(title, HALF_YEAR, format, b"file", own=format is ExportFormat.CSV)
        yield example(f"export file {format.value}", screens.finished, built)
