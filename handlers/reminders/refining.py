"""What was promised to be refined, in the message of the day."""

from collections.abc import Sequence
from itertools import groupby

from handlers.refusal_screen import whom
from handlers.screen import Button, data
from services.people.whom_to_ask import Contact
from services.reminders.day_reminder import Reminded
from services.reminders.refinements import OwedRefinement
from texts import Html, Texts, dates, figures, periods

_MOST_LINES = 8
_MOST_BUTTONS = 4


def paragraphs(t: Texts, found: Reminded) -> list[tuple[int, str, Html]]:
    """One for each period, below its programme's id and title; whom to ask where it is closed."""
    whose = groupby(found.refinements, key=lambda one: (one.programme_id, one.period_id))
    grouped = [tuple(some) for _, some in whose]
    return [(some[0].programme_id, some[0].programme, _of_period(t, some, found.ask)) for some in grouped]


def _of_period(t: Texts, some: Sequence[OwedRefinement], ask: Sequence[Contact]) -> Html:
    first = some[0]
    told = [t("refine.remind.head", period=periods.name(t, first.period))]
    told += [_line(t, one) for one in some[:_MOST_LINES]]
    if len(some) > _MOST_LINES:
        told.append(t("submit.taken_more", n=len(some) - _MOST_LINES))
    if not first.closed:
        told.append(t("refine.remind.how", number=first.number))
    elif first.coordinates:
        told.append(t("refine.remind.open"))
    else:
        told.append(t("refine.remind.closed"))
        if ask:
            told.append(whom(t, ask))
    return Html("\n".join(told))


def _line(t: Texts, one: OwedRefinement) -> Html:
    return t(
        "refine.remind.over" if one.is_over else "refine.remind.line",
        number=one.number,
        name=figures.called(one.name),
        wording=figures.short(figures.clean(one.wording), 100),
        day=dates.day(one.refine_by),
    )


def buttons(t: Texts, found: Reminded) -> tuple[tuple[Button, ...], ...]:
    """«Уточнить № 4»: the figure as it was sent, to be changed; two in a row."""
    made = [
        Button(
            t.label("button.refine_number", number=one.number),
            data("submit", "fix", one.programme_id, one.indicator_id, one.period_id),
        )
        for one in found.refinements
        if not one.closed
    ][:_MOST_BUTTONS]
    closed = {
        (one.programme_id, one.period_id): one.period
        for one in found.refinements
        if one.closed and one.coordinates
    }
    reopen = (
        (
            Button(
                t.label("period.button.reopen", period=periods.name(t, period)), data("period", "reopen", *of)
            ),
        )
        for of, period in closed.items()
    )
    return (*(tuple(made[at : at + 2]) for at in range(0, len(made), 2)), *reopen)
