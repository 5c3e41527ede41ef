"""An indicator in one line: how it stands, its figure, whose it is; how many lines a message holds."""

from domain.programme.naming import name_of
from services.standing.assessed import Assessed
from services.standing.see_status import Status
from texts import Html, Texts, dates, figures, workings

PAGE = 3_300
_LONGEST_NEEDS, _BRIEF_NEEDS = 120, 40


def fitting(lines: list[Html], free: int) -> list[Html]:
    """As many of them as ``free`` holds, in Telegram's units."""
    shown: list[Html] = []
    for line in lines:
        free -= figures.units(line) + 1
        if free < 0:
            break
        shown.append(line)
    return shown


def fitting_or_more(lines: list[Html], free: int) -> list[Html]:
    """The same; «…» says that there is more."""
    shown = fitting(lines, free)
    return shown if len(shown) == len(lines) else [*shown, Html("…")]


def line(t: Texts, status: Status, item: Assessed) -> Html:
    """«🔵 № 4 достижение целевых показателей — 50% из 100%. «…» (УГХ, принято 08.07)»"""
    row, figure = item.indicator, item.figure
    name = _name(item, 90)
    icon = figures.ICONS[item.standing.state]
    if figure is None:
        name_of_line = "status.line_agreeing" if item.is_agreeing else "status.line_empty"
        return t(name_of_line, icon=icon, number=row.number, name=name, who=_who(t, item))
    facts = {
        "icon": icon,
        "number": row.number,
        "name": name,
        "figure": _figure(t, item, _LONGEST_NEEDS),
        "who": _who(t, item),
        "mark": _mark(t, status, item),
    }
    if figure.explanation:
        name = "status.line_explained" if row.measured else "status.line_sentence"
        return t(name, text=figures.short(figure.explanation, 160), **facts)
    return t("status.line", **facts)


def brief_line(t: Texts, status: Status, item: Assessed) -> Html:
    """The same without what its author wrote beside the figure."""
    row, icon = item.indicator, figures.ICONS[item.standing.state]
    facts = {"icon": icon, "number": row.number, "name": _name(item, 40)}
    if item.figure is None:
        return t("status.brief_agreeing" if item.is_agreeing else "status.brief_empty", **facts)
    return t("status.brief", figure=_figure(t, item, _BRIEF_NEEDS), mark=_mark(t, status, item), **facts)


def _name(item: Assessed, length: int) -> str:
    return figures.short(figures.clean(name_of(item.indicator)), length)


def _figure(t: Texts, item: Assessed, longest: int) -> str:
    """With the day it is due, and what is said of the year's end."""
    shown = _handed_in(t, item)
    if item.due_later is not None:
        shown = t.label("status.figure_due", figure=shown, due=dates.day(item.due_later))
    said = ahead(t, item, longest)
    return t.label("status.figure_ahead", figure=shown, ahead=said) if said else shown


def ahead(t: Texts, item: Assessed, longest: int) -> str:
    """«до конца года — риск: нужны 2 млн руб.»"""
    needs = item.figure.outlook_needs if item.figure else ""
    return figures.by_year_end(t, item.outlook, needs, longest)


def _handed_in(t: Texts, item: Assessed) -> str:
    figure = item.figure
    if figure is None or not item.indicator.measured:
        return t.label("figure.not_measured")
    shown = figures.against(t, figure.wording, figure.value, item.target)
    if not figure.replaced:
        return shown
    computed = workings.computed_label(figure.computed, item.digits, item.target)
    reason = figures.short(figure.override_reason, 120)
    return t.label("figure.replaced", figure=shown, computed=computed, reason=reason)


def _who(t: Texts, item: Assessed) -> str:
    """«УГХ», «УГХ, внёс координатор, письмо от 07.07»."""
    brought = figures.brought(t, item.figure.brought) if item.figure else ""
    return ", ".join([figures.short(item.indicator.hands_in, 60) or "—", *([brought] if brought else [])])


def _mark(t: Texts, status: Status, item: Assessed) -> str:
    """«принято 08.07», «на проверке, 08.07»: a figure always says which, and of what date."""
    assert item.figure is not None
    moment = (item.figure.decided_at if item.is_accepted else None) or item.figure.sent_at
    day = dates.short_day(dates.local(moment, status.view.programme.timezone).date())
    marks = [t.label("status.accepted" if item.is_accepted else "status.unchecked", day=day)]
    beside = {"recomputed": item.figure.is_recomputed, "worded": item.figure.is_worded}
    marks += [t.label(f"status.mark.{name}") for name, holds in beside.items() if holds]
    if item.figure.refine_by is not None:
        marks.append(t.label("refine.mark", day=dates.short_day(item.figure.refine_by)))
    return "; ".join(marks)


def paged(lines: list[Html]) -> list[list[Html]]:
    pages: list[list[Html]] = [[]]
    free = PAGE
    for line in lines:
        if pages[-1] and figures.units(line) > free:
            pages.append([])
            free = PAGE
        pages[-1].append(line)
        free -= figures.units(line) + 2
    return pages
