"""The form of a report: the document's own columns, titles, page and other rows, as plain data.

Read from a document once and kept; printed by whatever draws a report. Titles and lines hold marks where the
reported period stands (``MARKS``), so that no title names an old one. What else of an old document carries a
date, a period or a figure is a ``Leftover``: not printed until the coordinator has said what becomes of it.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from domain.forms.deviation import DeviationFormula

MARKS = ("period", "part", "year", "last_day", "next_day")
"""«1 полугодие 2022 года», «1 полугодие», «2022», «30.06.2022», «01.07.2022»; ``{year-1}`` is «2021»."""


class FormRole(StrEnum):
    """What is printed in a column.

    ``FIELD`` is one of the indicator's own, such as its unit; ``KEPT`` has the old document's words and
    ``EMPTY`` nothing.
    """

    NUMBER = "number"
    MEASURE = "measure"
    INDICATOR = "indicator"
    FIELD = "field"
    TARGET = "target"
    FACT = "fact"
    EXECUTOR = "executor"
    EXPLANATION = "explanation"
    DEVIATION = "deviation"
    KEPT = "kept"
    EMPTY = "empty"


class OldWords(StrEnum):
    """What becomes of old words: they stay, they go, or somebody is asked each time."""

    KEEP = "keep"
    CLEAR = "clear"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of the old document: ``text`` as they stand there, ``cleared`` what is left without them.

    ``key`` names the place: ``column:4``, ``table:2``, ``line:…`` and ``note:…`` with the text. ``formula:6``
    asks how a column of deviations is computed, where the document's figures do not tell.
    """

    key: str
    text: str
    cleared: str = ""


@dataclass(frozen=True, slots=True)
class KeptCell:
    """A cell of the old document, of the row with this wording and number (``row_key``)."""

    row: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class FormColumn:
    """``width`` is in twentieths of a point, 0 where the document leaves it open; ``field`` names one of the
    indicator's.

    A target or a fact may be of another time: ``years`` counts from the report's year, ``year`` is one of
    its own, ``months`` are the first and the last of a part of a year. Of a target by years only the year's
    entry is printed where ``by_year``. A deviation has its ``formula``, decimals, a sign for more
    (``is_signed``), «%» behind it (``mark``), and the ``sample`` «plan; fact; deviation» of the document.
    """

    role: FormRole
    title: str = ""
    _: KW_ONLY
    width: int = 0
    field: str = ""
    years: int = 0
    year: int = 0
    months: tuple[int, ...] = ()
    by_year: bool = False
    formula: DeviationFormula = DeviationFormula.NONE
    places: int = 0
    is_signed: bool = False
    mark: str = ""
    sample: str = ""
    kept: tuple[KeptCell, ...] = ()

    @property
    def has_own_time(self) -> bool:
        """Its title names a time that stays the same, whichever period is reported."""
        return bool(self.year or self.months or self.field)

    @property
    def is_reported(self) -> bool:
        """A fact of the period that is reported, whichever it is."""
        return self.role is FormRole.FACT and not (self.months or self.years or self.year)


@dataclass(frozen=True, slots=True)
class FormTitle:
    """A cell of the titles: it begins in ``line`` and ``column`` (from 0), over so many of each."""

    text: str
    line: int
    column: int
    span: int = 1
    lines: int = 1


class FormRowKind(StrEnum):
    TOTAL = "total"
    PARTS = "parts"  # «в том числе:»
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FormCell:
    text: str
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row that is no indicator's: its words, no figures.

    A total stands behind the last row under the heading ``under`` (of all rows, where that is empty), «в том
    числе:» behind the indicator's row ``after`` (``row_key``) of that number, a note at the table's end.
    """

    kind: FormRowKind
    cells: tuple[FormCell, ...]
    under: str = ""
    after: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """Twentieths of a point, as Word counts."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int


class OwnRowKind(StrEnum):
    HEADING = "heading"
    FIGURE = "figure"
    OTHER = "other"
    TAIL = "tail"  # stands at the table's end, whatever comes before


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of the cleaned document's table, from 0.

    ``key`` is a heading's wording, a figure's ``row_key`` (with its ``number``), another row's place in
    ``Form.rows``.
    """

    row: int
    kind: OwnRowKind
    key: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """The cleaned document that the report is printed in, by ordinals: nobody looks for anything in it.

    ``package`` is the SHA-256 of the file in the file store; ``table`` counts its tables from 0, ``head`` the
    rows over the first one that is printed; ``edges`` are the borders of the form's columns on its grid.
    """

    package: str
    table: int
    head: int
    edges: tuple[int, ...]
    rows: tuple[OwnRow, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """``titles`` are the cells over the columns, ``numbers`` the row «1 2 3» under them, if there is one.

    ``number_end`` is what stands behind a row's number («.», «)»); ``below`` are notes under the table; with
    ``own`` the report may be printed in the document itself.
    """

    columns: tuple[FormColumn, ...]
    titles: tuple[FormTitle, ...]
    numbers: tuple[str, ...] = ()
    number_end: str = ""
    rows: tuple[FormRow, ...] = ()
    below: tuple[str, ...] = ()
    page: FormPage | None = None
    leftovers: tuple[Leftover, ...] = ()
    own: OwnDocument | None = None

    @property
    def lines(self) -> int:
        """Rows of titles."""
        return max((one.line + one.lines for one in self.titles), default=0)


def is_kept(key: str, form: Form, decisions: "OldWordsSaid") -> bool:
    """Whether old words may be printed: of no period, or the coordinator has said so."""
    is_old = any(one.key == key for one in form.leftovers)
    return not is_old or decisions.get(key) is OldWords.KEEP


OldWordsSaid = Mapping[str, OldWords]
"""By the keys of leftovers; one that is not there is undecided."""

NOTE_KEY, COLUMN_KEY, TABLE_KEY, FORMULA_KEY = "note:", "column:", "table:", "formula:"
"""How the keys of leftovers begin; places from 1 follow, and a note's text."""


def line_key(text: str) -> str:
    """Of a line around the table, however blanks stand in it."""
    return f"line:{' '.join(text.split())}"


def row_key(measure: str, indicator: str) -> str:
    """What tells a row of the old document from another one: its wordings, however blanks stand in them."""
    return " ".join(f"{measure} | {indicator}".split()).casefold()


def standard_form(titles: tuple[str, ...]) -> Form:
    """The seven columns of the Kopeysk report, under these titles: where there is no document.

    ``ValueError`` where there are not seven.
    """
    if len(titles) != len(_STANDARD):
        raise ValueError(f"the consolidated report has {len(_STANDARD)} columns, not {len(titles)}")
    columns = tuple(
        FormColumn(role, title, width=width) for (role, width), title in zip(_STANDARD, titles, strict=True)
    )
    cells = tuple(FormTitle(title, 0, column) for column, title in enumerate(titles))
    return Form(columns, cells, tuple(str(number + 1) for number in range(len(titles))), ".")


_STANDARD = (
    (FormRole.NUMBER, 640),
    (FormRole.MEASURE, 3100),
    (FormRole.INDICATOR, 2200),
    (FormRole.TARGET, 1660),
    (FormRole.FACT, 1660),
    (FormRole.EXECUTOR, 3118),
    (FormRole.EXPLANATION, 2760),
)
