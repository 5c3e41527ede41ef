"""`/status` (storyboard 4)."""

from collections import Counter
from collections.abc import Sequence

from domain.evidence import EvidencePiece
from domain.figures.standing import State
from domain.programme.document import HeadingKind
from domain.questions import Inquiry
from domain.time.periods import Period
from handlers.asking.screens import status_button
from handlers.asking.threads import about_button
from handlers.evidence.screens import show_button
from handlers.review.wording import said_rows
from handlers.screen import Button, Screen, data, turning
from handlers.status import lines
from handlers.status.spoken import sentence
from services.asking.see_threads import ThreadList
from services.standing.draw_status import parts_of
from services.standing.search import Unclear
from services.standing.see_status import CHOSEN, Extent, Status
from texts import Html, Texts, evidence, figures, periods

NAME = "status"
CAPTION = 1_024
_LONGEST_TITLE = 70
_BYTES = 40
"""Bytes of a query that a button carries."""


def title(t: Texts, status: Status) -> str:
    """What the picture and the text are headed with."""
    if status.extent is Extent.BLOCK:
        return t.count_label("status.block", len(status.items))
    if status.extent in CHOSEN:
        return t.label(f"status.title.{status.extent}")
    if status.extent is Extent.INDICATOR:
        heading = status.view.heading(status.items[0].indicator.heading_id)
        is_section = heading is not None and heading.kind is HeadingKind.SECTION
        return figures.clean(heading.wording if heading and is_section else status.title)
    return figures.clean(status.title)


def picture(
    t: Texts,
    status: Status,
    image: bytes,
    number: int = 0,
    pieces: Sequence[EvidencePiece] = (),
    threads: ThreadList | None = None,
) -> Screen:
    """What one would say aloud, counts, and as many lines as a caption holds; the rest by «Все показатели».

    A later picture of several has the lines of what it shows. ``pieces`` stand beside the one figure,
    ``threads`` are about it.
    """
    parts = parts_of(status)
    number %= len(parts)
    items = parts[number] if number else status.items
    head = _head(t, status) if number else Html(f"{sentence(t, status)}\n{_head(t, status)}")
    free = CAPTION - figures.units(head)
    told = [lines.line(t, status, item) for item in items]
    if sum(figures.units(line) + 1 for line in told) > free:
        told = [lines.brief_line(t, status, item) for item in items]
    if pieces:
        told.append(evidence.attached(t, pieces))
    shown = lines.fitting(told, free)
    rows: list[tuple[Button, ...]] = []
    if status.extent is Extent.INDICATOR and _is_computed(status):
        rows.append((Button(t.label("button.working"), _at(status, "working", status.subject_id, 0)),))
    if status.extent is Extent.INDICATOR and status.items[0].figure is not None:
        figure = status.items[0].figure
        about = status.view.programme.id, figure.indicator_id, figure.period_id
        rows += show_button(t, pieces, about, figure.version)
        rows += _to_say(t, status)
    rows += about_button(t, threads)
    if len(parts) > 1:
        more = _at(status, "picture", status.subject_id, (number + 1) % len(parts), extent=status.extent)
        rows.append((Button(t.label("button.more"), more),))
    if len(parts) > 1 or len(shown) < len(told):
        rows.append((Button(t.label("button.all_indicators"), _page(status, 0)),))
    rows += _ways(t, status)
    return Screen(Html("\n".join([head, *shown])), tuple(row for row in rows if row), picture=image)


def _to_say(t: Texts, status: Status) -> tuple[tuple[Button, ...], ...]:
    """«Поправить текст», «Замечание»: of an accepted figure too, which the queue does not show any more."""
    newest = status.items[0].versions[-1]
    if not status.reviews or newest.reason or status.items[0].is_agreeing:  # not with the coordinator
        return ()
    return said_rows(t, status.view.programme.id, newest.id, is_worded=newest.is_worded)


def none_of(t: Texts, status: Status) -> Screen:
    """Nothing is behind, nothing is met yet, nobody has said that anything is at risk."""
    text = Html(f"{sentence(t, status)}\n{_head(t, status)}")
    behind = Button(t.label("button.what_is_behind"), _at(status, "show", 0, extent=Extent.BEHIND))
    rows = ((behind,) if status.extent is Extent.RISK else (), *_ways(t, status))
    return Screen(text, tuple(row for row in rows if row))


def _ways(t: Texts, status: Status) -> list[tuple[Button, ...]]:
    report = data("report", "period", status.view.programme.id, word=status.view.period.key)
    whole = (_all_sections(t, status), *_whole(t, status))
    ask = status_button(t, status)
    last = (*([ask] if ask else []), Button(t.label("button.report"), report))
    return [whole, _beside(t, status), last]


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


def _whole(t: Texts, status: Status) -> tuple[Button, ...]:
    if status.extent is Extent.PROGRAMME:
        return ()
    return _whole_row(t, status)


def _page(status: Status, number: int) -> str:
    return _at(status, "page", status.subject_id, number, extent=status.extent)


def _all_sections(t: Texts, status: Status) -> Button:
    return Button(t.label("button.all_sections"), _at(status, "sections"))


def _head(t: Texts, status: Status) -> Html:
    period = periods.name(t, Period.from_key(status.view.period.key))
    if status.municipality and status.extent is not Extent.PROGRAMME:
        period = f"{period} · {figures.short(status.municipality, 60)}"
    name = figures.short(title(t, status), _LONGEST_TITLE)
    counts = (
        Counter(item.standing.state for item in status.view.items)
        if status.extent in CHOSEN
        else status.counts()
    )
    parts = [
        f"{figures.ICONS[state]} {t.label(f'state.{state}')} {counts[state]}"
        for state in State
        if counts[state]
    ]
    return Html(f"{t('status.head', title=name, period=period)}\n{' · '.join(parts)}")


def _is_computed(status: Status) -> bool:
    figure = status.items[0].figure
    return figure is not None and figure.working is not None


def page(t: Texts, status: Status, number: int) -> Screen:
    """All indicators as text, in pages."""
    pages = lines.paged([lines.line(t, status, item) for item in status.items])
    number = min(max(number, 0), len(pages) - 1)
    head = _head(t, status)
    paging = turning(t, number, len(pages) - 1, lambda to: _page(status, to))
    rows = (*paging, (_all_sections(t, status),))
    return Screen(Html("\n\n".join([head, *pages[number]])), rows)


def sections(t: Texts, status: Status) -> Screen:
    """Every heading with the states of all below it, a button each, worst first."""
    rows: list[tuple[Button, ...]] = []
    for heading in status.view.headings_worst_first():
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


def choose_programme(t: Texts, choices: list[tuple[int, str, str, bool]], question: Inquiry) -> Screen:
    """Somebody who sees several programmes says which one is meant; of each whether it has ended."""
    word = question.in_brief(_BYTES).replace(":", " ")
    rows = tuple(
        (Button(_programme(t, f"{place}: {name}", ended), data(NAME, "in", programme_id, word=word)),)
        for programme_id, name, place, ended in choices
    )
    return Screen(t("status.choose_programme"), rows)


def _programme(t: Texts, name: str, ended: bool) -> str:
    return t.label("status.ended", programme=figures.short(name, 46)) if ended else figures.short(name, 58)
