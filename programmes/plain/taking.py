"""A programme out of a file's entries: validated, checked, with its doubtful places as questions."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import ValidationError

from domain.programme.document import ReadDocument
from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from domain.time.periods import Period
from programmes.answers.in_file import with_questions
from programmes.plain.checks import Finding, check
from programmes.plain.keys import keys_at
from programmes.plain.nearest import nearest
from programmes.plain.nodes import FileNode, Loc, data, find, path_of
from programmes.plain.programme import ProgrammePlain
from programmes.plain.whole import programme_of
from programmes.report_face import with_face

MAX_SHOWN = 200
MOST_PROBLEMS = 100
_KINDS = {
    "missing": FileProblemKind.MISSING,
    "extra_forbidden": FileProblemKind.UNKNOWN_KEY,
    "string_type": FileProblemKind.NOT_A_TEXT,
    "string_too_short": FileProblemKind.MISSING,
    "string_pattern_mismatch": FileProblemKind.NOT_A_FORMULA,
    "tuple_type": FileProblemKind.NOT_A_LIST,
    "dict_type": FileProblemKind.NOT_A_MAPPING,
    "model_type": FileProblemKind.NOT_A_MAPPING,
    "enum": FileProblemKind.NOT_ONE_OF,
}


def take(root: FileNode) -> ReadDocument:
    """The programme that the entries say, or ``FileProblems`` with everything that is wrong in them."""
    try:
        plain = ProgrammePlain.model_validate(data(root))
    except ValidationError as error:
        wrong = error.errors(include_url=False)[:MOST_PROBLEMS]
        raise in_order(_told(root, dict(one)) for one in wrong) from None
    _refuse(root, check(plain))
    programme = with_face(programme_of(plain))
    period = Period.from_key(plain.period) if plain.period else None
    asked, findings = with_questions(ReadDocument(programme, period, (), ()), plain)
    _refuse(root, findings)
    return asked


def _refuse(root: FileNode, findings: Iterable[Finding]) -> None:
    found = [_found(root, finding) for finding in islice(findings, MOST_PROBLEMS)]
    if found:
        raise in_order(found)


def in_order(problems: Iterable[FileProblem]) -> FileProblems:
    """As the file has them."""
    return FileProblems(tuple(sorted(problems, key=lambda one: (one.sheet, one.line, one.column))))


def problem(
    root: FileNode, kind: FileProblemKind, loc: Loc, got: str = "", suggestion: str = ""
) -> FileProblem:
    """A problem of the entry that ``loc`` leads to."""
    node, place = find(root, loc)
    if kind is FileProblemKind.UNKNOWN_KEY or loc[-1:] == ("name",):
        place = find(root, loc[:-1])[0].keys.get(str(loc[-1]), place)
    shown = got or (node.content if isinstance(node.content, str) else "")
    return FileProblem(
        place.line, path_of(loc), kind, shown[:MAX_SHOWN], suggestion, place.column, place.sheet, place.cell
    )


def _told(root: FileNode, error: dict[str, Any]) -> FileProblem:
    kind = _KINDS.get(error["type"]) or error["ctx"]["error"].kind
    loc = error["loc"]
    if kind is FileProblemKind.UNKNOWN_KEY:
        key = str(loc[-1])
        return problem(root, kind, loc, key, nearest(key, keys_at(loc[:-1])))
    if kind is FileProblemKind.MISSING:
        return problem(root, kind, loc, str(loc[-1]))
    return problem(root, kind, loc, suggestion=_works(kind, error))


def _works(kind: FileProblemKind, error: dict[str, Any]) -> str:
    """The nearest of the words that an entry may have, else all of them."""
    if kind is not FileProblemKind.NOT_ONE_OF:
        return ""
    words = [word.strip("' ") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    return nearest(str(error["input"]), words) or ", ".join(words)


def _found(root: FileNode, finding: Finding) -> FileProblem:
    if finding.formula is None:
        return problem(root, finding.kind, finding.loc, finding.got, finding.suggestion)
    finding = replace(finding, loc=_own_cell(root, finding.loc))
    made = problem(root, finding.kind, finding.loc, finding.got, finding.suggestion)
    line, column = _in_formula(root, finding)
    return FileProblem(
        line,
        made.path,
        made.kind,
        made.got,
        made.suggestion,
        column,
        made.sheet,
        made.cell,
        finding.formula,
    )


def _own_cell(root: FileNode, loc: Loc) -> tuple[str | int, ...]:
    """A formula's name has a cell of its own in a workbook; in YAML it stands before the text."""
    if loc and loc[-1] == "name" and "name" not in find(root, loc[:-1])[0].keys:
        return (*loc[:-1], "formula")
    return tuple(loc)


def _in_formula(root: FileNode, finding: Finding) -> tuple[int, int]:
    """The place inside a formula's text, where that stands in the file letter by letter."""
    node, place = find(root, finding.loc)
    inside = finding.formula
    if inside is None or not node.is_exact or not inside.line or not isinstance(node.content, str):
        return place.line, place.column
    head = node.content.find("=") + 1 if finding.loc[-1] == "formula" else 0
    begun = head + len(node.content[head:]) - len(node.content[head:].lstrip())
    lines = node.content[begun:].split("\n")[: inside.line - 1]
    offset = begun + sum(len(line) + 1 for line in lines) + inside.column - 1
    before = node.content[:offset]
    return place.line + before.count("\n"), place.column + offset - (before.rfind("\n") + 1)
