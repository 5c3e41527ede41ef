"""A workbook's problems name what its reader sees: titles of columns and rows, never a key of the file."""

from dataclasses import replace

from domain.programme.file_problems import FileProblem, FileProblemKind
from programmes.excel import sheets

_TITLED = {sheet.name: {column.key: column.title for column in sheet.columns} for sheet in sheets.SHEETS}
_OTHERS = {
    sheets.ROWS.name: {"measure": "wording", "heading": "wording"},
    sheets.INPUTS.name: {"input": "name", "column": "name"},
    sheets.FORMULAS.name: {"guard": "name", "condition": "text", "formula": "text", "question": "label"},
    sheets.DECISIONS.name: {"question": "label"},
}
"""Entries that stand in a column of another key."""


def in_words(problem: FileProblem) -> FileProblem:
    """What is missing is an empty cell, or a line of «Программа»."""
    if problem.kind is not FileProblemKind.MISSING:
        return problem
    if problem.sheet == sheets.PROGRAMME.name:
        titled = sheets.ENTRIES.get(problem.got, problem.got)
        return replace(problem, kind=FileProblemKind.EMPTY_CELL, got=titled, cell="", line=0)
    key = _OTHERS.get(problem.sheet, {}).get(problem.got, problem.got)
    titled = _TITLED.get(problem.sheet, {}).get(key, problem.got)
    return replace(problem, kind=FileProblemKind.EMPTY_CELL, got=titled, cell="")
