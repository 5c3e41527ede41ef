"""How what is wrong in a formula reads: what stands there, what to type instead, and why."""

from collections.abc import Iterator, Sequence
from unicodedata import name as name_of

from domain.methodology.formula.functions import FUNCTIONS
from domain.methodology.formula.problems import Problem, ProblemKind
from texts.catalogue import Texts

_OF_SEVERAL = tuple(function.name for function in FUNCTIONS.values() if function.over)


def formula(t: Texts, problem: Problem) -> str:
    """What is wrong in a formula, or in what was given for its inputs.

    The options of a circle are its way round («Z → C → Z»), of a scale its two rows, of all others what
    would work.
    """
    name = _message(problem)
    first = problem.options[0] if problem.options else ""
    facts = {
        "where": problem.where,
        "name": problem.name,
        "found": problem.found or problem.name,
        "limit": problem.limit,
        "instead": first,
        "options": t.label("problem.options", options=", ".join(problem.options)) if first else "",
        "listed": ", ".join(problem.options),
        "example": t.label("problem.example", instead=first) if first else "",
        "choices": _choices(t, problem.options),
        "way": _way(t, problem),
        "first": first,
        "second": problem.options[1] if len(problem.options) > 1 else "",
        "reasons": "; ".join(t.label(f"problem.slip.{reason}") for reason in problem.reasons)
        if problem.kind is ProblemKind.MISTYPED
        else "",
        "letters": "; ".join(_letters(t, problem.name, first))
        if problem.kind is ProblemKind.LOOKALIKE
        else "",
        "usage": _usage(t, problem),
    }
    return t.label(name if t.has(name) else "problem.formula", **facts).strip()


def _message(problem: Problem) -> str:
    if problem.kind is ProblemKind.SYNTAX and not problem.name:
        return "problem.formula.syntax.first"
    if problem.kind is ProblemKind.UNKNOWN_FUNCTION and problem.reasons:
        return "problem.formula.instead"
    if problem.kind is ProblemKind.ARGUMENTS and problem.name in _OF_SEVERAL:
        return "problem.formula.arguments.several"
    if problem.kind is ProblemKind.CIRCLE and len(problem.options) == 2:
        return "problem.formula.circle.itself"
    return f"problem.formula.{problem.kind}"


def _choices(t: Texts, options: Sequence[str]) -> str:
    """«A * B», «A / B» или «A + B»."""
    quoted = [f"«{option}»" for option in options]
    return t.label("problem.or").join(filter(None, (", ".join(quoted[:-1]), "".join(quoted[-1:]))))


def _way(t: Texts, problem: Problem) -> str:
    """How what a function of Excel does is written; of a circle, its way."""
    if problem.kind is ProblemKind.UNKNOWN_FUNCTION and problem.reasons:
        return t.label(f"problem.instead.{problem.reasons[0]}", over=problem.options[0])
    return " → ".join(problem.options)


def _usage(t: Texts, problem: Problem) -> str:
    """How a function is written; a table of kinds is one too."""
    if problem.kind is not ProblemKind.ARGUMENTS:
        return ""
    name = f"problem.usage.{problem.name}"
    return t.label(name if t.has(name) else "problem.usage.table", name=problem.name)


def _letters(t: Texts, got: str, wanted: str) -> Iterator[str]:
    """Each letter that is another one than it looks, once: of which script it is, and which is needed."""
    pairs = dict.fromkeys((one, other) for one, other in zip(got, wanted, strict=False) if one != other)
    for one, other in pairs:
        scripts = {
            "script": t.label(f"problem.script.{_script(one)}"),
            "wanted": t.label(f"problem.wanted.{_script(other)}"),
        }
        yield t.label("problem.letter", got=one, letter=other, **scripts)


def _script(letter: str) -> str:
    if letter.isdigit():
        return "digit"
    script = name_of(letter, "").partition(" ")[0].lower()
    return script if script in ("latin", "cyrillic") else "other"
