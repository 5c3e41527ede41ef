"""Rows that go on with the indicator above them: its money, its executors, the rest of its name."""

import re

from domain.programme.ledger import Fate, WhyLeft
from programmes.tables.columns.column import ReportColumn
from programmes.tables.row_cells import SECOND_TEXT, RowCells, is_nothing
from programmes.tables.row_kinds import RowKind

_BUDGET = re.compile(
    r"(?:[-–—]\s*)?(?:(?:средства\s+)?(?:федеральн|областн|краев|республиканск|окружн|региональн|районн|городск|местн|"
    r"муниципальн|консолидированн)\w*\s+бюджет|бюджет\b|внебюджетн|(?:собственные|иные|прочие|привлеч[её]нные)\s+"
    r"(?:средств|источник)|[ФОКРМ]Б\b|всего\b|итого\b|в\s+том\s+числе\b|из\s+них\b)",
    re.IGNORECASE,
)
_OF_MONEY = frozenset({WhyLeft.MONEY, WhyLeft.SOURCE, WhyLeft.DEVIATION, WhyLeft.DEADLINE, WhyLeft.SUM})
_NAMES = frozenset({ReportColumn.MEASURE, ReportColumn.INDICATOR})
_GOING_ON = frozenset({ReportColumn.EXECUTOR, ReportColumn.CO_EXECUTOR, ReportColumn.EXPLANATION})


def goes_on_with(above: RowCells, cells: RowCells) -> RowKind | None:
    """What a row is that says nothing of its own, its texts joined to ``above``; ``None``: indicator."""
    if _is_money_alone(cells):
        return RowKind.MONEY
    more = _rest_of_name(above, cells)
    if more:
        above.cells[ReportColumn.INDICATOR] += f" {more}"
        above.doubts.append((SECOND_TEXT, more))
    elif _only_continues(cells):
        _append(above, cells)
    else:
        return None
    return RowKind.CONTINUED


def _only_continues(cells: RowCells) -> bool:
    """Executors or an explanation and nothing else: the row above goes on."""
    filled = {part for part, text in cells.cells.items() if text}
    return bool(filled) and filled <= _GOING_ON and not (cells.merged - _GOING_ON) and not cells.left


def _is_money_alone(cells: RowCells) -> bool:
    """«областной бюджет, 100, 100» under «Всего»: nothing of an indicator but what goes on from above."""
    whys = {fate.why for fate in cells.fates if fate.fate is Fate.LEFT}
    own = {part: text for part, text in cells.cells.items() if text and not is_nothing(text)}
    is_named = all(part in _NAMES and _BUDGET.match(text) for part, text in own.items())
    return is_named and WhyLeft.MONEY in whys and whys <= _OF_MONEY


def _rest_of_name(above: RowCells, cells: RowCells) -> str:
    """«охваченных отдыхом» alone below «Доля детей,»: a name that somebody went on with in the next row."""
    own = {part: text for part, text in cells.cells.items() if text}
    part = ReportColumn.INDICATOR
    is_alone = own.keys() == {part} and not cells.merged and not cells.left
    ended = above.text(part).rstrip()[-1:] in ("", ".", ":", ";")
    return own[part] if is_alone and not ended and own[part][:1].islower() else ""


def _append(above: RowCells, cells: RowCells) -> None:
    for part in _GOING_ON:
        first, more = above.text(part), cells.text(part)
        if more:
            between = "\n" if part is ReportColumn.EXPLANATION else ";\n"
            above.cells[part] = f"{first.rstrip(' ;')}{between}{more}" if first else more
