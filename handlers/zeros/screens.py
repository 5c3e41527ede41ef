"""The list with its ticks, what was set by it, and what executors are told (storyboard 3, `/review`)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from handlers.screen import Button, Screen, data, day_number, part, turning
from services.notices.executors import ZerosPlanned
from services.zeros.find_zeros import Zero
from services.zeros.tell_zeros import OwnPlanned
from services.zeros.zero_list import PlannedZero, ZeroList
from texts import Html, Texts, dates, figures, periods

NAME = "zeros"
PAGE = 12
_IN_ROW = 4
_LONGEST_WORDS = 120
Rows = tuple[tuple[Button, ...], ...]


def button(t: Texts, programme_id: int, count: int) -> Rows:
    """Leads here, where there are any."""
    if not count:
        return ()
    return ((Button(t.label("zeros.button", n=count), data(NAME, "show", programme_id)),),)


def zeros(t: Texts, found: ZeroList, page: int = 0) -> Screen:
    """The list, or what was set by it."""
    if found.is_done:
        return _done(t, found)
    back = (_review(t, found, "button.back"),)
    if not found.zeros:
        return Screen(t("zeros.none", period=periods.name(t, found.period)), (back,))
    page, last, shown = part(found.zeros, page, PAGE)
    ids = found.draft_id, found.revision
    lines = [
        t.count("zeros.head", len(found.zeros), period=periods.name(t, found.period)),
        Html("\n".join(_line(t, found, one) for one in shown)),
        t("zeros.how"),
    ]
    paging = turning(t, page, last, lambda other: data(NAME, "page", *ids, other))
    rows = (*_ticks(found, shown, page), *paging, *_ways(t, found), back)
    return Screen(Html("\n\n".join(lines)), rows, draft_id=found.draft_id)


def _line(t: Texts, found: ZeroList, zero: Zero) -> Html:
    item = zero.item
    facts = {
        "mark": _mark(found, zero),
        "number": zero.number,
        "short": figures.called(item.indicator.short),
        "fact": figures.short(figures.clean(item.figure.wording if item.figure else ""), 40),
        "target": figures.short(figures.clean(item.target.wording if item.target else "—"), 40),
        "words": figures.short(zero.later.words, _LONGEST_WORDS),
    }
    if zero.later.due is None:
        return t("zeros.line", **facts)
    return t("zeros.line_due", due=dates.day(zero.later.due), **facts)


def _mark(found: ZeroList, zero: Zero) -> str:
    return "☑" if zero.id in found.ticked else "☐"


def _ticks(found: ZeroList, shown: Sequence[Zero], page: int) -> Rows:
    ids = found.draft_id, found.revision
    ticks = [
        Button(f"{_mark(found, one)} № {one.number}", data(NAME, "tick", *ids, one.id, page)) for one in shown
    ]
    return tuple(tuple(ticks[at : at + _IN_ROW]) for at in range(0, len(ticks), _IN_ROW))


def _ways(t: Texts, found: ZeroList) -> Iterator[tuple[Button, ...]]:
    """What the ticked figures may get; each says for how many."""
    ids, chosen = (found.draft_id, found.revision), len(found.chosen)
    if found.dated:
        label = t.label("zeros.button.own", n=len(found.dated))
        yield (Button(label, data(NAME, "own", *ids)),)
    if not chosen:
        return
    days = dict.fromkeys((*((found.typed,) if found.typed else ()), *found.ends))
    for day in days:
        label = t.label("zeros.button.due", due=dates.day(day), n=chosen)
        yield (Button(label, data(NAME, "due", *ids, day_number(day))),)
    yield (Button(t.label("zeros.button.pace", n=chosen), data(NAME, "pace", *ids)),)


def _review(t: Texts, found: ZeroList, name: str) -> Button:
    return Button(t.label(name), data("review", "at", found.programme_id, 0))


def _done(t: Texts, found: ZeroList) -> Screen:
    more = Button(t.label("zeros.button.more"), data(NAME, "show", found.programme_id))
    foot = ((more,), (_review(t, found, "button.review"),))
    planned = Html("\n".join(_planned(t, found.planned)))
    if found.taken_back:
        return Screen(Html(f"{t('zeros.taken_back')}\n{planned}"), foot)
    if not found.open:
        return Screen(Html(f"{t('zeros.done')}\n{planned}\n\n{t('zeros.later')}"), foot)
    undo = Button(t.label("button.take_back"), data(NAME, "undo", found.draft_id, found.revision))
    return Screen(Html(f"{t('zeros.done')}\n{planned}\n\n{t('zeros.untold')}"), ((undo,), *foot))


def _planned(t: Texts, planned: Sequence[PlannedZero]) -> Iterator[Html]:
    """«№ 11, 12 — срок 30.09.2022», a line for each day; those that are on pace last."""

    def day_of(one: PlannedZero) -> date:
        return one.due or date.max

    for day, some in groupby(sorted(planned, key=day_of), day_of):
        numbers = figures.short(", ".join(one.number for one in some), 300)
        if day == date.max:
            yield t("zeros.on_pace", numbers=numbers)
        else:
            yield t("zeros.due", numbers=numbers, due=dates.day(day))


def told(t: Texts, notice: ZerosPlanned, own: OwnPlanned) -> Screen:
    """To whoever hands them in."""
    lines = [t("notice.zeros_planned", period=periods.name(t, own.period)), *_planned(t, own.planned)]
    if own.programme:
        lines.append(t("tasks.programme", programme=figures.short(own.programme, 200)))
    lines.append(t("notice.zeros_planned.until"))
    listed = Button(t.label("button.list"), data("submit", "list", notice.programme_id, notice.period_id))
    return Screen(Html("\n".join(lines)), ((listed,),))
