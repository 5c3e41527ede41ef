"""The status picture of the seed's own figures: 1 to 27 indicators, at two times, in every state."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from domain.figures.numbers import read_figure
from domain.figures.standing import Actual, assess
from domain.figures.targets import is_yes_no, read_targets
from domain.programme.document import Heading, Indicator, Measure, ReadDocument
from domain.time.periods import Period
from programmes.answers.lines import apply_answers
from programmes.reading import read_document
from reports.charts.progress_picture import ProgressItem, ProgressPart, draw_progress_picture
from reports.charts.status_picture import PictureItem, PicturePart, draw_picture
from tests.gallery.album import ENGLISH, RUSSIAN, Album
from tests.sample import ANSWERS, KOPEYSK

GROUP = "Charts"
_DAY = date(2022, 7, 8)
HALF, YEAR = Period.from_key("2022-H1"), Period.from_key("2022")
_SETS = {
    1: ("4",),
    2: ("4", "5"),
    5: ("10", "11", "12", "14", "27"),
    7: ("8", "11", "12", "13", "15", "16", "1"),
}


def draw_charts(album: Album) -> None:
    document = seed()
    for number, rows in _SETS.items():
        title = "Качество дорог" if number <= 2 else f"Показатели: {number}"
        _draw(album, f"chart-{number}", f"Indicators: {number}", title, HALF, items_of(document, HALF, rows))
    everything = items_of(document, HALF)
    programme = document.programme.title
    _draw(album, "chart-27", "All 27 at the half-year", programme, HALF, everything)
    _draw(album, "chart-27-year", "All 27 at the year's end", programme, YEAR, items_of(document, YEAR))
    _draw(album, "chart-empty", "Nothing has come yet", "Качество дорог", HALF, _empty(document))
    _draw(album, "chart-states", "Every state", "Все состояния", YEAR, _states(document))
    _draw(album, "chart-past", "With a period before, unchecked", "Качество дорог", HALF, _past(document))
    _draw_progress(album)


def _draw_progress(album: Album) -> None:
    items = (
        ProgressItem("УГХ", 1, 1, 5),
        ProgressItem("МУП «КПА»", 0, 0, 3),
        ProgressItem("отдел пресс-службы администрации городского округа", 3, 1, 1),
        ProgressItem("управление делами", 0, 1, 0),
        ProgressItem("ЗАГС", 1, 0, 0),
        ProgressItem("", 0, 0, 2),
    )
    part = ProgressPart(items, ProgressItem("", 5, 3, 11), 1, len(items))
    entry = album.entry(GROUP, "chart-progress", "Who has handed in")
    for language in (RUSSIAN, ENGLISH):
        album.keep(entry, language, draw_progress_picture(HALF, part, language))


def _draw(
    album: Album, name: str, caption: str, title: str, period: Period, items: tuple[PictureItem, ...]
) -> None:
    entry = album.entry(GROUP, name, caption)
    for language in (RUSSIAN, ENGLISH):
        album.keep(entry, language, draw_picture(title, period, PicturePart(items), language))


def seed() -> ReadDocument:
    """The sample programme with its answers, and 24 as the value of No. 3."""
    return apply_answers(read_document(KOPEYSK.read_bytes(), KOPEYSK.name), [*ANSWERS, "3=24"]).document


def items_of(
    document: ReadDocument, period: Period, numbers: tuple[str, ...] = (), *, filled: bool = True
) -> tuple[PictureItem, ...]:
    written = {fact.number: fact.wording for fact in document.facts} if filled else {}
    group, items = "", []
    for row in document.programme.rows:
        if isinstance(row, Heading):
            group = row.wording
        else:
            items += [
                _item(row, indicator, period, written.get(indicator.number), group)
                for indicator in row.indicators
                if not numbers or indicator.number in numbers
            ]
    return tuple(items)


def _item(
    measure: Measure, indicator: Indicator, period: Period, wording: str | None, group: str
) -> PictureItem:
    target = read_targets(indicator.target, indicator.wording).for_year(period.year)
    reading = read_figure(
        "24" if indicator.number == "3" and wording else wording or "",
        indicator.unit,
        yes_no=is_yes_no(indicator.wording),
    )
    value = reading.number.value if reading.number and reading.trouble is None else None
    actual = Actual(value, words=value is None) if wording is not None else None
    return PictureItem(
        number=indicator.number,
        label=indicator.short or (indicator.wording if indicator.measured else measure.wording),
        target=target,
        standing=assess(
            target,
            actual,
            period,
            indicator.course,
            range_top_is_limit=indicator.range_top_is_limit,
        ),
        course=indicator.course,
        wording=wording or "",
        value=value,
        group=group,
    )


def _empty(document: ReadDocument) -> tuple[PictureItem, ...]:
    return items_of(document, HALF, ("4", "5"), filled=False)


def _states(document: ReadDocument) -> tuple[PictureItem, ...]:
    """On pace and behind at the half-year, missed at the year's end, and one of each other state."""
    now = items_of(document, HALF, ("1", "4", "8", "11", "27"))
    return (
        *now,
        *items_of(document, YEAR, ("16",)),
        *items_of(document, HALF, ("7",), filled=False),
    )


def _past(document: ReadDocument) -> tuple[PictureItem, ...]:
    first, second = items_of(document, HALF, ("4", "5"))
    return replace(first, last=Decimal(35), unchecked=True, of_day=_DAY), replace(
        second, last=Decimal("0.8"), of_day=_DAY
    )
