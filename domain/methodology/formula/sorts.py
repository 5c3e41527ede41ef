"""What an expression is (a number, a condition, a kind), and whether each month or row has its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from domain.methodology.formula import nodes
from domain.methodology.formula.alternatives import alternatives, condition_instead, number_instead
from domain.methodology.formula.arithmetic import MAX_EXPONENT
from domain.methodology.formula.functions import (
    FUNCTIONS,
    INDICATORS,
    LAST_PERIOD,
    LAST_YEAR,
    MONTHS,
    MONTHS_OF_PERIOD,
    OF_INDICATOR,
    QUARTERS,
    Function,
)
from domain.methodology.formula.names import ANY, Meaning, NameRole, Sort
from domain.methodology.formula.nodes import Node, start
from domain.methodology.formula.parsing import place
from domain.methodology.formula.printing import text_of
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.times import MAX_YEARS, is_elsewhen
from domain.methodology.indicators import STATES


@dataclass(frozen=True, slots=True)
class SortFound:
    """``months`` is the monthly input that brings the months in, empty if none; ``columns`` of a row.

    ``dated`` is a name in it that each period has a value of its own for, ``present`` one that is known of
    the period itself only; ``reach`` is how many years back it goes.
    """

    sort: Sort = Sort.NUMBER
    months: str = ""
    columns: frozenset[str] = frozenset()
    options: tuple[str, ...] = ()
    dated: str = ""
    present: str = ""
    reach: int = 0


UNKNOWN = SortFound(Sort.UNKNOWN)


def exponent_of(node: nodes.Power) -> int | None:
    """The exponent as a whole number within the limit, or None."""
    sign, written = 1, node.exponent
    if isinstance(written, nodes.Negative):
        sign, written = -1, written.operand
    if not isinstance(written, nodes.Literal) or written.value > MAX_EXPONENT:
        return None
    return sign * int(written.value) if written.value == int(written.value) else None


class Sorting:
    """Goes through one text and collects its problems.

    ``formulas`` holds what was found of the formulas it depends on.
    """

    def __init__(
        self, where: str, text: str, meanings: Mapping[str, Meaning], formulas: Mapping[str, SortFound]
    ) -> None:
        self.where, self.text = where, text
        self.meanings, self.formulas = meanings, formulas
        self.problems: list[Problem] = []

    def of(self, node: Node) -> SortFound:
        if isinstance(node, nodes.Literal):
            return SortFound()
        if isinstance(node, nodes.Kind):
            return SortFound(Sort.KIND, options=(node.name,))
        if isinstance(node, nodes.Name):
            return self._name(node)
        if isinstance(node, nodes.Comparison):
            return self._comparison(node)
        if isinstance(node, nodes.Call):
            return self._call(node)
        if isinstance(node, nodes.Each):
            return self._each(node)
        return self._operation(node)

    def tell(self, kind: ProblemKind, node: Node, name: str = "", **facts: object) -> None:
        line, column = place(self.text, start(node))
        self.problems.append(Problem(kind, self.where, name, line, column, **facts))  # type: ignore[arg-type]

    def _name(self, node: nodes.Name) -> SortFound:
        meaning = self.meanings.get(node.name)
        if meaning is None or meaning.role is NameRole.TABLE:
            self._unknown(node, node.name, ProblemKind.UNKNOWN_NAME, self._usable())
            return UNKNOWN
        if meaning.role is NameRole.FORMULA:
            return self.formulas.get(node.name, UNKNOWN)
        of_row = meaning.role in (NameRole.COLUMN, NameRole.OF_INDICATOR)
        return SortFound(
            meaning.sort,
            months=node.name if meaning.monthly else "",
            columns=frozenset((node.name,)) if of_row else frozenset[str](),
            options=meaning.options,
            dated=node.name if meaning.dated else "",
            present=node.name if meaning.present else "",
        )

    def _usable(self) -> list[str]:
        return [name for name, meaning in self.meanings.items() if meaning.role is not NameRole.TABLE]

    def _unknown(self, node: Node, name: str, kind: ProblemKind, known: Iterable[str]) -> None:
        known = list(known)
        found = alternatives(name, kind, known, self.meanings)
        self.tell(found.kind, node, name, options=found.options, reasons=found.reasons)

    def _operation(self, node: Node) -> SortFound:
        joins = isinstance(node, nodes.Not | nodes.Both | nodes.Either)
        wanted = Sort.CONDITION if joins else Sort.NUMBER
        if isinstance(node, nodes.Power) and exponent_of(node) is None:
            self.tell(ProblemKind.EXPONENT, node.exponent, limit=MAX_EXPONENT)
        return _together(wanted, [self._wanted(child, wanted, node) for child in node.children])

    def _wanted(self, node: Node, sort: Sort, among: Node | None = None) -> SortFound:
        found = self.of(node)
        if found.sort not in (sort, Sort.UNKNOWN):
            self.not_of(sort, node, found, among)
        return found

    def not_of(self, sort: Sort, node: Node, found: SortFound, among: Node | None = None) -> None:
        """A condition or a kind where a number is needed, a number where a condition is."""
        written, name = text_of(node), node.name if isinstance(node, nodes.Name) else ""
        if sort is Sort.NUMBER:
            options = number_instead(written, found.sort, found.options, self.meanings)
            self.tell(ProblemKind.NOT_A_NUMBER, node, name, found=written, options=options)
        else:
            options = condition_instead(node, among)
            self.tell(ProblemKind.NOT_A_CONDITION, node, name, found=written, options=options)

    def _comparison(self, node: nodes.Comparison) -> SortFound:
        left, right = self.of(node.left), self.of(node.right)
        sorts = {left.sort, right.sort}
        if sorts == {Sort.KIND}:
            self._kinds(node, left, right)
        elif Sort.UNKNOWN not in sorts and sorts != {Sort.NUMBER}:
            self.tell(ProblemKind.NOT_COMPARABLE, node, found=text_of(node))
        return _together(Sort.CONDITION, [left, right])

    def _kinds(self, node: nodes.Comparison, left: SortFound, right: SortFound) -> None:
        """One side says which kind is meant, in quotation marks."""
        options = right.options if isinstance(node.left, nodes.Kind) else left.options
        written = [side for side in node.children if isinstance(side, nodes.Kind)]
        if len(written) != 1 or node.sign not in "=≠":
            self.tell(ProblemKind.NOT_COMPARABLE, node, found=text_of(node))
        elif options != ANY and written[0].name not in options:
            self._unknown(written[0], written[0].name, ProblemKind.UNKNOWN_KIND, options)

    def _call(self, node: nodes.Call) -> SortFound:
        meaning = self.meanings.get(node.function)
        if meaning is not None and meaning.role is NameRole.TABLE:
            return self._lookup(node, meaning)
        function = FUNCTIONS.get(node.function)
        if function is None:
            tables = [name for name, known in self.meanings.items() if known.role is NameRole.TABLE]
            self._unknown(node, node.function, ProblemKind.UNKNOWN_FUNCTION, [*FUNCTIONS, *tables])
            if self.problems[-1].reasons:  # what is written instead has other arguments
                return UNKNOWN
            return _together(Sort.UNKNOWN, [self.of(argument) for argument in node.arguments])
        self._count(node, function)
        if function.name in OF_INDICATOR:
            return self._of_indicator(node, function)
        if function.name in (LAST_YEAR, LAST_PERIOD):
            inside = _together(Sort.NUMBER, [self._wanted(one, Sort.NUMBER) for one in node.arguments])
            return self._elsewhen(node, inside, years=1)
        first = Sort.CONDITION if function.name == "если" else Sort.NUMBER
        wanted = [first] + [Sort.NUMBER] * (len(node.arguments) - 1)
        arguments = zip(node.arguments, wanted, strict=True)
        return _together(Sort.NUMBER, [self._wanted(*argument) for argument in arguments])

    def _of_indicator(self, node: nodes.Call, function: Function) -> SortFound:
        """By the number: факт(«4»). Of earlier periods the facts are known, and nothing else."""
        if any(not isinstance(one, nodes.Kind) for one in node.arguments):
            number = text_of(node.arguments[0]) if node.arguments and not node.arguments[0].children else "4"
            self.tell(ProblemKind.IN_QUOTES, node, node.function, options=(f"{node.function}(«{number}»)",))
            return UNKNOWN
        if function.name == "состояние":
            return SortFound(Sort.KIND, options=tuple(STATES.values()), present=node.function)
        is_fact = function.name == "факт"
        return SortFound(dated=node.function if is_fact else "", present="" if is_fact else node.function)

    def _elsewhen(self, node: nodes.Call | nodes.Each, inside: SortFound, years: int) -> SortFound:
        """Of other periods: something that each of them has, and not too far back."""
        reach = inside.reach + years
        if inside.present:
            self.tell(ProblemKind.NOT_EARLIER, node, inside.present)
        elif not inside.dated and inside.sort is not Sort.UNKNOWN:
            self.tell(ProblemKind.NOTHING_EARLIER, node, node.function)
        elif reach > MAX_YEARS:
            self.tell(ProblemKind.TOO_FAR, node, node.function, limit=MAX_YEARS)
        return replace(inside, present="", reach=reach)

    def _count(self, node: nodes.Call, function: Function) -> None:
        count = len(node.arguments)
        if count < function.least or (function.most is not None and count > function.most):
            limit = function.least if count < function.least else function.most
            self.tell(ProblemKind.ARGUMENTS, node, node.function, limit=limit, found=str(count))

    def _lookup(self, node: nodes.Call, table: Meaning) -> SortFound:
        if len(node.arguments) != 1:
            self.tell(ProblemKind.ARGUMENTS, node, node.function, limit=1, found=str(len(node.arguments)))
            return UNKNOWN
        if table.sort is Sort.NUMBER:
            return _together(Sort.NUMBER, [self._wanted(node.arguments[0], Sort.NUMBER)])
        found = self.of(node.arguments[0])
        lacking = [option for option in found.options if option not in table.options]
        if found.sort is not Sort.KIND and found.sort is not Sort.UNKNOWN:
            self.tell(ProblemKind.NOT_COMPARABLE, node, node.function, found=text_of(node))
        elif lacking:
            self.tell(ProblemKind.UNKNOWN_KIND, node, lacking[0], options=table.options)
        return _together(Sort.NUMBER, [found])

    def _each(self, node: nodes.Each) -> SortFound:
        function = FUNCTIONS.get(node.function)
        if function is None or not function.over:
            over = [name for name, known in FUNCTIONS.items() if known.over]
            self._unknown(node, node.function, ProblemKind.UNKNOWN_FUNCTION, over)
        inside = [self._wanted(node.body, Sort.NUMBER)]
        if node.where is not None:
            inside.append(self._wanted(node.where, Sort.CONDITION))
        together = _together(Sort.NUMBER, inside)
        if is_elsewhen(node):
            together = self._elsewhen(node, together, years=max(node.count - 1, 0))
        self._over(node, together)
        group = self.meanings.get(node.over)
        listed = node.over if group is not None and group.present else ""
        return SortFound(dated=together.dated, present=together.present or listed, reach=together.reach)

    def _over(self, node: nodes.Each, inside: SortFound) -> None:
        group = self.meanings.get(node.over)
        if is_elsewhen(node):
            if inside.months:
                self.tell(ProblemKind.MONTHLY, node, inside.months)
            elif inside.columns:
                self.of_rows(node, inside)
        elif node.over in (MONTHS, MONTHS_OF_PERIOD):
            if inside.columns:
                self.of_rows(node, inside)
            elif not inside.months and inside.sort is not Sort.UNKNOWN:
                monthly = tuple(name for name, known in self.meanings.items() if known.monthly)
                self.tell(ProblemKind.NOTHING_MONTHLY, node, node.function, options=monthly)
        elif group is None or group.role is not NameRole.LIST:
            lists = [name for name, known in self.meanings.items() if known.role is NameRole.LIST]
            self._unknown(node, node.over, ProblemKind.UNKNOWN_LIST, [MONTHS, QUARTERS, *lists])
        else:
            self._over_rows(node, inside, group)

    def _over_rows(self, node: nodes.Each, inside: SortFound, group: Meaning) -> None:
        foreign = inside.columns - set(group.columns)
        if inside.months:
            self.tell(ProblemKind.MONTHLY, node, inside.months)
        elif foreign:
            self.of_rows(node, SortFound(columns=foreign))
        elif not inside.columns and node.over != INDICATORS and inside.sort is not Sort.UNKNOWN:
            self.tell(ProblemKind.NOTHING_OF_LIST, node, node.over)

    def of_rows(self, node: Node, found: SortFound) -> None:
        """What has a value for each row, where one number is needed."""
        name = min(found.columns)
        lists = (group for group, meaning in self.meanings.items() if name in meaning.columns)
        self.tell(ProblemKind.OF_ROWS, node, name, options=tuple(lists))


def _together(sort: Sort, parts: Iterable[SortFound]) -> SortFound:
    """An expression of ``sort`` from its parts; unknown where one of them is."""
    parts = list(parts)
    if any(part.sort is Sort.UNKNOWN for part in parts):
        sort = Sort.UNKNOWN

    def first(names: Iterable[str]) -> str:
        return next((name for name in names if name), "")

    return SortFound(
        sort,
        months=first(part.months for part in parts),
        columns=frozenset[str]().union(*(part.columns for part in parts)),
        dated=first(part.dated for part in parts),
        present=first(part.present for part in parts),
        reach=max((part.reach for part in parts), default=0),
    )
