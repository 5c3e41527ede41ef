"""The status picture as one job: how indicators stand in, PNG out, in the reader's language."""

from dataclasses import dataclass
from decimal import Decimal

from domain.figures.standing import Standing, State
from domain.figures.targets import Target, TargetKind
from domain.programme.document import Course
from domain.time.periods import Period
from reports.charts.data import Bar, StatusChart
from texts import Texts, texts, workings
from texts import figures as figure_texts
from texts import periods as period_texts


@dataclass(frozen=True, slots=True)
class PictureItem:
    """``wording`` and ``value`` are of the figure that counts, ``last`` is the value of the period before.

    ``replaced``: the coordinator put it in place of the ``computed`` one, which is shown with ``digits``.
    """

    number: str
    label: str
    target: Target | None
    standing: Standing
    course: Course
    wording: str = ""
    value: Decimal | None = None
    last: Decimal | None = None
    unchecked: bool = False
    replaced: bool = False
    computed: Decimal | None = None
    digits: int = 2
    group: str = ""


def draw_picture(title: str, period: Period, items: tuple[PictureItem, ...], language: str) -> bytes:
    """``title`` is a heading's wording, an executor or the programme; see ``reports.charts.draw``."""
    # Only the worker draws: the bot, which imports this to name the job, is spared matplotlib.
    from reports.charts.draw import draw_status

    t = texts(language)
    chart = StatusChart(
        title=figure_texts.clean(title),
        subtitle=period_texts.name(t, period),
        bars=tuple(_bar(t, item, period) for item in items),
        legend={state: t.label(f"state.{state}") for state in State},
        target_words=t.label("picture.target"),
        pace_words=t.label("picture.pace"),
        last_words=t.label("picture.last"),
    )
    return draw_status(chart)


def _bar(t: Texts, item: PictureItem, period: Period) -> Bar:
    goal = _goal(item.target)
    follows_pace = item.course is Course.RUNNING_TOTAL and not period.year_is_over
    kind = item.target.kind if item.target else None
    return Bar(
        number=item.number,
        label=figure_texts.clean(item.label),
        state=item.standing.state,
        value=_value(t, item),
        target=_target(t, item),
        reached=_share(item.value, goal),
        pace=float(period.share) if follows_pace and kind is TargetKind.AT_LEAST and goal else None,
        last=_share(item.last, goal),
        note=_note(t, item),
        group=figure_texts.clean(item.group),
        low=_share(item.target.low, goal) if item.target and kind is TargetKind.RANGE else None,
    )


def _value(t: Texts, item: PictureItem) -> str:
    if item.target is not None and item.target.kind is TargetKind.NONE:
        return t.label("figure.not_measured")
    return figure_texts.brief_label(t, item.wording, item.value, item.target)


def _target(t: Texts, item: PictureItem) -> str:
    say = figure_texts.target_label if item.value is not None else figure_texts.aim_label
    return say(t, item.target)


def _note(t: Texts, item: PictureItem) -> str:
    notes = []
    if item.standing.above_limit and item.standing.state is State.BEHIND:
        notes.append(t.label("state.above_limit"))
    if item.unchecked:
        notes.append(t.label("picture.unchecked"))
    if item.replaced:
        computed = workings.computed_label(item.computed, item.digits, item.target)
        notes.append(t.label("picture.replaced", computed=computed))
    return ", ".join(notes)


def _goal(target: Target | None) -> Decimal | None:
    """What a full bar means: the value to reach, or the limit; of a range its upper end."""
    if target is None or target.kind in (TargetKind.PARTS, TargetKind.NONE, TargetKind.UNREADABLE):
        return None
    if target.kind is TargetKind.RANGE:
        return target.high
    return target.low if target.low is not None else target.high


def _share(value: Decimal | None, goal: Decimal | None) -> float | None:
    if value is None or goal is None:
        return None
    if goal == 0:
        return 1.0 if value == 0 else None
    return float(value / goal)
