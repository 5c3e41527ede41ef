"""The short names of a programme's indicators, in pages; one of them asked for."""

from collections.abc import Sequence

from domain.programme.short_names import LONGEST
from handlers.screen import Button, Screen, data, part, turning
from services.plan.name_indicator import Names
from texts import Html, Texts, figures

NAME = "short_names"
PAGE = 10


def listed(t: Texts, names: Names, page: int = 0) -> Screen:
    """Ten a page: «№ 12 · Дворы»."""
    page, last, shown = part(names.rows, page, PAGE)
    programme_id = names.programme.id
    rows = [
        (
            Button(
                f"№ {row.number} · {figures.called(row.short)}",
                data(NAME, "ask", programme_id, row.id),
            ),
        )
        for row in shown
    ]
    paging = turning(t, page, last, lambda to: data(NAME, "list", programme_id, to))
    named = names.programme
    programme = f"{figures.short(named.municipality, 100)}: {figures.short(named.title, 120)}"
    text = t("short_names.list", programme=programme)
    return Screen(text, (*rows, *paging, (_home(t),)))


def around(t: Texts, names: Names, indicator_id: int, changed: bool = False) -> Screen:
    """The page on which an indicator stands; what it is called now is said first."""
    places = [row.id for row in names.rows]
    page = places.index(indicator_id) // PAGE if indicator_id in places else 0
    screen = listed(t, names, page)
    if not changed:
        return screen
    row = names.row(indicator_id)
    done = t("short_names.set", number=row.number, name=figures.called(row.short))
    return Screen(Html(f"{done}\n\n{screen.text}"), screen.rows)


def ask(t: Texts, names: Names, indicator_id: int, draft_id: int) -> Screen:
    """Typed in one message; the measure's own words stand above."""
    row = names.row(indicator_id)
    back = Button(t.label("button.back"), data(NAME, "back", draft_id))
    text = t(
        "short_names.ask",
        number=row.number,
        name=figures.called(row.short),
        measure=figures.short(figures.clean(row.measure), 700),
        limit=LONGEST,
    )
    return Screen(text, ((back,),), draft_id=draft_id)


def choose(t: Texts, found: Sequence[Names]) -> Screen:
    """Somebody who coordinates several programmes says in which one."""
    rows = [
        (
            Button(
                figures.short(f"{one.programme.municipality}: {one.programme.title}", 58),
                data(NAME, "list", one.programme.id, 0),
            ),
        )
        for one in found[:90]
    ]
    return Screen(t("short_names.choose"), (*rows, (_home(t),)))


def button(t: Texts, programme_id: int) -> Button:
    """«Краткие имена», of a programme; 0: of whichever one coordinates."""
    pressed = data(NAME, "list", programme_id, 0) if programme_id else data(NAME, "open")
    return Button(t.label("short_names.button"), pressed)


def _home(t: Texts) -> Button:
    return Button(t.label("button.home"), data("home", "show"))
