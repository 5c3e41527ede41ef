"""What a unit's sheet says of an input, and what is kept as the source of its figures: in Russian, as the
document itself."""

from datetime import date

from domain.methodology.asking import Wanted
from domain.time.periods import Period
from texts import figures, periods, texts


def row_name(measure: str, wording: str) -> str:
    """The measure, and below it what is measured, where that is something else."""
    if wording in ("", measure):
        return measure
    return texts("ru").label("sheet.row", measure=measure, wording=wording)


def input_number(number: str, question: Wanted) -> str:
    """«2 · Nотр 03», «4 · Чз 2021-Q2»: what stands in the first column beside an input."""
    part = question.period or (f"{question.month:02}" if question.month else "")
    return f"{number} · {question.input.name} {part}".strip()


def input_name(question: Wanted, period: Period) -> str:
    """Its words in the document, and of which month or earlier period it is."""
    label = question.input.label or question.input.name
    key = question.period or (f"{period.year}-M{question.month}" if question.month else "")
    return f"{label} — {periods.name(texts('ru'), Period.from_key(key))}" if key else label


def source_of(day: date, said: str) -> str:
    """«бланк от 08.07», with what was typed beside the file."""
    source = texts("ru").label("sheet.source", day=f"{day:%d.%m}")
    return ", ".join([source, said]) if said else source


def filename(unit: str, period: Period) -> str:
    """«Бланк УГХ 1 полугодие 2022.xlsx», with signs that every file system takes."""
    short = figures.filename_part(unit)
    return texts("ru").label("sheet.filename", unit=short, period=periods.name(texts("ru"), period))


def filename_of_all(period: Period) -> str:
    """«Бланки 1 полугодие 2022.zip»"""
    return texts("ru").label("sheet.filename_of_all", period=periods.name(texts("ru"), period))
