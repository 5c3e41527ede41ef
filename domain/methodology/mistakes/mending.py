"""What was meant by a formula: each mistake with one meaning is mended and told, any other one is told.

A guess is a question: only what can mean one thing is put right, and nothing is put right silently. The
mended text serves for finding the other mistakes at once; the file is refused all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from domain.methodology.formula.names import Meaning
from domain.methodology.formula.nodes import Node
from domain.methodology.formula.parsing import parse
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.mistakes import gaps, signs, words
from domain.methodology.mistakes.brackets import unbalanced
from domain.methodology.mistakes.repair import Repair
from domain.methodology.mistakes.tokens import Token

Rule = Callable[[Repair], object]

_ALWAYS: tuple[Rule, ...] = (
    gaps.ranges,
    gaps.declared_names,
    signs.equals,
    signs.whole,
    words.functions,
    words.joined,
    words.negated,
    gaps.products,
    words.over,
    words.numbers,
    signs.raised,
    gaps.lone_letters,
)
"""What can be read and yet cannot be meant as it is read."""
_IF_BROKEN: tuple[Rule, ...] = (
    signs.hidden,
    signs.after,
    signs.quotes,
    signs.replaced,
    signs.absolute,
    signs.multiplied,
    signs.divided,
    gaps.decimals,
    words.commas,
    words.words,
    words.joined,
    words.over,
    gaps.letters,
    gaps.thousands,
    signs.percent,
    signs.without_answer,
    gaps.cells,
    signs.chain,
    gaps.gaps,
)
"""In this order, until the text can be read; a rule may find something where the one before it was."""
_MOST = 20
MAX_LENGTH = 1_000
"""Characters of a formula up to which it is asked what was meant."""


@dataclass(frozen=True, slots=True)
class Mended:
    """``tree`` of the mended ``text``, where it can be read; ``place`` leads from it back to the source."""

    text: str
    tree: Node | None
    problems: tuple[Problem, ...]
    repair: Repair

    def placed(self, problem: Problem) -> Problem:
        """A problem found in the mended text, at its place in the source."""
        if not self.repair.slips or not problem.line:
            return problem
        line, column = self.repair.place(_offset(self.text, problem))
        return replace(problem, line=line, column=column)


def mend(text: str, known: Mapping[str, Meaning], own: str = "") -> Mended:
    """The tree of a formula called ``own`` (a guard: empty), and everything that is wrong with its text."""
    tree = parse(text)
    if isinstance(tree, Problem) and (len(text) > MAX_LENGTH or tree.kind is ProblemKind.TOO_DEEP):
        return Mended(text, None, (tree,), Repair("", known, own))
    if not isinstance(tree, Problem) and len(text) > MAX_LENGTH:
        return Mended(text, tree, (), Repair("", known, own))
    repair = Repair(text, known, own)
    for rule in _ALWAYS:
        rule(repair)
    tree = _read(repair)
    told = tuple(problem for problem in (repair.told(), repair.asked) if problem is not None)
    if not isinstance(tree, Problem):
        return Mended(repair.text, None if repair.asked else tree, told, repair)
    if repair.asked is None:
        told = (*told, explained(repair, tree))
    return Mended(repair.text, None, told, repair)


def _read(repair: Repair) -> Node | Problem:
    """Rule after rule until the text can be read, something has to be asked, or nothing more is known."""
    tree = parse(repair.text)
    for _ in range(_MOST):
        before = repair.text
        for rule in _IF_BROKEN:
            if not isinstance(tree, Problem) or repair.asked is not None:
                return tree
            rule(repair)
            tree = parse(repair.text)
        if repair.text == before:
            break
    return tree


def explained(repair: Repair, problem: Problem) -> Problem:
    """What is left over: with the place in the source, and what stands before it."""
    bracket = unbalanced(repair)
    if not repair.tokens:
        return Problem(ProblemKind.EMPTY, line=1, column=1, options=_example(repair))
    if bracket is not None:
        return bracket
    at = _offset(repair.text, problem)
    before = _before(repair, at)
    line, column = repair.place(at)
    return replace(problem, line=line, column=column, name=before.text if before is not None else "")


def _offset(text: str, problem: Problem) -> int:
    lines = text.split("\n")[: max(problem.line - 1, 0)]
    return sum(len(line) + 1 for line in lines) + max(problem.column - 1, 0)


def _before(repair: Repair, at: int) -> Token | None:
    return next((token for token in reversed(repair.tokens) if token.end <= at), None)


def _example(repair: Repair) -> tuple[str, ...]:
    """Two of the person's own names with a sign between them."""
    names = gaps.inputs_of(repair.known)
    return (" / ".join(names[:2]),) if len(names) > 1 else ()
