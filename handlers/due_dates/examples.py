"""A proposed due date: why it is refused, what its author is told."""

from collections.abc import Iterator
from datetime import date

from domain.ahead.said import DueDecision, ProposedDue
from handlers.due_dates import screens
from handlers.examples import Example, example
from services.ahead.decide_due import DecidedDue
from services.ahead.due_decided import DueAnswered

_DUE = date(2022, 10, 1)


def examples() -> Iterator[Example]:
    asked = DecidedDue(1, "11", _DUE, figure_waits=True, draft_id=7)
    yield example("why a due date is refused", screens.ask, asked)
    yield example("due date refused", screens.refused, asked)
    yield example("due date refused later", screens.refused, DecidedDue(1, "11", _DUE, figure_waits=False))
    for decision in (DueDecision.ACCEPTED, DueDecision.REFUSED):
        answered = ProposedDue(_DUE, "ввод по контракту", decision, "контракт ещё не подписан")
        yield example(f"told {decision}", screens.answered, DueAnswered(11, "11", answered), 1, 1)
    town = "Соседний городской округ: Дороги"
    yield example("told in one of two", screens.answered, DueAnswered(11, "11", answered, town), 1, 1)
