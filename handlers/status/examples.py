"""How things stand: the picture, the pages, the working, what is unclear."""

from collections.abc import Iterator
from dataclasses import replace

from domain.time.periods import Period
from handlers.examples import PICTURE, Example, collected, computed, computed_row, example
from handlers.status import screens
from services.samples.figure_drafts import sent
from services.standing.search_status import Suggestion, Unclear
from services.standing.see_status import Extent, Status
from services.standing.see_working import Working, working_of


def examples() -> Iterator[Example]:
    whole = _status(Extent.PROGRAMME)
    for extent in Extent:
        yield example(f"status of {extent}", screens.picture, _status(extent), PICTURE)
    for number in (-1, 0, 1, 99):
        yield example(f"page {number}", screens.page, whole, number)
    yield example("sections", screens.sections, whole)
    choices = tuple(Suggestion(Extent.HEADING, place, "Качество дорог") for place in range(9))
    unclear = Unclear("дороги", 1, choices, ("дороги", "УГХ", "№ 4"))
    yield example("several are close", screens.unclear, unclear, bound=True)
    yield example("nearest", screens.unclear, replace(unclear, only_near=True), bound=True)
    yield example("not found", screens.unclear, replace(unclear, choices=()))
    yield example("nothing at all", screens.unclear, replace(unclear, choices=(), examples=()))
    programmes = [(number, "Развитие города", f"Округ № {number}") for number in range(3)]
    query = "дороги и всё остальное, что только есть"
    yield example("which programme", screens.choose_programme, programmes, query, bound=True)
    yield from _workings()


def _status(extent: Extent) -> Status:
    view = collected()
    one = extent in (Extent.INDICATOR, Extent.HEADING)
    items = tuple(item for item in view.items if item.versions)[:1] if one else view.items
    return Status(extent, items[0].indicator.id if one else 0, view.programme.title, view, items)


def _workings() -> Iterator[Example]:
    found = _working()
    for page in (0, 1, 99):
        yield example(f"computed working {page}", screens.working, found, page, bound=True)
    waiting = replace(found, overridable=1, waiting=True)
    yield example("computed working that waits", screens.working, waiting, 0, bound=True)
    instead = replace(found, replaced_by="7,5", override_reason="по данным сверки", overridable=1)
    yield example("another value", screens.working, instead, 0, bound=True)


def _working() -> Working:
    row = computed_row()
    period = Period.from_key(computed().period.key)
    return working_of(1, row.item, sent(row), period)
