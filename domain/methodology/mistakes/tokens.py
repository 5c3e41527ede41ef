"""The tokens of a text that may be no formula: everything has a place, nothing is refused."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.methodology.formula.functions import OPERATORS

RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
FRACTIONS = "½¼¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞"
HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_OPENING, _CLOSING = "«„“”‟‘’‚‛'`‹\"", "»“”’'`›\""
_ANY_QUOTE = re.escape("".join(sorted(set(_OPENING + _CLOSING))))
_TOKEN = re.compile(
    rf"""(?P<quoted>[{re.escape(_OPENING)}][^{_ANY_QUOTE}\n]{{1,80}}[{re.escape(_CLOSING)}])
    |(?P<number>[0-9]+(?:[.,][0-9]+)?)
    |(?P<raised>[{RAISED}]+)
    |(?P<fraction>[{FRACTIONS}])
    |(?P<name>(?:(?![{RAISED}{FRACTIONS}])\w)+)
    |(?P<sign>\*\*|<=|>=|<>|><|!=|==|=>|=<|&&|\|\||\S)""",
    re.VERBOSE,
)


class TokenKind(StrEnum):
    QUOTED = "quoted"
    NUMBER = "number"
    RAISED = "raised"
    FRACTION = "fraction"
    NAME = "name"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the text with its first offset and the one after its last; ``level``: open brackets."""

    kind: TokenKind
    text: str
    at: int
    end: int
    level: int = 0

    @property
    def is_name(self) -> bool:
        """A word that is no «и», «или», «не», «где»."""
        return self.kind is TokenKind.NAME and self.text.lower() not in OPERATORS

    @property
    def ends(self) -> bool:
        """Whether an operand may end with it."""
        return (
            self.is_name or self.text in (")", "]", "}") or self.kind not in (TokenKind.SIGN, TokenKind.NAME)
        )

    @property
    def begins(self) -> bool:
        """Whether an operand may begin with it."""
        is_value = self.kind in (TokenKind.NUMBER, TokenKind.QUOTED, TokenKind.FRACTION)
        return self.is_name or is_value or self.text in ("(", "[", "{")


@dataclass(frozen=True, slots=True)
class Bracket:
    """What stands in brackets from ``tokens[opened]`` to ``tokens[closed]``; ``function``: the name before.

    ``closed`` is the number of tokens where the bracket is never closed.
    """

    opened: int
    closed: int
    function: str = ""


def tokens_of(text: str) -> list[Token]:
    found, level = [], 0
    for match in _TOKEN.finditer(text):
        kind = TokenKind(str(match.lastgroup))
        level -= kind is TokenKind.SIGN and match[0] in ")]}"
        found.append(Token(kind, match[0], match.start(), match.end(), level))
        level += kind is TokenKind.SIGN and match[0] in "([{"
    return found


def brackets_of(tokens: Sequence[Token]) -> list[Bracket]:
    """The bracketed stretches, inner ones before those around them, each with the function it is of."""
    found: list[Bracket] = []
    waiting: list[int] = []
    for at, token in enumerate(tokens):
        if token.text in ("(", "[", "{"):
            waiting.append(at)
        elif token.text in (")", "]", "}") and waiting:
            found.append(_bracket(tokens, waiting.pop(), at))
    found.extend(_bracket(tokens, at, len(tokens)) for at in reversed(waiting))
    return found


def _bracket(tokens: Sequence[Token], opened: int, closed: int) -> Bracket:
    before = tokens[opened - 1] if opened else None
    return Bracket(opened, closed, before.text if before is not None and before.is_name else "")


def own(tokens: Sequence[Token], bracket: Bracket) -> Iterator[tuple[int, Token]]:
    """The tokens that stand in this bracket and in no further one, with their places."""
    level = tokens[bracket.opened].level + 1
    for at in range(bracket.opened + 1, min(bracket.closed, len(tokens))):
        if tokens[at].level == level:
            yield at, tokens[at]
