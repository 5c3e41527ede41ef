"""How the problems of a programme file read: the place, what is wrong there, and what would work."""

from collections.abc import Sequence

from domain.programme.document import Programme
from domain.programme.file_problems import FileProblem, FileProblemKind
from domain.programme.unused import unused
from texts import figures
from texts.catalogue import Texts
from texts.formulas import formula

MOST = 10
_LONGEST_WARNING = 300
_SEVERAL = ", "
_SAYS_IT = {
    FileProblemKind.COLON_INSIDE,
    FileProblemKind.TOO_LONG,
    FileProblemKind.TOO_DEEP,
    FileProblemKind.TOO_MANY_ROWS,
    FileProblemKind.DUPLICATE_EXECUTOR,
    FileProblemKind.NOT_A_PERIOD,
    FileProblemKind.UNUSABLE_ANSWER,
    FileProblemKind.NO_HEADER,
    FileProblemKind.RENAMED_COLUMN,
    FileProblemKind.GONE_INDICATOR,
    FileProblemKind.UNKNOWN_VERSION,
}
"""Kinds whose sentence names the suggestion itself."""


def listed(t: Texts, problems: Sequence[FileProblem], most: int = MOST) -> str:
    """A line for each of the first ones, as plain text; then how many more there are."""
    lines = [line(t, problem) for problem in problems[:most]]
    if len(problems) > most:
        lines.append(t.count_label("problem.more", len(problems) - most))
    return "\n".join(lines)


def line(t: Texts, problem: FileProblem) -> str:
    """«Строка 12, знак 5: записи «titel» здесь не бывает. Может быть, «title»?»"""
    return t.label("problem.line", place=_place(t, problem), what=_what(t, problem))


def warned(t: Texts, programme: Programme) -> str:
    """What the formulas of a programme do not use, in one sentence; empty where there is nothing such."""
    found = unused(programme.indicators())
    if not found:
        return ""
    names = "; ".join(
        t.label("problem.unused.of", number=number, names=", ".join(some)) for number, some in found.items()
    )
    return t.label("problem.unused", names=figures.short(names, _LONGEST_WARNING))


def _place(t: Texts, problem: FileProblem) -> str:
    facts = {
        "line": problem.line,
        "column": problem.column,
        "sheet": problem.sheet,
        "cell": problem.cell,
    }
    if problem.sheet:
        whole = "problem.place.row" if problem.line else "problem.place.sheet"
        return t.label("problem.place.cell" if problem.cell else whole, **facts)
    if not problem.line:
        return t.label("problem.place.file")
    return t.label("problem.place.column" if problem.column else "problem.place.line", **facts)


def _what(t: Texts, problem: FileProblem) -> str:
    if problem.formula is not None:
        return formula(t, problem.formula)
    what = t.label(f"problem.{problem.kind}", got=problem.got, suggestion=problem.suggestion)
    if not problem.suggestion or problem.kind in _SAYS_IT:
        return what
    if _SEVERAL in problem.suggestion and problem.kind is FileProblemKind.NOT_ONE_OF:
        return t.label("problem.works", what=what, suggestion=problem.suggestion)
    return t.label("problem.hint", what=what, suggestion=problem.suggestion)
