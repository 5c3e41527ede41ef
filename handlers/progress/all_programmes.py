"""«Все программы»: a line for each, what needs attention first; the same as an Excel book."""

from datetime import date

from handlers.progress.screens import NAME
from handlers.screen import Button, File, Screen, data, part, turning
from services.standing.draw_progress import Grouping
from services.standing.see_all import AllProgrammes, CollectedNow, ProgrammeLine
from texts import Html, Texts, dates, figures, periods

PAGE = 8
"""Programmes in one message, a button each."""
_TITLE = 110
_WIDTHS = {
    "municipality": 26.0,
    "programme": 60.0,
    "period": 18.0,
    "done": 9.0,
    "total": 9.0,
    "behind": 10.0,
    "waiting": 12.0,
    "due": 13.0,
    "left": 26.0,
}


def programmes(t: Texts, found: AllProgrammes, number: int = 0) -> Screen:
    number, last, shown = part(found.lines, number, PAGE)
    lines = [t.count("all.head", len(found.lines), lacking=_lacking(found))]
    for place, one in enumerate(shown, number * PAGE + 1):
        lines += [Html(""), _title(t, found, one, place), _stands(t, one)]
    rows = [(_to(t, one, place),) for place, one in enumerate(shown, number * PAGE + 1) if one.collected]
    paging = turning(t, number, last, lambda to: data(NAME, "all", to))
    excel = Button(t.label("button.excel"), data(NAME, "all_file"))
    home = Button(t.label("button.home"), data("home", "show"))
    return Screen(Html("\n".join(lines)), (*rows, *paging, (excel, home)))


def _lacking(found: AllProgrammes) -> int:
    return sum(
        one.collected is not None and one.collected.handed_in < one.collected.total for one in found.lines
    )


def _title(t: Texts, found: AllProgrammes, one: ProgrammeLine, place: int) -> Html:
    town = f"{figures.short(one.municipality, 60)}: " if found.several_towns else ""
    return t("all.title", place=place, programme=town + figures.short(figures.clean(one.programme), _TITLE))


def _stands(t: Texts, one: ProgrammeLine) -> Html:
    """«1 полугодие 2022: сдано 12 из 26 · отстают 3 · на проверке 2 · срок 11.07, осталось 3 рабочих дня»"""
    if one.collected is None:
        return t("all.rests" if one.rests else "all.nothing")
    found = one.collected
    said = [
        t.label("all.done", done=found.handed_in, total=found.total),
        *([t.count_label("all.behind", found.behind)] if found.behind else []),
        *([t.label("all.waiting", n=found.waiting)] if found.waiting and one.coordinates else []),
        _due(t, found),
    ]
    mark = t.label("all.mark") if found.overdue and found.handed_in < found.total else ""
    return t("all.stands", mark=mark, period=periods.name(t, found.period), said=" · ".join(said))


def _due(t: Texts, found: CollectedNow) -> str:
    day = dates.short_day(found.due_on)
    if found.overdue:
        return t.label("all.overdue", due=day)
    if not found.days_left:
        return t.label("all.last_day", due=day)
    return t.label("all.due", due=day, left=t.count_label("tasks.left", found.days_left))


def _to(t: Texts, one: ProgrammeLine, place: int) -> Button:
    assert one.collected is not None
    where = data(NAME, "show", one.programme_id, one.collected.period_id, 0, word=Grouping.EXECUTORS)
    label = t.label("all.button", place=place, programme=figures.short(figures.clean(one.programme), 40))
    return Button(label, where)


def file(t: Texts, found: AllProgrammes, book: bytes) -> Screen:
    home = Button(t.label("button.home"), data("home", "show"))
    name = t.label("all.file", day=found.today.isoformat())
    caption = t.count("all.caption", len(found.lines), day=dates.day(found.today))
    return Screen(caption, ((home,),), document=File(name, book))


def listed(
    t: Texts, found: AllProgrammes
) -> tuple[str, list[str], list[tuple[str, float]], list[tuple[str | int | date, ...]]]:
    """The sheet's name, its heading, columns and rows."""
    columns = [(t.label(f"all.column.{name}"), width) for name, width in _WIDTHS.items()]
    rows = [_row(t, one) for one in found.lines]
    return t.label("all.sheet"), [t.label("all.book", day=dates.day(found.today))], columns, rows


def _row(t: Texts, one: ProgrammeLine) -> tuple[str | int | date, ...]:
    named = figures.clean(one.municipality), figures.clean(one.programme)
    found = one.collected
    if found is None:
        return (*named, "", "", "", "", "", "", t.label("all.rests" if one.rests else "all.nothing"))
    counts = found.handed_in, found.total, found.behind, found.waiting if one.coordinates else ""
    return (*named, periods.name(t, found.period), *counts, found.due_on, _left(t, found))


def _left(t: Texts, found: CollectedNow) -> str:
    if found.handed_in == found.total:
        return t.label("all.complete")
    if found.overdue:
        return t.label("all.late")
    return t.count_label("tasks.left", found.days_left) if found.days_left else t.label("all.today")
