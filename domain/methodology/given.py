"""What the inputs are for one period: numbers with their author's wording, rows, decisions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from domain.methodology.indicators import OfIndicator
from domain.time.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Value:
    """A number, 1 or 0 for yes and no, or a ``choice`` by its kind's name. ``month`` is 0 or 1–12.

    ``wording`` is as its author wrote it, empty where nobody did. ``period`` is the key of an earlier period
    that it is of («2021-Q2», of a month «2021-M3» and no ``month`` then); empty: the one that is computed.
    """

    name: str
    value: Decimal | None = None
    month: int = 0
    choice: str = ""
    wording: str = ""
    period: str = ""

    @property
    def place(self) -> tuple[str, int, str]:
        """What it is the value of: no two values of one ``Given`` are of the same."""
        return self.name, self.month, self.period

    @property
    def key(self) -> str:
        """That of the question it answers (``Wanted.key``)."""
        part = self.period or str(self.month or "")
        return f"{self.name}@{part}" if part else self.name

    @property
    def text(self) -> str:
        """The kind's name, also where it is written in digits."""
        return self.choice or self.wording


@dataclass(frozen=True, slots=True)
class Cell:
    """``value`` for a number or yes/no, ``text`` for a kind's name or a row's own name."""

    column: str
    value: Decimal | None = None
    text: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list input, in the order given."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The coordinator's decision: ``option`` is an ``Option.name``."""

    name: str
    option: str


@dataclass(frozen=True, slots=True)
class Given:
    """``unreliable`` is the coordinator's reason for marking the data so; empty: they are not marked.

    ``indicators`` are the programme's own that the methodology refers to (see ``references.needs``).
    """

    values: tuple[Value, ...] = ()
    rows: tuple[Rows, ...] = ()
    decisions: tuple[Decided, ...] = ()
    unreliable: str = ""
    indicators: tuple[OfIndicator, ...] = ()

    @classmethod
    def of(
        cls,
        values: Mapping[str, object] | None = None,
        rows: Mapping[str, Sequence[Mapping[str, object]]] | None = None,
        decisions: Mapping[str, str] | None = None,
        unreliable: str = "",
        period: Period | None = None,
    ) -> "Given":
        """From plain mappings, as a file of inputs has them.

        Monthly values are mappings from the month's number: ``{"AR": 35900, "Nотр": {1: 150, "2": "151"}}``,
        those of several periods from their keys, the computed ``period`` among them: ``{"X": {"2021": 4}}``.
        A text that is a number (with comma or point) is that number, any other is a kind's name; ``true``
        and ``false`` are yes and no. ``ValueError`` for a month that is neither a number nor a period;
        whatever else is wrong with a value is told by ``check_given``.
        """
        return cls(
            values=tuple(_values(values or {}, period)),
            rows=tuple(Rows(name, tuple(map(_row, listed))) for name, listed in (rows or {}).items()),
            decisions=tuple(Decided(name, option) for name, option in (decisions or {}).items()),
            unreliable=unreliable,
        )


def _values(values: Mapping[str, object], period: Period | None) -> Iterator[Value]:
    for name, given in values.items():
        if isinstance(given, Mapping):
            yield from (_value(name, one, *_when(str(when), period)) for when, one in given.items())
        else:
            yield _value(name, given)


def _when(key: str, period: Period | None) -> tuple[int, str]:
    """A month of the period's year, or the key of another period."""
    number = key.strip().lstrip("-")
    if number.isdecimal() and len(number) < len("2022"):
        return int(key), ""
    found = Period.from_key(key)
    if found == period:
        return 0, ""
    own_year = period is not None and found.year == period.year and found.last_month <= period.last_month
    return (found.number, "") if own_year and found.kind is PeriodKind.MONTH else (0, found.key)


def _value(name: str, given: object, month: int = 0, period: str = "") -> Value:
    number, wording = _number(given), given if isinstance(given, str) else ""
    choice = wording if number is None else ""
    return Value(name, number, month, choice=choice, wording=wording, period=period)


def _row(row: Mapping[str, object]) -> tuple[Cell, ...]:
    return tuple(_cell(column, given) for column, given in row.items())


def _cell(column: str, given: object) -> Cell:
    return Cell(column, _number(given), text=given if isinstance(given, str) else "")


def _number(given: object) -> Decimal | None:
    """A float is taken as it is written: 0.1 is a tenth."""
    if isinstance(given, Decimal):
        return given
    if isinstance(given, bool | int):
        return Decimal(given)
    if not isinstance(given, str | float):
        return None
    try:
        return Decimal(str(given).strip().replace(" ", "").replace("\u00a0", "").replace(",", "."))
    except InvalidOperation:
        return None
