"""A programme as JSON-able data and back, equal: for files, and for what a closed period keeps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from domain.programme.document import Heading, HeadingKind, Measure, Programme, Question, Row
from domain.time.periods import Period
from programmes.plain.programme import HeadingPlain, MeasurePlain, ProgrammePlain, SectionPlain
from programmes.plain.questions import questions_to_plain

_KEYS = tuple(info.alias or name for name, info in ProgrammePlain.model_fields.items())
_NAMES = {HeadingKind.TASK: "task", HeadingKind.SECTION: "section"}


def to_plain(
    programme: Programme, period: Period | None = None, questions: Iterable[Question] | None = None
) -> dict[str, Any]:
    """Nested mappings, lists and texts in a stable order, without what is at its default.

    Days and numbers are texts, truth values stay. ``period`` is the one a document is about, ``questions``
    are those left open; both stand in files only. The shape is ``programmes.plain.programme``, the terms are
    the domain page's.
    """
    entries = ProgrammePlain.to_plain(programme) | _nested(programme.rows)
    entries |= {"period": period.key} if period else {}
    entries |= {} if questions is None else {"questions": questions_to_plain(questions, programme)}
    return {key: entries[key] for key in _KEYS if key in entries}


def _nested(rows: Sequence[Row]) -> dict[str, Any]:
    """A heading holds what stands before the next one that is not under it."""
    key_of = _task_or_section if _has_two_levels(rows) else _heading_of_any_kind
    found: dict[str, Any] = {}
    over = [found]
    for row in rows:
        if isinstance(row, Measure):
            over[-1].setdefault("measures", []).append(MeasurePlain.to_plain(row))
        else:
            del over[row.depth :]
            key, entry = key_of(row)
            over[-1].setdefault(key, []).append(entry)
            over.append(entry)
    return {key: found[key] for key in ("measures", "sections", "tasks", "headings") if key in found}


def _has_two_levels(rows: Sequence[Row]) -> bool:
    """Tasks, and sections under them or before the first: files have had their own keys for these."""
    task_is_open = False
    for row in rows:
        if isinstance(row, Heading):
            task_is_open |= row.kind is HeadingKind.TASK
            expected = 2 if row.kind is HeadingKind.SECTION and task_is_open else 1
            if row.kind not in _NAMES or row.depth != expected:
                return False
    return True


def _task_or_section(heading: Heading) -> tuple[str, dict[str, Any]]:
    name = _NAMES[heading.kind]
    return f"{name}s", {name: heading.wording, **_aliases(heading)}


def _heading_of_any_kind(heading: Heading) -> tuple[str, dict[str, Any]]:
    kind = {} if heading.kind is HeadingKind.SECTION else {"kind": heading.kind.value}
    return "headings", {"heading": heading.wording, **kind, **_aliases(heading)}


def _aliases(heading: Heading) -> dict[str, Any]:
    return {"aliases": list(heading.aliases)} if heading.aliases else {}


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
    yield from _sections(plain.sections, 1)
    for task in plain.tasks:
        yield Heading(HeadingKind.TASK, task.wording, task.aliases)
        yield from _measures(task.measures)
        yield from _sections(task.sections, 2)
    yield from _headings(plain.headings, 1)


def _sections(sections: Iterable[SectionPlain], depth: int) -> Iterator[Row]:
    for section in sections:
        yield Heading(HeadingKind.SECTION, section.wording, section.aliases, depth)
        yield from _measures(section.measures)


def _headings(headings: Iterable[HeadingPlain], depth: int) -> Iterator[Row]:
    for heading in headings:
        yield Heading(heading.kind, heading.wording, heading.aliases, depth)
        yield from _measures(heading.measures)
        yield from _headings(heading.headings, depth + 1)


def _measures(measures: Iterable[MeasurePlain]) -> Iterator[Row]:
    return (measure.to_domain() for measure in measures)
