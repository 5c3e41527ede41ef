"""`/review` (storyboard 3)."""

from collections.abc import Iterator

from domain.programme.document import ABOUT_WHO, OF_INDICATORS, QuestionKind
from handlers.review import card
from handlers.review.wording import ready_in_full, ready_rows, unheard
from handlers.screen import Button, Screen, data
from handlers.zeros import screens as zeros
from services.review.answer_question import OpenQuestion, Questions
from services.review.decide_submission import Verdict
from services.review.return_draft import Reason
from services.review.see_queue import Queue
from texts import Html, Texts, figures, periods

NAME = card.NAME
_SHOWN_LOCKED = 2
_UNITS_FOR_LISTED = 3_000


def queue(t: Texts, queue: Queue, place: int = 0) -> Screen:
    """One figure at a time, oldest first."""
    asked = (_questions(t, queue),) if queue.questions else ()
    later = zeros.button(t, queue.programme_id, queue.zeros)
    foot = (*later, *_reopen(t, queue), (*asked, *_home(t)))
    if not queue.waiting:
        empty = t("review.empty", programme=figures.short(queue.programme, 90))
        return Screen(Html("\n\n".join([empty, *_locked(t, queue)])), foot)
    place %= len(queue.waiting)
    rows = (
        *card.buttons(t, queue, place),
        (Button(t.label("button.accept_plain"), data(NAME, "plain", queue.programme_id)),),
        *foot,
    )
    return Screen(Html("\n\n".join([card.said(t, queue, place), *_locked(t, queue)])), rows)


def _locked(t: Texts, queue: Queue) -> list[Html]:
    """What waits where nothing can be decided any more, the latest closed period first."""
    return [
        t.count(
            "review.locked",
            len(one.numbers),
            period=periods.name(t, one.period),
            numbers=figures.short(", ".join(one.numbers), 120),
        )
        for one in reversed(queue.locked[-_SHOWN_LOCKED:])
    ]


def _reopen(t: Texts, queue: Queue) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        (
            Button(
                t.label("period.button.reopen", period=periods.name(t, one.period)),
                data("period", "reopen", queue.programme_id, one.period_id),
            ),
        )
        for one in reversed(queue.locked[-_SHOWN_LOCKED:])
    )


def ask_override(t: Texts, programme_id: int, draft_id: int) -> Screen:
    back = Button(t.label("button.back"), data(NAME, "keep", draft_id, programme_id))
    return Screen(t("review.ask_override"), ((back,),), draft_id=draft_id)


def overridden(t: Texts, programme_id: int, number: str) -> Screen:
    button = Button(t.label("button.review"), data(NAME, "below", programme_id))
    return Screen(t("review.overridden", number=number), ((button,),))


def _home(t: Texts) -> tuple[Button, ...]:
    return (Button(t.label("button.home"), data("home", "show")),)


def _questions(t: Texts, queue: Queue) -> Button:
    label = t.label("button.questions", n=queue.questions)
    return Button(label, data(NAME, "questions", queue.programme_id, 0))


def decided(t: Texts, decision: Verdict) -> str:
    """The toast after a decision."""
    return t.label("review.accepted", numbers=", ".join(decision.numbers))


def ask_reason(t: Texts, asked: Reason) -> Screen:
    """What this coordinator gave as a reason before is a tap away."""
    back = (Button(t.label("button.back"), data(NAME, "keep", asked.draft_id, asked.programme_id)),)
    name = "review.ask_reason_ready" if asked.ready else "review.ask_reason"
    lines = [t(name, number=asked.number), *ready_in_full(t, asked.ready)]
    ready = ready_rows("ready", asked.draft_id, asked.revision, asked.ready)
    return Screen(Html("\n".join(lines)), (*ready, back), draft_id=asked.draft_id)


def returned(t: Texts, decision: Verdict) -> Screen:
    """Never that somebody knows of it already: it has only been put into the outbox."""
    button = Button(t.label("button.review"), data(NAME, "below", decision.programme_id))
    facts, hearer = {"number": ", ".join(decision.numbers)}, decision.hearer
    if hearer is None:
        return Screen(t("review.returned_to_nobody", **facts), ((button,),))
    if hearer.away_since is None:
        return Screen(t("review.returned", **facts), ((button,),))
    return Screen(t("review.returned_unheard", **facts, **unheard(t, hearer)), ((button,),))


def question(t: Texts, questions: Questions, place: int) -> Screen:
    """One open question with its answers to tap."""
    back = (Button(t.label("button.back"), data(NAME, "at", questions.programme_id, 0)),)
    if not questions.open:
        return Screen(t("question.none"), (back,))
    place %= len(questions.open)
    asked = questions.open[place]
    following = (
        Button(t.label("button.next_question"), data(NAME, "questions", questions.programme_id, place + 1)),
    )
    more = (following,) if len(questions.open) > 1 else ()
    head = t("question.head", n=place + 1, total=len(questions.open))
    return Screen(
        Html(f"{head}\n\n{_asked(t, asked)}"), (*_answers(t, questions.programme_id, asked), *more, back)
    )


def _asked(t: Texts, asked: OpenQuestion) -> Html:
    exact = f"question.{asked.kind}.{asked.options[0] if asked.options else ''}"
    if asked.kind in OF_INDICATORS:
        return Html("\n".join([t(f"question.{asked.kind}"), *_listed(t, asked)]))
    return t(
        exact if asked.kind is QuestionKind.MISSING and t.has(exact) else f"question.{asked.kind}",
        number=asked.number,
        wording=figures.short(figures.clean(asked.wording), 900),
        name=figures.called(asked.indicator),
        first=asked.options[0] if asked.options else "",
        second=asked.options[1] if len(asked.options) > 1 else "",
    )


def _listed(t: Texts, asked: OpenQuestion) -> Iterator[Html]:
    """A line for each indicator, as many as a message holds: a number alone says nothing."""
    free = _UNITS_FOR_LISTED
    for number, name in zip(asked.options, asked.names, strict=True):
        line = t("question.listed", mark=_mark(asked, number), number=number, name=figures.called(name))
        free -= figures.units(line) + 1
        if free < 0:
            yield Html("…")
            return
        yield line


def _mark(asked: OpenQuestion, number: str) -> str:
    if number not in asked.chosen:
        return "➕"
    return "📏" if asked.kind is QuestionKind.COURSE else "📉"


def _answers(t: Texts, programme_id: int, asked: OpenQuestion) -> tuple[tuple[Button, ...], ...]:
    """Each answer's place in ``asked.answers`` is what the button carries."""

    def button(place: int, label: str) -> Button:
        return Button(label, data(NAME, "answer", programme_id, asked.id, place))

    if asked.kind in OF_INDICATORS:
        return _several(t, programme_id, asked)
    named = [
        button(place, _answer_label(t, asked, answer)) for place, answer in enumerate(asked.answers[:30])
    ]
    if asked.kind in ABOUT_WHO:
        return tuple((one,) for one in named)
    return tuple(tuple(named[i : i + 3]) for i in range(0, len(named), 3))


def _answer_label(t: Texts, asked: OpenQuestion, answer: str) -> str:
    name = f"answer.{asked.kind}.{answer}"
    return t.label(name) if t.has(name) else figures.unit_label(answer)


def _several(t: Texts, programme_id: int, asked: OpenQuestion) -> tuple[tuple[Button, ...], ...]:
    """Each indicator is tapped on or off, then «Готово»."""
    toggles = [
        Button(
            f"{_mark(asked, number)} № {number}",
            data(NAME, "level", programme_id, asked.id, place),
        )
        for place, number in enumerate(asked.options)
    ]
    done = (Button(t.label("button.done"), data(NAME, "answer", programme_id, asked.id, 0)),)
    return (*(tuple(toggles[i : i + 3]) for i in range(0, len(toggles), 3)), done)
