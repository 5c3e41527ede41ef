"""The shape of a methodology in a programme file (the entries: ``domain.methodology.model``)."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from domain.methodology import model as domain
from domain.time.periods import PeriodKind
from programmes.plain.base import Plain, renamed
from programmes.plain.values import Day, Number, Required, Whole, YesNo


class Marked(Plain):
    """``reconstructed`` is the reason for the mark †; ``document`` holds the document's own words."""

    reconstructed: str = ""
    document: str = ""


class ChoicePlain(Marked):
    makes: ClassVar[type] = domain.Choice
    name: Required = renamed("choice")
    label: str
    value: Number


class BandPlain(Marked):
    makes: ClassVar[type] = domain.Band
    interval: Required
    value: Number | None = None
    word: str = ""


class TablePlain(Marked):
    """Kinds (``choices``) or, for a scale, intervals (``scale``)."""

    makes: ClassVar[type] = domain.Table
    name: Required = renamed("table")
    label: str
    choices: tuple[ChoicePlain, ...] = ()
    bands: Annotated[tuple[BandPlain, ...], Field(alias="scale")] = ()


class ColumnPlain(Marked):
    makes: ClassVar[type] = domain.Column
    name: Required = renamed("column")
    label: str
    unit: str = ""
    kind: domain.ValueKind = domain.ValueKind.NUMBER
    table: str = ""
    question: str = ""


class InputPlain(Marked):
    makes: ClassVar[type] = domain.Input
    name: Required = renamed("input")
    label: str
    unit: str = ""
    every: domain.Every = domain.Every.QUARTER
    course: domain.InputCourse = domain.InputCourse.OF_PERIOD
    day: domain.Day = domain.Day.ANY
    kind: domain.ValueKind = domain.ValueKind.NUMBER
    table: str = ""
    columns: tuple[ColumnPlain, ...] = ()
    question: str = ""


class FormulaPlain(Marked):
    """``formula`` is one line: «A = A1 + A2·4»."""

    makes: ClassVar[type] = domain.Formula
    formula: Annotated[str, Field(pattern=r"(?s)^[^=()]*[^=()\s][^=()]*=")]
    label: str = ""

    @classmethod
    def to_plain(cls, data: Any) -> dict[str, Any]:
        rest = {"label": data.label, "reconstructed": data.reconstructed, "document": data.document}
        return {
            "formula": f"{data.name} = {data.text}",
            **{key: text for key, text in rest.items() if text},
        }

    @property
    def name(self) -> str:
        return self.formula.partition("=")[0].strip()

    def to_domain(self) -> domain.Formula:
        text = self.formula.partition("=")[2].strip()
        return domain.Formula(self.name, text, self.label, self.reconstructed, self.document)


class GuardPlain(Marked):
    makes: ClassVar[type] = domain.Guard
    name: Required = renamed("guard")
    text: Required = renamed("condition")
    question: str


class OptionPlain(Plain):
    makes: ClassVar[type] = domain.Option
    name: Required = renamed("option")
    label: str


class DecisionPlain(Marked):
    makes: ClassVar[type] = domain.Decision
    name: Required = renamed("decision")
    question: str
    options: tuple[OptionPlain, ...]


class NotePlain(Marked):
    makes: ClassVar[type] = domain.Note
    text: Required = renamed("note")


class PlacesPlain(Plain):
    makes: ClassVar[type] = domain.Ranking
    first_from: Number | None = None
    unreliable_is_last: YesNo = False
    document: str = ""


class MethodologyPlain(Plain):
    """One version; the indicator is the one it stands in."""

    makes: ClassVar[type] = domain.Methodology
    since: Day
    label: str = ""
    result: Required
    every: PeriodKind = PeriodKind.QUARTER
    unit: str = ""
    digits: Whole = 2
    verdict: str = ""
    inputs: tuple[InputPlain, ...] = ()
    formulas: tuple[FormulaPlain, ...]
    tables: tuple[TablePlain, ...] = ()
    guards: tuple[GuardPlain, ...] = ()
    decisions: tuple[DecisionPlain, ...] = ()
    notes: tuple[NotePlain, ...] = ()
    places: PlacesPlain = PlacesPlain()
    document: str = ""

    def to_domain(self) -> domain.Methodology:
        """Without its indicator, which only knows its number."""
        methodology: domain.Methodology = self.makes(**self.entries(), indicator="")
        return methodology
