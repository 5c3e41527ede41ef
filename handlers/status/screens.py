"""`/status` (storyboard 4)."""

from domain.figures.standing import State
from domain.programme.document import HeadingKind
from domain.search import gist
from domain.time.periods import Period
from handlers.screen import Button, Screen, data
from handlers.status import lines
from services.standing.assessed import Assessed
from services.standing.search_status import Unclear
from services.standing.see_status import Extent, Status
from services.standing.see_working import Working
from texts import Html, Texts, figures, periods, workings

NAME = "status"
CAPTION = 1_000
_URGENCY = (State.MISSED, State.BEHIND, State.ON_PACE, State.MET, State.NO_DATA, State.NOT_COMPARED)
_LONGEST_TITLE = 70
_BYTES = 40
"""Bytes of a query that a button carries."""


def title(t: Texts, status: Status) -> str:
    """What the picture and the text are headed with."""
    if status.extent is Extent.BLOCK:
        return t.count_label("status.block", len(status.items))
    if status.extent is Extent.INDICATOR:
        heading = status.view.heading(status.items[0].indicator.heading_id)
        return heading.wording if heading and heading.kind is HeadingKind.SECTION else status.title
    return figures.clean(status.title)


def picture(t: Texts, status: Status, image: bytes) -> Screen:
    """Counts and as many lines as a caption holds; the rest by «Все показатели»."""
    told = [lines.line(t, status, item) for item in status.items]
    head = _head(t, status)
    if sum(map(len, told)) > CAPTION:
        told = [lines.line(t, status, item) for item in sorted(status.items, key=_urgency)]
    shown = lines.fitting(told, CAPTION - figures.units(head))
    cut = len(shown) < len(told)
    rows: list[tuple[Button, ...]] = []
    if status.extent is Extent.INDICATOR and _is_computed(status.items[0]):
        rows.append((Button(t.label("button.working"), _at(status, "working", status.subject_id, 0)),))
    if cut:
        rows.append((_page_button(t, "button.all_indicators", status, 0),))
    rows.append((_all_sections(t, status), *_whole(t, status)))
    rows.append(_beside(t, status))
    period = data("report", "period", status.view.programme.id, word=status.view.period.key)
    rows.append((Button(t.label("button.report"), period),))
    return Screen(Html("\n".join([head, *shown])), tuple(row for row in rows if row), picture=image)


def _at(status: Status, action: str, *numbers: int, extent: Extent | None = None) -> str:
    """A button's data; whatever it leads to is of the period shown."""
    view = status.view
    return data(NAME, action, view.programme.id, *numbers, view.period.id, word=extent or "")


def _beside(t: Texts, status: Status) -> tuple[Button, ...]:
    """The same of the period before, and back."""
    return tuple(
        Button(
            periods.name(t, Period.from_key(one.key)),
            data(NAME, "show", status.view.programme.id, status.subject_id, one.id, word=status.extent),
        )
        for one in (status.view.earlier, status.view.later)
        if one is not None
    )


def _urgency(item: Assessed) -> int:
    """Where not everything fits, what needs attention comes first."""
    return _URGENCY.index(item.standing.state)


def _whole(t: Texts, status: Status) -> tuple[Button, ...]:
    if status.extent is Extent.PROGRAMME:
        return ()
    return _whole_row(t, status)


def _page_button(t: Texts, name: str, status: Status, number: int) -> Button:
    return Button(t.label(name), _at(status, "page", status.subject_id, number, extent=status.extent))


def _all_sections(t: Texts, status: Status) -> Button:
    return Button(t.label("button.all_sections"), _at(status, "sections"))


def _head(t: Texts, status: Status) -> Html:
    period = periods.name(t, Period.from_key(status.view.period.key))
    name = figures.short(title(t, status), _LONGEST_TITLE)
    counts = status.counts()
    parts = [
        f"{figures.ICONS[state]} {t.label(f'state.{state}')} {counts[state]}"
        for state in State
        if counts[state]
    ]
    return Html(f"{t('status.head', title=name, period=period)}\n{' · '.join(parts)}")


def _is_computed(item: Assessed) -> bool:
    return item.figure is not None and item.figure.working is not None


def working(t: Texts, found: Working, number: int) -> Screen:
    """Formula, inputs, steps, caps, † — in pages (storyboard 4)."""
    trace = workings.kept_trace(found.working)
    pages = workings.pages(t, trace, found.target, lines.PAGE)
    number = min(max(number, 0), len(pages) - 1)
    head = [t("working.head", number=found.number, period=periods.name(t, found.period))]
    if found.replaced_by:
        facts = {
            "computed": workings.computed_label(found.computed, found.digits, found.target),
            "value": figures.short(figures.clean(found.replaced_by), 100),
            "reason": figures.short(found.override_reason, 500),
        }
        head.append(t("working.override", **facts))
    head += workings.flags(t, found.working)
    turns = [
        Button(t.label(name), _working_page(found, place))
        for name, place in (("button.previous_page", number - 1), ("button.next_page", number + 1))
        if 0 <= place < len(pages)
    ]
    shown = (found.programme_id, found.indicator_id, found.period_id)
    show = data(NAME, "show", *shown, word=Extent.INDICATOR)
    queue = data("review", "at", found.programme_id, 0)
    last = [Button(t.label("button.back"), queue if found.waiting else show)]
    if found.overridable is not None:
        override = data("review", "override", found.programme_id, found.overridable)
        last.insert(0, Button(t.label("button.override"), override))
    return Screen(
        Html("\n".join([*head, pages[number]])), ((tuple(turns), tuple(last)) if turns else (tuple(last),))
    )


def _working_page(found: Working, place: int) -> str:
    if found.waiting and found.overridable is not None:
        return data("review", "working", found.programme_id, found.overridable, place)
    return data(NAME, "working", found.programme_id, found.indicator_id, place, found.period_id)


def page(t: Texts, status: Status, number: int) -> Screen:
    """All indicators as text, in pages."""
    pages = lines.paged([lines.line(t, status, item) for item in status.items])
    number = min(max(number, 0), len(pages) - 1)
    head = _head(t, status)
    paging = []
    if number > 0:
        paging.append(_page_button(t, "button.previous_page", status, number - 1))
    if number + 1 < len(pages):
        paging.append(_page_button(t, "button.next_page", status, number + 1))
    rows = tuple(row for row in (tuple(paging), (_all_sections(t, status),)) if row)
    return Screen(Html("\n\n".join([head, *pages[number]])), rows)


def sections(t: Texts, status: Status) -> Screen:
    """Every heading with the states of all below it, a button each."""
    rows: list[tuple[Button, ...]] = []
    for heading in status.view.headings:
        below = [item for item in status.view.items if heading.id in item.indicator.path]
        if below:
            icons = "".join(figures.ICONS[item.standing.state] for item in below[:6])
            mark = "" if heading.kind is HeadingKind.SECTION else "▪️ "
            label = f"{mark}{figures.short(figures.clean(heading.wording), 38)} {icons}"
            rows.append((Button(label, _at(status, "show", heading.id, extent=Extent.HEADING)),))
    rows.append(_whole_row(t, status))
    return Screen(t("status.sections"), tuple(rows))


def _whole_row(t: Texts, status: Status) -> tuple[Button, ...]:
    return (Button(t.label("button.whole_programme"), _at(status, "show", 0, extent=Extent.PROGRAMME)),)


def unclear(t: Texts, found: Unclear) -> Screen:
    """Several close ones, or none: buttons to tap instead of an error."""
    rows = [
        (
            Button(
                figures.unit_label(one.name),
                data(NAME, "show", found.programme_id, one.subject_id, word=one.extent),
            ),
        )
        for one in found.choices[:8]
    ]
    everything = Button(t.label("button.all_sections"), data(NAME, "sections", found.programme_id))
    return Screen(_unclear_text(t, found), (*rows, (everything,)))


def _unclear_text(t: Texts, found: Unclear) -> Html:
    query = figures.short(found.query, 100)
    if found.choices:
        return t("status.nearest" if found.only_near else "status.which", query=query)
    examples = Html(", ".join(t("status.example", text=figures.short(one, 40)) for one in found.examples))
    return t("status.not_found" if examples else "status.nothing", query=query, examples=examples)


def choose_programme(t: Texts, choices: list[tuple[int, str, str]], query: str) -> Screen:
    """Somebody who sees several programmes says which one is meant."""
    word = gist(query).encode()[:_BYTES].decode(errors="ignore").replace(":", " ")
    rows = tuple(
        (Button(figures.short(f"{place}: {name}", 58), data(NAME, "in", programme_id, word=word)),)
        for programme_id, name, place in choices
    )
    return Screen(t("status.choose_programme"), rows)
