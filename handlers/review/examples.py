"""The coordinator's queue, the open questions, what is asked and said beside them."""

from collections.abc import Iterator
from dataclasses import replace

from domain.anew import Anew, marked
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
from handlers.review import listed, notices, recomputed, screens
from services.notices.unreachable import Missed, Unreached
from services.review.accept_listed import AcceptedList, Listed, ListedFigure
from services.review.answer_question import Questions
from services.review.decide_submission import Hearer, Verdict
from services.review.see_queue import Locked, Queue
from services.samples.documents import REPORT, RESOLUTION, document
from services.samples.facts import MORNING, ZONE
from services.samples.figure_drafts import sent
from services.samples.recomputed import MARKS, recomputed_in, without_lack
from services.samples.review import questions_in, queue_in


def examples() -> Iterator[Example]:
    yield from _queues()
    yield from _questions()
    verdict = Verdict(1, ("4",), 3)
    yield example("ask reason", screens.ask_reason, "4", 1, 1)
    yield example("returned to nobody", screens.returned, verdict)
    hearer = Hearer("Анна Петрова", 11, None, ZONE)
    yield example("returned", screens.returned, replace(verdict, hearer=hearer))
    unheard = replace(verdict, hearer=replace(hearer, away_since=MORNING))
    yield example("returned to somebody unreachable", screens.returned, unheard)
    yield example("ask override", screens.ask_override, 1, 1)
    yield example("overridden", screens.overridden, 1, "2")
    yield example("told that figures wait", notices.waits, queue_in(collected()))
    anew = recomputed_in(computed())
    for name, found in (("", anew), (" much", recomputed_in(computed(), 40)), (" well", without_lack(anew))):
        yield example(f"told that figures were recomputed{name}", recomputed.recomputed, found, bound=True)
    away = Unreached("Анна Петрова", 11, ("УГХ",), MORNING, ZONE, ())
    kinds = ("returned", "deadline_moved", "accepted", "anything")
    yield example("told that somebody is unreachable", notices.unreached, away)
    missed = tuple(Missed(one, "4") for one in kinds)
    nobodys = replace(away, executors=(), missed=missed)
    yield example("told that somebody has missed much", notices.unreached, nobodys, bound=True)


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
    figures = tuple(ListedFigure(one.item.indicator.number, one.submission.wording) for one in queue.waiting)
    some = Listed(1, 1, 1, figures[:12], len(figures), ("3", "8", "14"))
    yield example("accept the unquestioned", listed.plain, some)
    of_period = tuple(replace(one, period=HALF_YEAR) for one in figures)
    yield example("accept the unquestioned of two periods", listed.plain, replace(some, figures=of_period))
    yield example("none unquestioned", listed.plain, replace(some, figures=(), draft_id=0))
    done = AcceptedList(1, 1, 1, figures, 3)
    yield example("accepted together", listed.accepted, done)
    yield example("accepted together and told", listed.accepted, replace(done, open=False))
    yield example("taken back", listed.accepted, replace(done, open=False, taken_back=True))
    yield example("nothing left to accept", listed.accepted, replace(done, figures=()))
    yield example("computed waiting", screens.queue, queue_with_computed(), bound=True)
    for name, mark in MARKS.items():
        anew = with_mark(queue_with_computed(), mark)
        yield example(f"computed anew {name}", screens.queue, anew, bound=True)


def with_mark(queue: Queue, mark: Anew) -> Queue:
    """Its figure was computed anew."""
    (one,) = queue.waiting
    working = marked(one.submission.working or {}, mark)
    return replace(queue, waiting=(replace(one, submission=replace(one.submission, working=working)),))


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
