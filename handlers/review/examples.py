"""The coordinator's queue, the open questions, what is asked and said beside them."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.examples import (
    HALF_YEAR,
    MANY_NUMBERS,
    QUARTER,
    Example,
    collected,
    computed,
    computed_row,
    example,
)
from handlers.review import notices, screens
from services.review.answer_question import Questions
from services.review.decide_submission import Verdict
from services.review.see_queue import Locked, Queue
from services.samples.documents import REPORT, RESOLUTION, document
from services.samples.figure_drafts import sent
from services.samples.review import questions_in, queue_in


def examples() -> Iterator[Example]:
    yield from _queues()
    yield from _questions()
    verdict = Verdict(1, ("4",), 3)
    yield example("ask reason", screens.ask_reason, "4", 1, 1)
    yield example("returned", screens.returned, verdict)
    yield example("ask override", screens.ask_override, 1, 1)
    yield example("overridden", screens.overridden, 1, "2")
    yield example("told that figures wait", notices.waits, queue_in(collected()))


def _queues() -> Iterator[Example]:
    queue = queue_in(collected())
    for place in range(len(queue.waiting)):
        yield example(f"waiting {place}", screens.queue, queue, place)
    empty = replace(queue, waiting=())
    periods = (HALF_YEAR, HALF_YEAR.next(), HALF_YEAR.next().next())
    closed = tuple(Locked(1, period, MANY_NUMBERS) for period in periods)
    yield example("queue empty", screens.queue, empty)
    yield example("queue locked", screens.queue, replace(queue, locked=closed))
    yield example("queue without questions", screens.queue, replace(empty, questions=0))
    yield example("accept the unquestioned", screens.plain, queue)
    yield example("none unquestioned", screens.plain, _odd(queue))
    yield example("computed waiting", screens.queue, queue_with_computed(), bound=True)


def _odd(queue: Queue) -> Queue:
    odd = [one for one in queue.waiting if one.submission.value is None]
    return replace(queue, waiting=tuple(odd))


def queue_with_computed() -> Queue:
    row = computed_row()
    item = next(one for one in computed().items if one.indicator.number == "2")
    view = replace(computed(), items=(replace(item, versions=(sent(row),)),))
    return queue_in(view)


def _questions() -> Iterator[Example]:
    for name, period in ((REPORT, HALF_YEAR), (RESOLUTION, QUARTER)):
        asked = questions_in(document(name), period)
        for place, one in enumerate(asked.open):
            yield example(f"question {one.kind} {one.number}", screens.question, asked, place)
    yield example("no questions", screens.question, Questions(1, ()), 0)
