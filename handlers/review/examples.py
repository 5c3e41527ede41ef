"""The coordinator's queue, the open questions, what is asked and said beside them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.ahead.said import DueDecision, Outlook
from domain.anew import Anew, marked
from domain.figures.unusual import Unusual
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
from handlers.review import listed, notices, recomputed, screens, told, wording
from services.notices.unreachable import Missed, Unreached
from services.review.accept_listed import AcceptedList, Listed, ListedFigure, ListMark
from services.review.answer_question import Questions
from services.review.decide_submission import Verdict
from services.review.hearers import Hearer
from services.review.remark import RemarkAsked, Remarked
from services.review.return_draft import Reason
from services.review.see_queue import Locked, Queue
from services.review.told import SaidOfFigure
from services.review.word_anew import WordedAnew, WordingAsked
from services.samples.contributions import parts_of_figure
from services.samples.documents import COUNTED, REPORT, RESOLUTION, document
from services.samples.facts import MORNING, ZONE, accepted, figure, overview_of
from services.samples.figure_drafts import preliminary_of, refined_of, sent
from services.samples.recomputed import MARKS, recomputed_in, without_lack
from services.samples.review import looked_at, questions_in, queue_in, to_look_at


def examples() -> Iterator[Example]:
    yield from _queues()
    yield from _questions()
    verdict = Verdict(1, ("4",), 3)
    asked = Reason(1, 1, "4", 1)
    yield example("ask reason", screens.ask_reason, asked)
    ready = ("Приложите акт", "Уточните единицу: в отчёте она в тысячах, а у вас в штуках")
    yield example("ask reason said before", screens.ask_reason, replace(asked, ready=ready))
    yield from _words(ready)
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


def _words(ready: tuple[str, ...]) -> Iterator[Example]:
    """Another text, a remark: asked, done, and what whoever handed it in is told."""
    asked = WordingAsked(1, 1, "4", "Идут торги, договор будет подписан в июле")
    yield example("ask wording", wording.ask_wording, asked)
    yield example("ask wording of nothing", wording.ask_wording, replace(asked, explanation=""))
    hearer = Hearer("Анна Петрова", 11, None, ZONE)
    done = WordedAnew(1, 5, "4", asked.explanation, "Торги проведены, договор подписан", hearer)
    yield example("worded", wording.worded, done)
    yield example("worded where nothing was", wording.worded, replace(done, was="", hearer=None))
    unheard = replace(hearer, away_since=MORNING)
    yield example("worded unheard", wording.worded, replace(done, hearer=unheard))
    own = replace(done, now=done.was, is_own=True)
    yield example("own words again", wording.worded, own)
    yield example("own words untold", wording.worded, replace(own, untold=True))
    yield example("own words pressed twice", wording.worded, replace(own, changed=False))
    yield example("the same words", wording.worded, replace(done, changed=False))
    for is_accepted in (True, False):
        question = RemarkAsked(1, 1, "4", is_accepted, 1, ready if is_accepted else ())
        yield example(f"ask remark {is_accepted}", wording.ask_remark, question)
        said = Remarked(1, "4", "В следующий раз приложите акт", is_accepted, hearer)
        yield example(f"remarked {is_accepted}", wording.remarked, said)
    yield example("remarked unheard", wording.remarked, replace(said, hearer=unheard))
    yield example("remarked to nobody", wording.remarked, replace(said, hearer=None))
    version = to_look_at()["worded anew"][-1]
    told_of = SaidOfFigure(1, 1, 1, "4", version, "В следующий раз приложите акт")
    yield example("told of other words", told.worded, told_of)
    back = replace(version, own_explanation=None)
    yield example("told of own words again", told.worded, replace(told_of, version=back))
    yield example("told of a remark", told.remarked, told_of)
    decided = replace(told_of, version=accepted("4", "50%"), programme="Развитие города")
    yield example("told of a remark, accepted", told.remarked, decided)


def _queues() -> Iterator[Example]:
    queue = queue_in(collected())
    for name, versions in to_look_at().items():
        yield example(f"waiting {name}", screens.queue, looked_at(collected(), "4", versions))
    far = looked_at(collected(), "23", (figure("23", "7196", "обратились за услугами МФЦ"),))
    yield example("waiting far above its target", screens.queue, far)
    doubts = Unusual.TEN_TIMES_LAST, Unusual.NEGATIVE
    unusual = looked_at(collected(), "4", to_look_at()["late"], *doubts)
    yield example("waiting unusual", screens.queue, unusual)
    asked = replace(queue, waiting=tuple(replace(one, threads=2) for one in queue.waiting[:1]))
    yield example("waiting that was asked about", screens.queue, asked)
    for place in range(len(queue.waiting)):
        yield example(f"waiting {place}", screens.queue, queue, place)
    seen = [one.to_plain() for one in parts_of_figure().seen]
    without = replace(queue.waiting[0].submission, parts=seen)
    lacking = replace(queue.waiting[0], submission=without, parts=parts_of_figure(n=8))
    yield example("waiting without a part", screens.queue, replace(queue, waiting=(lacking,)))
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
    marked_too = tuple(replace(one, marks=tuple(ListMark)) for one in of_period[:3])
    yield example("accept the unquestioned with marks", listed.plain, replace(some, figures=marked_too))
    yield example("accept the unquestioned of two periods", listed.plain, replace(some, figures=of_period))
    yield example("none unquestioned", listed.plain, replace(some, figures=(), draft_id=0))
    done = AcceptedList(1, 1, 1, figures, 3)
    yield example("accepted together", listed.accepted, done)
    yield example("accepted together and told", listed.accepted, replace(done, open=False))
    yield example("taken back", listed.accepted, replace(done, open=False, taken_back=True))
    yield example("nothing left to accept", listed.accepted, replace(done, figures=()))
    yield from _ahead()
    yield example("computed waiting", screens.queue, queue_with_computed(), bound=True)
    for name, mark in MARKS.items():
        anew = with_mark(queue_with_computed(), mark)
        yield example(f"computed anew {name}", screens.queue, anew, bound=True)
    preliminary = preliminary_of(collected(), date(2022, 7, 20))
    yield example("queue of a preliminary figure", screens.queue, queue_in(preliminary), 0)
    yield example("queue of a refined figure", screens.queue, queue_in(refined_of(preliminary)), 0)


def _ahead() -> Iterator[Example]:
    """Figures that are behind: a due date is proposed, or was refused; nothing is said of the year's end."""
    due = {"due_proposed": date(2022, 10, 1), "due_reason": "ввод по контракту"}
    refused = {"due_decision": DueDecision.REFUSED, "due_refusal": "контракт ещё не подписан"}
    risk = {"outlook": Outlook.RISK, "outlook_needs": "нужны 2 млн руб. до сентября"}
    for name, said in (("asked", due), ("at risk", due | risk), ("refused", due | refused), ("unsaid", {})):
        figures = {"11": [figure("11", "0", "идут торги", **said)]}
        view = overview_of(document(COUNTED).programme, HALF_YEAR, figures=figures)
        yield example(f"waiting with a due date {name}", screens.queue, queue_in(view))


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
