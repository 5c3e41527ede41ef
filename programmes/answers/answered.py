"""A document with some of its questions answered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from domain.programme.document import Executor, Programme, Question, ReadDocument
from programmes.executors.cells import title_key
from programmes.executors.register import names_by_key


@dataclass(frozen=True, slots=True)
class Answered:
    """The document with its answered questions settled, and the figures decided on by number."""

    document: ReadDocument
    values: dict[str, Decimal] = field(default_factory=dict)


def find_executor(programme: Programme, name: str) -> Executor | None:
    known = names_by_key(programme.executors).get(title_key(name))
    return next((one for one in programme.executors if one.name == known), None)


def settle(
    answered: Answered,
    programme: Programme,
    is_answered: Callable[[Question], bool] = lambda _: False,
    said: Iterable[tuple[str, str]] = (),
) -> Answered:
    """The answered questions are settled; ``said`` are the fields of indicators that were decided."""
    document = answered.document
    settled = tuple(one for one in document.questions if is_answered(one))
    questions = tuple(one for one in document.questions if not is_answered(one))
    changed = replace(
        document,
        programme=programme,
        questions=questions,
        said=document.said | frozenset(said),
        settled=(*document.settled, *settled),
    )
    return replace(answered, document=changed)
