"""Brackets that are not closed, and such that were never opened."""

from domain.methodology.formula.problems import Problem, ProblemKind
from domain.methodology.mistakes.repair import Repair
from domain.methodology.mistakes.tokens import Token

_SHOWN = 40


def unbalanced(repair: Repair) -> Problem | None:
    """The first bracket without its partner; «;» ends what only separates values."""
    tokens = repair.tokens
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.text == "(":
            opened.append(at)
        elif token.text == ")" and not opened:
            return _told(repair, ProblemKind.CLOSING_BRACKET, token.at, repair.text[: token.end])
        elif token.text == ")":
            opened.pop()
        elif token.text == ";" and opened and not _is_call(tokens, opened[-1]):
            return _open(repair, tokens, opened[-1], token.at)
    return _open(repair, tokens, opened[-1], len(repair.text)) if opened else None


def _is_call(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].is_name


def _open(repair: Repair, tokens: list[Token], at: int, end: int) -> Problem:
    start = tokens[at - 1].at if _is_call(tokens, at) else tokens[at].at
    inside = repair.text[start:end].rstrip()
    return _told(repair, ProblemKind.OPEN_BRACKET, tokens[at].at, inside, f"{inside})")


def _told(repair: Repair, kind: ProblemKind, at: int, found: str, option: str = "") -> Problem:
    line, column = repair.place(at)
    options = (option,) if option and len(option) <= _SHOWN else ()
    return Problem(kind, line=line, column=column, found=found[-_SHOWN:], options=options)
