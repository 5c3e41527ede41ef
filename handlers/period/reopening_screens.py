"""«Открыть снова»: for whom, which, why, until when (storyboard 3)."""

from collections.abc import Iterator, Sequence

from domain.programme.addressed import Addressed
from handlers.screen import Button, Screen, data, day_number, part, turning
from services.periods.reopening import Reopening, ReopeningStep
from texts import Html, Texts, dates, figures, periods

NAME = "period"
_UNITS = 10
_NUMBERS, _IN_ROW = 40, 5
WHOM = (Addressed.ALL, Addressed.EXECUTOR, Addressed.INDICATOR)
"""By the number that a button carries."""
_LONGEST_LIST = 300
Rows = tuple[tuple[Button, ...], ...]


def ask(t: Texts, found: Reopening, page: int = 0) -> Screen:
    """The question that is open."""
    if found.asks is ReopeningStep.WHOM:
        lines, rows = _whom(t, found)
    elif found.asks is ReopeningStep.WHICH:
        lines, rows = _which(t, found, page)
    elif found.asks is ReopeningStep.REASON:
        lines, rows = [*_what(t, found), t("reopening.why")], ()
    else:
        lines, rows = _until(t, found)
    back = _to(t.label("button.back"), "back_again", found)
    return Screen(Html("\n\n".join(lines)), (*rows, (back,)), draft_id=found.draft_id)


def _to(label: str, action: str, found: Reopening, *number: int) -> Button:
    return Button(label, data(NAME, action, found.draft_id, found.revision, *number))


def _whom(t: Texts, found: Reopening) -> tuple[list[Html], Rows]:
    lines = [t("reopening.whom", period=periods.name(t, found.period))]
    if found.already:
        numbers = figures.short(", ".join(found.already), _LONGEST_LIST)
        lines.append(t("reopening.already", until=dates.day(found.until), numbers=numbers))
    names = ("all", "units", "indicators")
    rows = [(_to(t.label(f"reopening.button.{one}"), "for", found, at),) for at, one in enumerate(names)]
    return lines, tuple(rows)


def _which(t: Texts, found: Reopening, page: int) -> tuple[list[Html], Rows]:
    period = periods.name(t, found.period)
    if found.whom is Addressed.EXECUTOR:
        units = [(_to(figures.unit_label(one.name), "unit", found, one.id),) for one in found.units]
        return [t("reopening.which_unit", period=period)], _paged(t, found, units, page, _UNITS)
    rows = [row.indicator for row in found.indicators]
    numbers = [_to(f"№ {one.number}", "number", found, one.id) for one in rows]
    in_rows = [tuple(numbers[at : at + _IN_ROW]) for at in range(0, len(numbers), _IN_ROW)]
    lines = [t("reopening.which_indicator", period=period)]
    return lines, _paged(t, found, in_rows, page, _NUMBERS // _IN_ROW)


def _paged(t: Texts, found: Reopening, rows: Sequence[tuple[Button, ...]], page: int, most: int) -> Rows:
    page, last, shown = part(rows, page, most)
    ids = found.draft_id, found.revision
    return (*shown, *turning(t, page, last, lambda other: data(NAME, "page", *ids, other)))


def _what(t: Texts, found: Reopening) -> Iterator[Html]:
    """What would be open, and what with it."""
    period = periods.name(t, found.period)
    if found.whom is Addressed.ALL:
        yield t("reopening.for_all", period=period)
        return
    numbers = [row.indicator.number for row in found.rows if row.indicator.number not in found.following]
    unit = t("reopening.unit", name=figures.short(found.unit, 200)) if found.unit else ""
    listed = figures.short(", ".join(numbers), _LONGEST_LIST)
    yield t("reopening.for_some", period=period, unit=unit, numbers=listed)
    if len(numbers) == 1 and not found.unit:
        yield from _named(t, found, numbers[0])
    if found.following:
        following = figures.short(", ".join(found.following), _LONGEST_LIST)
        yield t("reopening.following", numbers=following)


def _named(t: Texts, found: Reopening, number: str) -> Iterator[Html]:
    """A number alone says nothing."""
    row = next(row.indicator for row in found.rows if row.indicator.number == number)
    executor = figures.short(row.hands_in, 200) or "—"
    yield t("reopening.one", number=number, short=figures.called(row.short), executor=executor)


def _until(t: Texts, found: Reopening) -> tuple[list[Html], Rows]:
    told = "reopening.told_all" if found.whom is Addressed.ALL else "reopening.told_some"
    lines = [
        *_what(t, found),
        t("reopening.reason", reason=figures.short(found.reason, 1_000)),
        t("reopening.until", until=dates.weekday(t, found.until)),
        t(told),
    ]
    label = t.label("reopening.button.until", until=dates.day(found.until))
    return lines, ((_to(label, "until", found, day_number(found.until)),),)
