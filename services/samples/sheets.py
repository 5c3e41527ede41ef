"""A unit's sheet as it came back, with figures of every kind in it."""

from collections.abc import Sequence

from domain.figures.computed import wanted_now
from domain.figures.form import Answers
from domain.time.periods import Period
from programmes.unit_sheet.layout import FilledRow, SheetTrouble
from programmes.unit_sheet.words import input_number
from services.figures.tasks import asked_of
from services.standing.assessed import Overview
from services.unit_sheet.assess_sheet import assess_sheet
from services.unit_sheet.see_sheet import SheetSeen

UNIT = "управление городского хозяйства <УГХ>"
TROUBLES = tuple(SheetTrouble)
_TYPED = (
    ("4", "50 %", "работы ведутся по графику"),
    ("5", "около 1 %", ""),
    ("6", "", "мониторинг"),
    ("7", "пятьдесят", ""),
    ("11", "0", ""),
    ("3", "10 передано; 24 приобретено (22 получено)", "идёт поставка"),
    ("12", "120", "все дворы сданы"),
)
"""Number, fact, explanation."""


def first_input(view: Overview, number: str, typed: str) -> tuple[str, str, str]:
    """What is typed beside the first input of a computed indicator."""
    item = next(one for one in view.items if one.indicator.number == number)
    question = wanted_now(Answers(), asked_of(view, item))
    assert question is not None
    return input_number(number, question), typed, ""


def sheet_seen(view: Overview, typed: Sequence[tuple[str, str, str]] = _TYPED) -> SheetSeen:
    """As a coordinator sees it who hands in for the unit."""
    rows = [FilledRow(number, "", fact, said, "", "F9", "G9") for number, fact, said in typed]
    first = {one.indicator.id: Answers() for one in view.items}
    figures, _ = assess_sheet(view, view.items, rows, first, {})
    source, period = "бланк от 08.07, письмо № 12-44", Period.from_key(view.period.key)
    return SheetSeen(1, 2, UNIT, period, source, figures, (), (1, 1, 3))
