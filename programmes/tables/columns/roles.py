"""Which column plays which part, for all columns together.

Each column has candidates with points: what its title says, what its cells hold, how well its time fits the
document's period. The joint assignment with most points is taken; what is close is a doubt, and no figure is
read from a doubtful column (decision 22).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from domain.time.periods import Period
from programmes.tables.columns.by_year import is_before, is_year_of_targets, targets_by_year
from programmes.tables.columns.cells import Cells
from programmes.tables.columns.column import ReadColumn, ReportColumn, column_of
from programmes.tables.columns.meaning import Matter, Stage
from programmes.tables.columns.points import OF_MEASURES, OF_STAGES, candidates
from programmes.tables.columns.when import Side

SURE = 40
"""Points from which a part is taken without asking."""
CLOSE = 15
"""Two candidates for a figure that are nearer than this are asked about."""
MOST_CANDIDATES = 4
NEIGHBOUR = 8
"""What it is worth to stand beside a unit or a figure: it decides between equals only."""
_BESIDE_INDICATORS = frozenset({ReportColumn.UNIT, ReportColumn.TARGET, ReportColumn.FACT, ReportColumn.BASE})
_ONE_OF_SEVERAL = (
    ReportColumn.INDICATOR,
    ReportColumn.MEASURE,
    ReportColumn.UNIT,
    ReportColumn.EXECUTOR,
    ReportColumn.BASE,
)
_WHOLE = re.compile(r"(?:всего|итого)[:,]?", re.IGNORECASE)
_WANTED = {ReportColumn.INDICATOR: 30}
"""A table without one is of no use."""


@dataclass(slots=True)
class Roles:
    """``years`` are the columns of targets by year; ``doubts`` those asked about, with what they may be."""

    columns: dict[ReportColumn, ReadColumn] = field(default_factory=dict)
    points: dict[ReportColumn, int] = field(default_factory=dict)
    years: dict[int, ReadColumn] = field(default_factory=dict)
    doubts: dict[int, tuple[ReportColumn, ...]] = field(default_factory=dict)

    def taken(self) -> dict[int, ReportColumn]:
        """Each taken column's part, by the column's number."""
        by_year = {column.number: ReportColumn.TARGET for column in self.years.values()}
        return by_year | {column.number: role for role, column in self.columns.items()}


def assign(columns: Sequence[ReadColumn], period: Period | None) -> Roles:
    """The best joint assignment, without what is doubtful."""
    by_year = targets_by_year(columns, period)
    in_years = {column.number for column in by_year.several}
    points = {column.number: candidates(column, period) for column in columns}
    points |= _wholes(columns)
    points |= _of_own_year([one for one in columns if one.number not in in_years], period)
    _count_neighbours(columns, points)
    for number in in_years:
        points[number].pop(ReportColumn.TARGET, None)
    for column in columns:
        if period is None and is_before(column, by_year.years):
            points[column.number].pop(ReportColumn.FACT, None)
    found = _best(columns, points)
    roles = Roles({role: column for role, column in found.items()})
    roles.points = {role: points[column.number][role] for role, column in found.items()}
    roles.years = by_year.years
    roles.doubts.update(dict.fromkeys(by_year.doubtful, (ReportColumn.TARGET, ReportColumn.OTHER)))
    for role in (ReportColumn.TARGET, ReportColumn.FACT):
        _doubt(roles, role, points, columns)
    for role in _ONE_OF_SEVERAL:
        _ask_about_others(roles, role, points, columns)
    _target_by_year_or_plain(roles)
    _figures_of_no_known_period(roles, columns, period)
    untold = (column.cells for column in columns if column.meaning.matter is not Matter.DEADLINE)
    if any(cells.tell_kinds for cells in untold):
        _ask_about_all_figures(roles)
    return roles


def _of_own_year(columns: Sequence[ReadColumn], period: Period | None) -> dict[int, dict[ReportColumn, int]]:
    """«Значение на 01.01.2023» in 2022's report, where nobody says whether it is planned: asked about."""
    return {
        one.number: {ReportColumn.TARGET: 30, ReportColumn.FACT: 30}
        for one in columns
        if period is not None
        and one.decided is None
        and one.meaning.matter is Matter.FIGURE
        and one.meaning.stage is Stage.NONE
        and one.meaning.when.years == (period.year,)
        and one.meaning.when.fits(period) >= 70
        and one.cells.share(one.cells.words) <= 0.6
    }


def _wholes(columns: Sequence[ReadColumn]) -> dict[int, dict[ReportColumn, int]]:
    """«План: всего, в том числе на отчётный период» where no column has a year to be summed."""
    if any(len(column.meaning.when.years) > 0 for column in columns):
        return {}
    able = (one for one in columns if one.meaning.matter is Matter.SUM and one.meaning.stage in OF_STAGES)
    return {
        one.number: {OF_STAGES[one.meaning.stage]: 60}
        for one in able
        if one.decided is None and len(one.lines) > 1 and _WHOLE.fullmatch(one.lines[-1].strip())
    }


def _ask_about_all_figures(roles: Roles) -> None:
    """«план», «факт», «2022» stand in a column of their own: rows say what columns do elsewhere."""
    for part in (ReportColumn.TARGET, ReportColumn.FACT):
        column = roles.columns.get(part)
        if column is not None and column.decided is None:
            del roles.columns[part]
            roles.doubts[column.number] = (part, ReportColumn.OTHER)
    for column in roles.years.values():
        roles.doubts[column.number] = (ReportColumn.TARGET, ReportColumn.FACT, ReportColumn.OTHER)
    roles.years = {}


def role_alone(lines: Sequence[str]) -> ReportColumn:
    """What a title alone would be taken for."""
    column = column_of(1, range(1), tuple(lines), Cells())
    if is_year_of_targets(column):
        return ReportColumn.TARGET
    if column.meaning.matter is Matter.FIGURE and column.meaning.stage is Stage.FACT:
        return ReportColumn.FACT
    points = candidates(column, None)
    return max(points, key=points.__getitem__, default=ReportColumn.OTHER)


def _ablest(
    columns: Sequence[ReadColumn], points: Mapping[int, Mapping[ReportColumn, int]]
) -> dict[int, dict[ReportColumn, int]]:
    """Of many candidates for one part the best few, so that nonsense costs no time."""
    kept: dict[int, dict[ReportColumn, int]] = {column.number: {} for column in columns}
    for role in ReportColumn:
        able = [column.number for column in columns if points[column.number].get(role, 0) > 0]
        for number in sorted(able, key=lambda one: -points[one][role])[:MOST_CANDIDATES]:
            kept[number][role] = points[number][role]
    return kept


def _best(
    columns: Sequence[ReadColumn], points: Mapping[int, Mapping[ReportColumn, int]]
) -> dict[ReportColumn, ReadColumn]:
    """Each part to one column at most, so that all points together are most; of equals the first stays."""
    able = _ablest(columns, points)
    reached: dict[frozenset[ReportColumn], tuple[int, tuple[tuple[ReportColumn, ReadColumn], ...]]] = {
        frozenset(): (0, ())
    }
    for column in columns:
        further = dict(reached)
        for role, worth in able[column.number].items():
            for used, (total, chosen) in reached.items():
                if role in used:
                    continue
                sum_ = total + worth + _WANTED.get(role, 0)
                key = used | {role}
                if key not in further or sum_ > further[key][0]:
                    further[key] = (sum_, (*chosen, (role, column)))
        reached = further
    return dict(max(reached.values(), key=lambda way: way[0])[1])


def _doubt(
    roles: Roles,
    role: ReportColumn,
    points: Mapping[int, Mapping[ReportColumn, int]],
    columns: Sequence[ReadColumn],
) -> None:
    """Where another column is as good a candidate, or the one found is a poor one, neither is taken."""
    chosen = roles.columns.get(role)
    if chosen is None or chosen.decided is not None:
        return
    worth = points[chosen.number][role]
    near = [one for one in columns if points[one.number].get(role, 0) > worth - CLOSE]
    others = [one for one in near if one.number not in roles.taken() or one is chosen]
    if role is ReportColumn.TARGET and _has_parts_of_year(chosen, columns):
        others = [one for one in columns if one.meaning.stage is Stage.PLAN and one.number not in roles.years]
        others = [one for one in others if one.meaning.matter is Matter.FIGURE]
    if len(others) > 1 or worth < SURE:
        del roles.columns[role]
        for one in others:
            may_be = tuple(points[one.number]) or (role,)
            roles.doubts[one.number] = (*may_be, ReportColumn.OTHER)


def _count_neighbours(columns: Sequence[ReadColumn], points: dict[int, dict[ReportColumn, int]]) -> None:
    """Of two columns of indicators, or of units, the one that stands beside the figures' others."""
    for before, column in pairwise(columns):
        left, right = points[before.number], points[column.number]
        if left.get(ReportColumn.INDICATOR, 0) > OF_MEASURES and right.keys() & _BESIDE_INDICATORS:
            left[ReportColumn.INDICATOR] += NEIGHBOUR
            if ReportColumn.UNIT in right:
                right[ReportColumn.UNIT] += NEIGHBOUR


def _ask_about_others(
    roles: Roles,
    role: ReportColumn,
    points: Mapping[int, Mapping[ReportColumn, int]],
    columns: Sequence[ReadColumn],
) -> None:
    """One is taken; another that may as well be it is asked about."""
    chosen = roles.columns.get(role)
    if chosen is None or chosen.decided is not None:
        return
    least = points[chosen.number][role] - CLOSE
    for one in columns:
        is_free = one.number not in roles.taken() and one.decided is None
        if is_free and points[one.number].get(role, 0) > least:
            roles.doubts.setdefault(one.number, (role, ReportColumn.OTHER))


def _has_parts_of_year(chosen: ReadColumn, columns: Sequence[ReadColumn]) -> bool:
    """One quarter of several: its plan is no target of the year."""
    parts = [
        one for one in columns if one.meaning.matter is Matter.FIGURE and one.meaning.stage is Stage.PLAN
    ]
    others = [one for one in parts if one is not chosen and one.meaning.when.is_part_of_year()]
    return chosen.meaning.when.is_part_of_year() and bool(others)


def _target_by_year_or_plain(roles: Roles) -> None:
    """Years whose titles say that they are planned go before «План» alone, which is asked about."""
    plain = roles.columns.get(ReportColumn.TARGET)
    if plain is None or not roles.years or plain.decided is not None:
        return
    if any(one.meaning.stage is Stage.PLAN for one in roles.years.values()):
        del roles.columns[ReportColumn.TARGET]
        if not plain.meaning.when.is_part_of_year() and plain.meaning.when.side is not Side.REPORTED:
            roles.doubts[plain.number] = (ReportColumn.TARGET, ReportColumn.OTHER)
        return
    for column in roles.years.values():
        roles.doubts[column.number] = (ReportColumn.TARGET, ReportColumn.FACT, ReportColumn.OTHER)
    roles.years = {}


def _figures_of_no_known_period(roles: Roles, columns: Sequence[ReadColumn], period: Period | None) -> None:
    """Facts of another time than the document's, or plans of quarters, where there is nothing else: asked."""
    figures = [
        one for one in columns if one.meaning.matter is Matter.FIGURE and one.number not in roles.taken()
    ]
    if ReportColumn.FACT not in roles.columns:
        for one in figures:
            is_fact = one.decided is None and one.meaning.stage is Stage.FACT
            if is_fact and not _is_surely_past(one, roles, period):
                roles.doubts.setdefault(one.number, (ReportColumn.FACT, ReportColumn.OTHER))
    if ReportColumn.TARGET not in roles.columns and not roles.years:
        for one in figures:
            if one.meaning.stage in (Stage.PLAN, Stage.NONE) and one.decided is None:
                roles.doubts.setdefault(one.number, (ReportColumn.TARGET, ReportColumn.OTHER))


def _is_surely_past(column: ReadColumn, roles: Roles, period: Period | None) -> bool:
    time = column.meaning.when
    if time.side is Side.PAST or period is None:
        return time.side is Side.PAST or is_before(column, roles.years)
    return bool(time.years) and max(time.years) < period.year
