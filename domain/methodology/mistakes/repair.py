"""A formula while it is being put right: the text so far, and where each of its characters came from."""

from collections.abc import Iterable, Mapping

from domain.methodology.formula.functions import BUILT_IN, FUNCTIONS, OVER
from domain.methodology.formula.names import Meaning, NameRole
from domain.methodology.formula.parsing import place
from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.formula.times import YEAR_WORDS
from domain.methodology.mistakes.slips import Slip
from domain.methodology.mistakes.tokens import Token, tokens_of

WHOLE = 60
"""Characters up to which the whole formula is said again, for copying."""


class Repair:
    """``known`` are the methodology's names; ``own`` is the name of the formula itself, empty for a guard."""

    def __init__(self, source: str, known: Mapping[str, Meaning], own: str = "") -> None:
        self.source, self.known, self.own = source, known, own
        self.text = source
        self.origin = list(range(len(source) + 1))
        self.slips: list[Slip] = []
        self.first, self.last = len(source), 0
        self.asked: Problem | None = None
        self._taken: tuple[str, list[Token]] = ("", [])

    @property
    def tokens(self) -> list[Token]:
        if self._taken[0] != self.text:
            self._taken = (self.text, tokens_of(self.text))
        return self._taken[1]

    def put(self, start: int, end: int, text: str, slip: Slip) -> None:
        """``text`` instead of what stands from ``start`` to ``end``."""
        begun, ended = self.origin[start], self.origin[end]
        self.first, self.last = min(self.first, begun), max(self.last, ended)
        self.text = self.text[:start] + text + self.text[end:]
        self.origin[start:end] = [begun] * len(text)
        if slip not in self.slips:
            self.slips.append(slip)

    def put_all(self, changes: Iterable[tuple[int, int, str]], slip: Slip) -> bool:
        """Several at once, given in the order of the text; whether there were any."""
        listed = list(changes)
        for start, end, text in reversed(listed):
            self.put(start, end, text, slip)
        return bool(listed)

    def ask(
        self, kind: ProblemKind, start: int, end: int, options: Iterable[str] = (), name: str = ""
    ) -> bool:
        """What has more than one meaning, or none: it is told instead of a replacement."""
        line, column = self.place(start)
        found = self.text[start:end]
        self.asked = Problem(kind, name=name, line=line, column=column, found=found, options=tuple(options))
        return True

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the source of what stands at an offset of the text."""
        return place(self.source, self.origin[min(offset, len(self.origin) - 1)])

    def told(self) -> Problem | None:
        """What to type instead, where anything was put; in a short formula, the whole of it."""
        if not self.slips:
            return None
        start, end = (0, len(self.source)) if len(self.source) <= WHOLE else self._stretch()
        tail = len(self.source) - end
        instead = self.text[start : len(self.text) - tail].strip()
        line, column = place(self.source, self.first)
        reasons = tuple(slip.value for slip in self.slips)
        found = self.source[start:end].strip()
        kind = ProblemKind.MISTYPED
        return Problem(kind, line=line, column=column, found=found, options=(instead,), reasons=reasons)

    def _stretch(self) -> tuple[int, int]:
        """What was changed, with the tokens before and after it."""
        tokens = tokens_of(self.source)
        before = [token.at for token in tokens if token.end <= self.first][-2:] or [0]
        after = [token.end for token in tokens if token.at >= self.last][:2] or [len(self.source)]
        return min(before[0], self.first), max(after[-1], self.last)

    def is_value(self, name: str) -> bool:
        """Whether a name stands for a figure: an input, a column, a formula, a built-in name."""
        meaning = self.known.get(name)
        return name in BUILT_IN or (
            meaning is not None
            and meaning.role not in (NameRole.TABLE, NameRole.LIST)
            and name not in FUNCTIONS
        )

    def is_over(self, name: str) -> bool:
        """Whether a name says what is counted over: months or a list."""
        meaning = self.known.get(name)
        return name.lower() in OVER or (meaning is not None and meaning.role is NameRole.LIST)

    def is_known(self, name: str) -> bool:
        return name in self.known or name in FUNCTIONS or name in OVER or name in YEAR_WORDS
