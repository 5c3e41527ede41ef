"""A unit's sheet: given out; read, with every state of a figure and every trouble of the sheet."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.examples import HALF_YEAR, Example, collected, computed, empty, example
from handlers.unit_sheet import screens
from services.samples.facts import accepted
from services.samples.sheets import TROUBLES, UNIT, first_input, sheet_seen
from services.unit_sheet.assess_sheet import SheetState
from services.unit_sheet.give_sheet import GivenSheet, GivenSheets


def examples() -> Iterator[Example]:
    for for_others in (False, True):
        given = GivenSheet("Бланк.xlsx", b"PK", UNIT, HALF_YEAR, 8, (1, 1), for_others)
        yield example(f"given, for others: {for_others}", screens.given, given)
    yield example("given all", screens.given_all, GivenSheets("Бланки.zip", b"PK", 21, HALF_YEAR))
    found = sheet_seen(empty())
    yield example("sheet", screens.sheet, replace(found, source=""))
    yield example("sheet of a unit", screens.sheet, found)
    yield example("sheet that was taken", screens.sheet, replace(found, is_open=False))
    changed = replace(found.figures[0], state=SheetState.CHANGED, before=accepted("4", "45 %"))
    left = replace(found.figures[1], state=SheetState.LEFT)
    beside = replace(found, figures=(changed, left), foreign=("1", "99"), empty=("13", "14"))
    yield example("sheet with changes", screens.sheet, replace(beside, changed_since=True))
    bare = replace(found.figures[1], state=SheetState.LACKS)
    yield example("sheet without evidence", screens.sheet, replace(found, figures=(bare,)))
    same = replace(found.figures[0], state=SheetState.SAME)
    yield example("sheet with nothing new", screens.sheet, replace(found, figures=(same,)))
    yield example("empty sheet", screens.sheet, replace(found, figures=()))
    yield example("long sheet", screens.sheet, replace(found, figures=found.figures * 30))
    yield example("sheet after others", screens.sheet, sheet_seen(collected()))
    for one in found.of(SheetState.QUESTION):
        yield example(f"sheet asking about {one.number}", screens.sheet, replace(found, figures=(one,)))
    for trouble in TROUBLES:
        yield example(f"trouble {trouble}", screens.sheet, replace(found, trouble=trouble, titles="ФАКТ"))
    for text in ("много", "1,5"):
        view = computed()
        inputs = sheet_seen(view, [first_input(view, "4", text)])
        yield example(f"sheet with an input {text}", screens.sheet, inputs, bound=True)
    yield example("dropped", screens.dropped)
