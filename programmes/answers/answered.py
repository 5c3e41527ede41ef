"""A document with some of its questions answered."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from domain.programme.document import Executor, Programme, Question, ReadDocument
from programmes.executors.cells import title_key
from programmes.executors.register import names_by_key


@dataclass(frozen=True, slots=True)
class Answered:
    """The document with its answered questions gone, and the figures decided on, by indicator number."""

    document: ReadDocument
    values: dict[str, Decimal] = field(default_factory=dict)


def find_executor(programme: Programme, name: str) -> Executor | None:
    known = names_by_key(programme.executors).get(title_key(name))
    return next((one for one in programme.executors if one.name == known), None)


def settle(
    answered: Answered, programme: Programme, is_answered: Callable[[Question], bool] = lambda _: False
) -> Answered:
    questions = tuple(one for one in answered.document.questions if not is_answered(one))
    return replace(answered, document=replace(answered.document, programme=programme, questions=questions))
