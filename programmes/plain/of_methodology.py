"""Where in a programme file a methodology's problem stands."""

from collections.abc import Iterable, Iterator, Sequence

from domain.methodology.formula.problems import Problem, ProblemKind
from programmes.plain.methodology import MethodologyPlain

Loc = tuple[str | int, ...]


def place_of_problem(version: MethodologyPlain, problem: Problem) -> Loc:
    """The way to the formula, guard or other entry that it is about, from its methodology on.

    What is wrong with a formula's text has its place there; else it is the formula's ``name``. The result's
    entry where it is about none, the methodology where it is about the whole.
    """
    if not problem.where:
        return ("result",)
    found = list(_named(version, problem))
    is_second = problem.kind is ProblemKind.DUPLICATE  # of two of one name it is the one too many
    return found[-1 if is_second else 0] if found else ()


def _named(version: MethodologyPlain, problem: Problem) -> Iterator[Loc]:
    """Whatever is called so, formulas and guards first."""
    for place, formula in enumerate(version.formulas):
        if formula.name == problem.where:
            yield ("formulas", place, "formula" if _is_of_text(problem) else "name")
    for place, guard in enumerate(version.guards):
        if guard.name == problem.where:
            yield ("guards", place, "condition" if _is_of_text(problem) else "guard")
    yield from _entries(version, problem)


def _is_of_text(problem: Problem) -> bool:
    return problem.line > 0 or problem.name != problem.where


def _entries(version: MethodologyPlain, problem: Problem) -> Iterator[Loc]:
    """The inputs, lists, tables and decisions called so; in a list or table, the row that is meant."""
    yield from _inputs(version, problem)
    yield from _tables(version, problem)
    for place, decision in enumerate(version.decisions):
        if decision.name == problem.where:
            options = [one.name for one in decision.options]
            yield ("decisions", place, *(_within(options, problem, "options", "option") or ("decision",)))


def _inputs(version: MethodologyPlain, problem: Problem) -> Iterator[Loc]:
    for place, given in enumerate(version.inputs):
        columns = [one.name for one in given.columns]
        tables = {"input": given.table} | {f"columns {at}": one.table for at, one in enumerate(given.columns)}
        if given.name == problem.where:
            within = _within(columns, problem, "columns", "column")
            own = ("table",) if given.table == problem.name and problem.name else ("input",)
            yield ("inputs", place, *(within or own))
        elif problem.where in columns:
            at = columns.index(problem.where)
            is_table = tables[f"columns {at}"] == problem.name != ""
            yield ("inputs", place, "columns", at, "table" if is_table else "column")


def _tables(version: MethodologyPlain, problem: Problem) -> Iterator[Loc]:
    for place, table in enumerate(version.tables):
        if table.name == problem.where:
            kinds = [one.name for one in table.choices]
            row = _of_scale([band.interval for band in table.bands], problem)
            yield ("tables", place, *(row or _within(kinds, problem, "choices", "choice") or ("table",)))
    if problem.kind is ProblemKind.UNKNOWN_VERDICT:
        yield ("verdict",)


def _of_scale(intervals: Sequence[str], problem: Problem) -> Loc:
    """The interval that is meant; of two beside each other the second."""
    meant = next((one for one in (problem.found, *problem.options[1:2]) if one in intervals), None)
    return ("scale", intervals.index(meant), "interval") if meant is not None else ()


def _within(names: Iterable[str], problem: Problem, rows: str, key: str) -> Loc:
    """The last of the rows called so: of two of one name, the second is the one too many."""
    found = [at for at, name in enumerate(names) if name == problem.name != problem.where]
    return (rows, found[-1], key) if found else ()
