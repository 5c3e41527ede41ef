"""The card of a figure in the coordinator's queue (storyboard 3): small parts, one below the other.

What else is to be said about a figure, or done with it, is another part: a function in ``_ABOVE`` or
``_BELOW`` gives lines, one in ``_ROWS`` gives rows of buttons; nothing where it has nothing to say.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from domain.posts import is_post
from handlers.asking.threads import figure_threads
from handlers.contribute import beside
from handlers.due_dates import screens as due_dates
from handlers.evidence.screens import scans_button, show_button
from handlers.review import changes
from handlers.review.recomputed import mark
from handlers.review.wording import said_rows
from handlers.screen import Button, data
from services.review.see_queue import Queue, Waiting, contradicts
from texts import Html, Texts, dates, evidence, figures, periods, workings

NAME = "review"
_LONGEST_EXPLANATION = 1_600
_LEAST = 300
_UNITS = 3_400
_MOST_REMARKS = 2
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """The figure at a ``place`` of the queue; ``ids`` are what a button about it carries."""

    queue: Queue
    place: int

    @property
    def waiting(self) -> Waiting:
        return self.queue.waiting[self.place]

    @property
    def ids(self) -> tuple[int, int]:
        return self.queue.programme_id, self.waiting.submission.id


def said(t: Texts, queue: Queue, place: int) -> Html:
    """What the card says about the figure at this place; the explanation has what room is left."""
    return _said(t, ReviewCard(queue, place), _ABOVE)


def about(t: Texts, queue: Queue, place: int) -> Html:
    """The same without its place in the queue, for whoever has a word before it is there."""
    return _said(t, ReviewCard(queue, place), _ABOVE[1:])


def _said(t: Texts, card: ReviewCard, parts: Sequence["Part"]) -> Html:
    above = [line for part in parts for line in part(t, card)]
    below = [line for part in _BELOW for line in part(t, card)]
    free = _UNITS - sum(figures.units(line) + 1 for line in (*above, *below))
    words = _explanation(t, card.waiting, min(max(free, _LEAST), _LONGEST_EXPLANATION))
    return Html("\n".join([*above, *words, *below]))


def buttons(t: Texts, queue: Queue, place: int) -> Rows:
    """What can be done with it, below the coordinator's word."""
    card = ReviewCard(queue, place)
    word = (
        Button(t.label("button.accept"), data(NAME, "accept", *card.ids, place)),
        Button(t.label("button.return"), data(NAME, "return", *card.ids)),
        Button(t.label("button.later"), data(NAME, "at", queue.programme_id, place + 1)),
    )
    return (word, *(row for part in _ROWS for row in part(t, card)))


def _head(t: Texts, card: ReviewCard) -> Iterable[Html]:
    period = periods.name(t, card.waiting.period)
    yield t("review.head", n=card.place + 1, total=len(card.queue.waiting), period=period)


def _row(t: Texts, card: ReviewCard) -> Iterable[Html]:
    row = card.waiting.item.indicator
    wording = figures.short(figures.clean(row.wording if row.measured else row.measure), 400)
    yield t("review.row", number=row.number, short=figures.called(row.short), name=wording)


def _figure(t: Texts, card: ReviewCard) -> Iterable[Html]:
    until = figures.on_pace_until(t, card.waiting.standing, card.waiting.item.due, card.waiting.period)
    state = until or figures.state(t, card.waiting.standing)
    yield t("review.fact", fact=figures.short(card.waiting.submission.wording, 400), state=state)
    target = card.waiting.item.target
    yield t("review.target", target=figures.short(figures.clean(target.wording), 400) if target else "—")


def _preliminary(t: Texts, card: ReviewCard) -> Iterable[Html]:
    """That it is; of the figure that refines one, what that was."""
    version = card.waiting.submission
    if version.refine_by is not None:
        yield t("refine.row", day=dates.day(version.refine_by))
        return
    before = [one for one in card.waiting.item.versions if one.version < version.version][-1:]
    for one in before:
        if one.refine_by is not None:
            facts = {"was": figures.short(figures.clean(one.wording), 50), "day": dates.day(one.refine_by)}
            yield t("refine.refined", now=figures.short(figures.clean(version.wording), 50), **facts)


def _working(t: Texts, card: ReviewCard) -> Iterable[Html]:
    """How its value came about, where it is computed."""
    submission = card.waiting.submission
    if submission.anew is not None:
        yield mark(t, submission.anew, submission.wording, card.waiting.item.methodology)
    if submission.working is not None:
        yield from workings.short(t, workings.kept_trace(submission.working), card.waiting.item.target)


def _explanation(t: Texts, waiting: Waiting, free: int) -> Iterable[Html]:
    """Where a coordinator has worded it anew, what was written stands below it."""
    submission = waiting.submission
    own = submission.own_explanation
    if own is None:
        if submission.explanation:
            yield t("review.explanation", text=figures.explained(t, submission.explanation, free))
        return
    yield t("review.explanation_worded", text=figures.explained(t, submission.explanation, free // 2))
    yield t("review.own_words", text=figures.short(own, free // 2)) if own else t("review.own_nothing")


def _unusual(t: Texts, card: ReviewCard) -> Iterable[Html]:
    """«7196 при цели 12: единица та?»"""
    item = card.waiting.item
    yield from figures.far_above(t, card.waiting.submission.value, item.target, item.indicator.unit)
    if card.waiting.unusual:
        yield t(
            "review.unusual", reasons="; ".join(t.label(f"unusual.{one}") for one in card.waiting.unusual)
        )


def _late(t: Texts, card: ReviewCard) -> Iterable[Html]:
    days = card.waiting.submission.days_late
    if days:
        yield t.count("review.late_correction" if card.waiting.corrects_in_time else "review.late", days)


def _ahead(t: Texts, card: ReviewCard) -> Iterable[Html]:
    """Whether it will be reached by the year's end, and the due date that came with it."""
    version = card.waiting.submission
    said = version.proposed, card.waiting.standing, version.outlook, version.outlook_needs
    return due_dates.lines(t, *said)


def _evidence(t: Texts, card: ReviewCard) -> Iterable[Html]:
    if card.waiting.pieces:
        yield evidence.attached(t, card.waiting.pieces)
        if any(one.is_late for one in card.waiting.pieces):
            yield t("review.evidence_later")
    elif card.waiting.item.indicator.needs_evidence:
        yield t("review.no_evidence")


def _parts(t: Texts, card: ReviewCard) -> Iterable[Html]:
    """What contributors gave, whose part is not in it, what came after it was sent."""
    submission, parts = card.waiting.submission, card.waiting.parts
    since = parts.since(submission.seen) if parts is not None else ()
    if parts is not None:
        yield from beside.brief(t, parts, since)
    yield from beside.since_sent(t, submission.without, since)


def _contradiction(t: Texts, card: ReviewCard) -> Iterable[Html]:
    if words := contradicts(card.waiting):
        yield t("review.contradicts", words=words, state=figures.state_words(t, card.waiting.standing))


def _changes(t: Texts, card: ReviewCard) -> Iterable[Html]:
    return changes.since(t, card.waiting)


def _remark(t: Texts, card: ReviewCard) -> Iterable[Html]:
    for line in card.waiting.submission.remark.splitlines()[-_MOST_REMARKS:]:
        yield t("review.remark", text=figures.short(line, 200))


def _signing(t: Texts, card: ReviewCard) -> Iterable[Html]:
    if words := figures.signing_of(t, card.waiting.item.versions):
        yield t("figure.signing", said=words)


def _agreed(t: Texts, card: ReviewCard) -> Iterable[Html]:
    """By the head of its unit, where the programme wants that."""
    submission = card.waiting.submission
    if submission.agreed_at is not None:
        moment = dates.moment(submission.agreed_at, card.queue.timezone)
        yield t("review.agreed", who=figures.short(submission.agreer, 100), moment=moment)


def _sent(t: Texts, card: ReviewCard) -> Iterable[Html]:
    moment = dates.moment(card.waiting.submission.sent_at, card.queue.timezone)
    yield t("review.sent", who=_who(t, card.waiting), moment=moment, version=card.waiting.submission.version)


def _who(t: Texts, waiting: Waiting) -> str:
    """«УГХ, Анна», but never «УГХ, УГХ, благоустройство»; «УГХ, внёс координатор, письмо от 07.07»."""
    version = waiting.submission
    executor, author = version.executor, version.author
    known = [figures.short(executor, 200)] if executor else []
    if version.brought:
        return ", ".join([*known, figures.brought(t, version.brought)])
    named = bool(author) and not (executor and is_post(author, [executor]))
    return ", ".join([*known, figures.short(author, 100)] if named else known)


def _decide_due(t: Texts, card: ReviewCard) -> Rows:
    return due_dates.buttons(t, card.waiting.submission.proposed, card.ids, card.place)


def _of_computed(t: Texts, card: ReviewCard) -> Rows:
    """Of a computed figure: its working, another value, or the mark «недостоверные данные»."""
    if card.waiting.submission.working is None:
        return ()
    working = Button(t.label("button.working"), data(NAME, "working", *card.ids, 0))
    return ((working, Button(t.label("button.override"), data(NAME, "override", *card.ids))),)


def _show_evidence(t: Texts, card: ReviewCard) -> Rows:
    submission = card.waiting.submission
    about = card.queue.programme_id, card.waiting.item.indicator.id, submission.period_id
    return show_button(t, card.waiting.pieces, about, submission.version)


def _show_paper(t: Texts, card: ReviewCard) -> Rows:
    return scans_button(t, card.queue.programme_id, card.waiting.submission.signature)


def _threads(t: Texts, card: ReviewCard) -> Rows:
    row = card.waiting.item.indicator
    return figure_threads(t, card.queue.programme_id, row.id, card.waiting.threads, row.number)


def _say(t: Texts, card: ReviewCard) -> Rows:
    return said_rows(t, *card.ids, is_worded=card.waiting.submission.is_worded)


Part = Callable[[Texts, ReviewCard], Iterable[Html]]
_ABOVE: tuple[Part, ...] = (_head, _row, _figure, _preliminary, _unusual, _working)
"""What stands above the explanation."""
_BELOW: tuple[Part, ...] = (
    _ahead,
    _changes,
    _evidence,
    _parts,
    _contradiction,
    _remark,
    _late,
    _signing,
    _sent,
    _agreed,
)
_ROWS: tuple[Callable[[Texts, ReviewCard], Rows], ...] = (
    _decide_due,
    _say,
    _of_computed,
    _show_evidence,
    _show_paper,
    _threads,
)
