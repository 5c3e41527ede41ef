"""A programme as JSON-able data and back, equal: for files, and for what a closed period keeps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from domain.programme.document import Heading, Level, Measure, Programme, Row
from domain.time.periods import Period
from programmes.plain.programme import MeasurePlain, ProgrammePlain, SectionPlain, TaskPlain

_KEYS = tuple(info.alias or name for name, info in ProgrammePlain.model_fields.items())
_NAMES = {Level.TASK: "task", Level.SECTION: "section"}


def to_plain(programme: Programme, period: Period | None = None) -> dict[str, Any]:
    """Nested mappings, lists and texts in a stable order, without what is at its default.

    Days and numbers are texts, truth values stay. ``period`` is the one a document is about; it stands in
    files only. The shape is ``programmes.plain.programme``, the terms are the domain page's.
    """
    entries = ProgrammePlain.to_plain(programme) | _nested(programme.rows)
    entries |= {"period": period.key} if period else {}
    return {key: entries[key] for key in _KEYS if key in entries}


def _nested(rows: Sequence[Row]) -> dict[str, Any]:
    """A task holds what stands before the next one, a section what stands before the next heading."""
    found: dict[str, Any] = {}
    task = section = found
    for row in rows:
        if isinstance(row, Measure):
            section.setdefault("measures", []).append(MeasurePlain.to_plain(row))
        elif row.level is Level.TASK:
            task = section = _heading(row)
            found.setdefault("tasks", []).append(task)
        else:
            section = _heading(row)
            task.setdefault("sections", []).append(section)
    return {key: found[key] for key in ("measures", "sections", "tasks") if key in found}


def _heading(heading: Heading) -> dict[str, Any]:
    aliases = {"aliases": list(heading.aliases)} if heading.aliases else {}
    return {_NAMES[heading.level]: heading.wording, **aliases}


def from_plain(data: Any) -> Programme:
    """What ``to_plain`` made, as a programme again; ``pydantic.ValidationError`` names each wrong entry."""
    return programme_of(ProgrammePlain.model_validate(data))


def programme_of(plain: ProgrammePlain) -> Programme:
    """The programme in a file that has been validated."""
    entries = plain.entries()
    entries["footnotes"] = dict(plain.footnotes)
    return Programme(**entries, rows=tuple(_rows(plain)))


def _rows(plain: ProgrammePlain) -> Iterator[Row]:
    yield from _measures(plain.measures)
    yield from _sections(plain.sections)
    for task in plain.tasks:
        yield _row(Level.TASK, task)
        yield from _measures(task.measures)
        yield from _sections(task.sections)


def _sections(sections: Iterable[SectionPlain]) -> Iterator[Row]:
    for section in sections:
        yield _row(Level.SECTION, section)
        yield from _measures(section.measures)


def _measures(measures: Iterable[MeasurePlain]) -> Iterator[Row]:
    return (measure.to_domain() for measure in measures)


def _row(level: Level, heading: SectionPlain | TaskPlain) -> Heading:
    return Heading(level, heading.wording, heading.aliases)
