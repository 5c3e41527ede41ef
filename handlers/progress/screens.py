"""`/progress` (storyboard 3): the picture with the sentence, the pages, an executor's own."""

from collections.abc import Sequence

from handlers.progress import said
from handlers.screen import Button, Screen, data, part, turning
from handlers.status import lines
from handlers.submit.refining.listed import preliminary
from services.standing.draw_progress import Grouping, pictures_of
from services.standing.see_collection import Collection
from texts import Html, Texts, figures

NAME = "progress"
CAPTION = 1_024
PAGE = 8
"""Executors in one message."""
_MORE = 40
"""What «… и ещё 12» takes."""


def picture(t: Texts, found: Collection, image: bytes, by: Grouping, number: int = 0) -> Screen:
    """What one would say aloud, what waits, and as many lines as a caption holds; the rest in pages."""
    pictures = pictures_of(found, by)
    number %= len(pictures)
    above = [
        said.sentence(t, found),
        said.head(t, found),
        said.waits(t, found),
        said.agrees(t, found),
        said.signed(t, found),
    ]
    above += [*preliminary(t, found.preliminary), *said.parts(t, found)]
    told = said.lines(t, pictures[number] if number else [one for each in pictures for one in each])
    return Screen(
        _fitting(t, [line for line in above if line], told, CAPTION),
        (*_pictures(t, found, by, number, len(pictures)), *_ways(t, found)),
        picture=image,
    )


def own(t: Texts, found: Collection) -> Screen:
    """An executor's, without anybody else's: there is nothing to compare, hence no picture."""
    whole = found.whole
    told = [
        t(f"progress.own.{name}", numbers=figures.numbers_label(numbers))
        for name, numbers in (
            ("missing", whole.missing),
            ("returned", whole.returned),
            ("agreeing", whole.agreeing),
            ("waiting", whole.waiting),
            ("accepted", whole.accepted),
        )
        if numbers
    ]
    buttons = tuple(
        Button(t.label(name), data("home", action))
        for name, action in (("button.fill", "fill"), ("button.list", "tasks"))
    )
    if signed := said.signed(t, found):
        told.append(signed)
    told += preliminary(t, found.preliminary)
    return Screen(Html("\n".join([said.sentence(t, found), said.head(t, found), *told])), (buttons,))


def executors(t: Texts, found: Collection, number: int = 0) -> Screen:
    """Each of them as text, whoever owes most first, with how far they are."""
    number, last, shown = part(found.executors, number, PAGE)
    told = [said.line(t, one) if one.progress.missing else said.all_in(t, one) for one in shown]
    paging = turning(t, number, last, lambda to: _at(found, "page", to))
    back = Button(t.label("button.to_picture"), _at(found, "show", 0, word=Grouping.EXECUTORS))
    text = Html("\n".join([said.sentence(t, found), said.head(t, found), "", *told]))
    return Screen(text, (*paging, (back,)))


def _fitting(t: Texts, above: Sequence[Html], told: Sequence[Html], most: int) -> Html:
    """As many lines as there is room for, and how many are left out."""
    shown = lines.fitting(list(told), most - sum(figures.units(one) + 1 for one in above) - _MORE)
    left = len(told) - len(shown)
    more = [t.count("progress.and_more", left)] if left else []
    return Html("\n".join([*above, *shown, *more]))


def _pictures(
    t: Texts, found: Collection, by: Grouping, number: int, pictures: int
) -> tuple[tuple[Button, ...], ...]:
    """The next picture, and the other grouping."""
    rows: list[tuple[Button, ...]] = []
    if pictures > 1:
        more = _at(found, "show", (number + 1) % pictures, word=by)
        rows.append((Button(t.label("button.more"), more),))
    if found.executors:
        other = Grouping.SECTIONS if by is Grouping.EXECUTORS else Grouping.EXECUTORS
        rows.append(
            (
                Button(t.label(f"button.by_{other}"), _at(found, "show", 0, word=other)),
                Button(t.label("button.all_executors"), _at(found, "page", 0)),
            )
        )
    return tuple(rows)


def _ways(t: Texts, found: Collection) -> tuple[tuple[Button, ...], ...]:
    review = (Button(t.label("button.review"), data("home", "review")),) if found.coordinates else ()
    numbers = found.programme_id, 0, found.period_id
    whole = Button(t.label("button.whole_programme"), data("status", "show", *numbers, word="programme"))
    remind = _reminding(t, found) if found.coordinates else ()
    rows = (remind, (*review, whole), (Button(t.label("button.home"), data("home", "show")),))
    return tuple(row for row in rows if row)


def _reminding(t: Texts, found: Collection) -> tuple[Button, ...]:
    remind = (Button(t.label("button.remind_all"), _at(found, "remind", 0)),)
    owed = bool(found.whole.missing) and not found.closed
    return (*(remind if owed else ()), Button(t.label("button.reminded"), _at(found, "told", 0)))


def _at(found: Collection, action: str, number: int, word: str = "") -> str:
    return data(NAME, action, found.programme_id, found.period_id, number, word=word)
