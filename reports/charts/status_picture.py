"""The status picture as one job: how indicators stand in, PNG out, in the reader's language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.ahead.said import Outlook
from domain.figures.standing import Standing, State
from domain.figures.targets import Target, TargetKind
from domain.programme.document import Course
from domain.time.periods import Period
from reports.charts.data import Bar, StatusChart
from texts import Texts, dates, texts, workings
from texts import figures as figure_texts
from texts import periods as period_texts


@dataclass(frozen=True, slots=True)
class PictureItem:
    """``wording`` and ``value`` are of the figure that counts, ``last`` is the value of the period before.

    ``of_day`` is when it was accepted, or sent; ``due`` the day until which it is not behind, if that is to
    come. ``replaced``: the coordinator put it in place of the ``computed`` one, shown with ``digits``.
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
    of_day: date | None = None
    due: date | None = None
    replaced: bool = False
    computed: Decimal | None = None
    digits: int = 2
    group: str = ""
    outlook: Outlook = Outlook.UNSAID


@dataclass(frozen=True, slots=True)
class PicturePart:
    """What one of several pictures shows: the ``first`` and so on ``of`` all; ``states`` are those of all."""

    items: tuple[PictureItem, ...]
    states: tuple[State, ...] = ()
    first: int = 1
    of: int = 0
    municipality: str = ""


def draw_picture(title: str, period: Period, part: PicturePart, language: str) -> bytes:
    """``title`` is a heading's wording, an executor or the programme; see ``reports.charts.draw``."""
    # Only the worker draws: the bot, which imports this to name the job, is spared matplotlib.
    from reports.charts.draw import draw_status

    t = texts(language)
    chart = StatusChart(
        title=figure_texts.clean(title),
        subtitle=_subtitle(t, period, part),
        bars=tuple(_bar(t, item, period) for item in part.items),
        legend={state: t.label(f"state.{state}") for state in State},
        target_words=t.label("picture.target"),
        pace_words=t.label("picture.pace"),
        last_words=t.label("picture.last"),
        risk_words=t.label("picture.risks"),
        states=part.states,
    )
    return draw_status(chart)


def _subtitle(t: Texts, period: Period, part: PicturePart) -> str:
    name = " · ".join(one for one in (part.municipality, period_texts.name(t, period)) if one)
    shown = len(part.items)
    if shown >= part.of:
        return name
    return t.label("picture.part", period=name, first=part.first, last=part.first + shown - 1, of=part.of)


def _bar(t: Texts, item: PictureItem, period: Period) -> Bar:
    goal = _goal(item.target)
    follows_pace = item.course is Course.RUNNING_TOTAL and not period.year_is_over and item.due is None
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
        due=t.label("picture.due", day=dates.day(item.due)) if item.due else "",
        risk=t.label(f"picture.risk.{item.outlook}") if item.outlook.at_risk else "",
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
    if item.of_day is not None:
        name = "status.unchecked" if item.unchecked else "status.accepted"
        notes.append(t.label(name, day=dates.short_day(item.of_day)))
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
