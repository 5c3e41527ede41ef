"""Where and why YAML breaks off, in terms of what was typed rather than of its grammar."""

from typing import Any

import yaml

from domain.programme.file_problems import FileProblemKind
from programmes.plain.nodes import Place

Broken = tuple[FileProblemKind, Place, str] | tuple[FileProblemKind, Place, str, str]
"""What is wrong, where, the line that stands there, and what would work where that is known."""


def broken(text: str, error: yaml.MarkedYAMLError, opened: Place) -> Broken:
    """``opened`` is the innermost list or mapping that reading had not come to the end of."""
    lines = text.split("\n")
    begun, stopped = place_of(error.context_mark), place_of(error.problem_mark or error.context_mark)
    context = error.context or ""
    if "quoted scalar" in context and "end of stream" in (error.problem or ""):
        return _at(lines, FileProblemKind.UNCLOSED_QUOTE, begun)
    if "flow sequence" in context or "flow mapping" in context:
        return _at(lines, FileProblemKind.UNCLOSED_BRACKET, begun)
    if "simple key" in context:
        return _at(lines, FileProblemKind.NO_COLON, begun)
    if not "".join(lines[stopped.line - 1 :]).strip() and "flow node" in context:
        return _at(lines, FileProblemKind.UNCLOSED_BRACKET, opened)
    kind = _of_line(error, _line(lines, stopped), stopped.column)
    if kind is FileProblemKind.COLON_INSIDE:
        return (*_at(lines, kind, stopped)[:2], *_quoted(_line(lines, stopped)))
    return _at(lines, kind, stopped)


def _of_line(error: yaml.MarkedYAMLError, line: str, column: int) -> FileProblemKind:
    """A tab at its beginning, a beginning deeper or less deep than those above allow, or something else."""
    before = line[: column - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return FileProblemKind.TAB
    is_out_of_place = "block" in (error.context or "") and not before.strip() and line.strip()[:1] not in "]}"
    is_colon = "mapping values" in (error.problem or "")
    if is_out_of_place or (is_colon and ":" not in before):
        return FileProblemKind.INDENT
    return FileProblemKind.COLON_INSIDE if is_colon and ": " in before else FileProblemKind.SYNTAX


def _quoted(line: str) -> tuple[str, str]:
    """The entry as it stands, and with its text in quotation marks."""
    key, _, text = line.strip().removeprefix("- ").partition(": ")
    quoted = text.strip().replace("'", "''")
    return line.strip(), f"{key}: '{quoted}'"


def _at(lines: list[str], kind: FileProblemKind, place: Place) -> Broken:
    """A file that breaks off does so where it last says something."""
    while place.line > 1 and not _line(lines, place).strip():
        place = Place(place.line - 1)
    return kind, place, _line(lines, place).strip()


def _line(lines: list[str], place: Place) -> str:
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def place_of(mark: Any) -> Place:
    """Of a parser's mark, which counts from 0."""
    return Place(mark.line + 1, mark.column + 1) if mark is not None else Place()
