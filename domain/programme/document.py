"""A programme as its document states it: plain data that every room can hand on.

Wordings are kept exactly as written, paragraphs of a cell joined by a line feed. A footnote stands
in a wording as ``[^1]`` and its text in ``Programme.footnotes``; a mark without such an entry is plain text.
"""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from domain.forms.form import Form
from domain.methodology.model import Methodology
from domain.programme.fields import Carried, Said
from domain.programme.ledger import NO_LEDGER, Ledger
from domain.time.periods import Period, PeriodKind

READ, DECIDED = Carried.READ, Carried.DECIDED


class HeadingKind(StrEnum):
    """What the document calls a heading; whatever has another name, or none, is a section."""

    SUBPROGRAMME = "subprogramme"
    GOAL = "goal"
    TASK = "task"
    SECTION = "section"


class Course(StrEnum):
    """How an indicator is counted (порядок счёта)."""

    RUNNING_TOTAL = "running_total"
    LEVEL = "level"


class PutTogether(StrEnum):
    """How the parts of several contributors become one figure."""

    SUM = "sum"
    MEAN = "mean"
    APART = "apart"  # no arithmetic: whoever hands in says the figure


class ExecutorKind(StrEnum):
    """What stands behind a title in column 6."""

    UNIT = "unit"
    DEPUTY_HEAD = "deputy_head"
    COLLECTIVE = "collective"


class Part(StrEnum):
    """An executor's part in an indicator; ``LISTED`` only stands in the report's column 6."""

    HANDS_IN = "hands_in"
    CONTRIBUTES = "contributes"
    OVERSEES = "oversees"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Executor:
    """A unit, deputy head or collective; ``spellings`` are the other ways the document writes it."""

    name: str
    kind: ExecutorKind = ExecutorKind.UNIT
    by_agreement: bool = False
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """``executor`` is an ``Executor.name``."""

    executor: str
    part: Part


@dataclass(frozen=True, slots=True)
class TargetChange:
    """Column 4 as an act changed it: the new wording, the day from which it holds, the act."""

    wording: str
    since: date
    ground: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What the coordinator expects by the end of ``period`` (its key), and the day the result is due."""

    period: str
    value: Decimal | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """What is said of an indicator in one value each: declared here, and nowhere else.

    ``number`` is unique in the programme and what people type, ``printed`` is what the document has and the
    report prints, where it is not the same (``domain.programme.numbering``).
    ``target`` and ``executors`` are the exact wordings of columns 4 and 6. A row on which nothing is
    measured has ``-`` as wording and ``measured`` false. ``less_is_better`` makes a plain figure the
    upper limit («0,00»), which no text says. ``every`` is set where the indicator is not collected in
    each of the programme's periods. ``kind_words`` and ``activity`` are columns 3 and 12 of a table of
    planned results, ``base`` is its base value. ``together`` is set where contributors give parts of the
    figure, with ``own_part`` whoever hands in gives one as well. ``short`` is its name in lists, pictures and
    captions, unique in the programme (``domain.programme.short_names``); the report never shows it.
    """

    number: Annotated[str, Said("№ показателя", 12, carried=READ, is_numbering=True)]
    printed: Annotated[
        str,
        Said(
            "№ в отчёте",
            10,
            "Номер в отчёте, если он другой; «-» — без номера",
            carried=READ,
            is_numbering=True,
        ),
    ] = field(default="", kw_only=True)
    wording: Annotated[
        str,
        Said("Показатель", 50, "Показатель, словами документа: что измеряют", key="indicator", carried=READ),
    ]
    unit: Annotated[str, Said("Единица", 12, carried=READ)] = field(default="", kw_only=True)
    target: Annotated[
        str,
        Said("Целевое значение", 26, "Цель словами документа: «не более 2 %»", carried=READ, is_dated=True),
    ]
    executors: Annotated[
        str,
        Said(
            "Исполнители, как в отчёте",
            50,
            "Графа отчёта «Ответственный исполнитель», как в нём",
            carried=READ,
        ),
    ] = ""
    _: KW_ONLY
    short: Annotated[str, Said("Краткое имя", 24, "Краткое имя для списков и картинок, до 40 знаков")] = ""
    aliases: Annotated[
        tuple[str, ...],
        Said("Слова для поиска", 20, "Слова для поиска: как ещё об этом спрашивают"),
    ] = ()
    course: Annotated[
        Course, Said("Порядок счёта", 22, "Порядок счёта: нарастающим итогом или уровень", carried=DECIDED)
    ] = Course.RUNNING_TOTAL
    measured: Annotated[
        bool, Said("Измеряется", 12, "Нет — показатель только называется в отчёте", carried=READ)
    ] = True
    range_top_is_limit: Annotated[
        bool,
        Said(
            "Выше верхней границы — нарушение",
            18,
            "Выше верхней границы — нарушение; нет — выполнено",
            carried=DECIDED,
        ),
    ] = True
    less_is_better: Annotated[
        bool,
        Said("Чем меньше, тем лучше", 14, "Чем меньше, тем лучше: цель — предел сверху", carried=DECIDED),
    ] = False
    every: Annotated[
        PeriodKind | None,
        Said("Собирается раз в", 14, "Собирается раз в: если реже, чем отчётный период", carried=DECIDED),
    ] = None
    data_source: Annotated[
        str, Said("Источник данных", 24, "Откуда берётся цифра: «форма 3-ДГ», «журнал приёма»")
    ] = ""
    needs_evidence: Annotated[
        bool,
        Said("Нужно подтверждение", 14, "Сведения отправляются только с подтверждением", carried=DECIDED),
    ] = False
    together: Annotated[
        PutTogether | None,
        Said(
            "Части соисполнителей",
            18,
            "Соисполнители дают части, и вот как они складываются; пусто — частей не просят",
            carried=DECIDED,
        ),
    ] = None
    own_part: Annotated[
        bool,
        Said("Часть сдающего", 12, "Тот, кто сдаёт, даёт и свою часть", carried=DECIDED),
    ] = False
    base: Annotated[str, Said("Базовое значение", 14, "Базовое значение, до начала программы")] = ""
    kind_words: Annotated[str, Said("Тип показателя", 20, "Тип показателя, как в документе")] = ""
    activity: Annotated[
        str,
        Said(
            "№ основного мероприятия", 16, "Номер основного мероприятия, как в документе", is_numbering=True
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class Indicator(IndicatorFields):
    """What is measured: one row of the report.

    ``methodology`` holds its versions, oldest first; without one the figure itself is handed in.
    """

    _: KW_ONLY
    assignments: tuple[Assignment, ...] = ()
    changes: tuple[TargetChange, ...] = ()
    plans: tuple[Plan, ...] = ()
    methodology: tuple[Methodology, ...] = ()

    def target_on(self, day: date) -> str:
        """The wording of column 4 in force on a day."""
        holding = [change for change in self.changes if change.since <= day]
        return max(holding, key=lambda change: change.since).wording if holding else self.target


@dataclass(frozen=True, slots=True)
class Measure:
    number: str
    wording: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title over rows; ``aliases`` are further words by which people ask for it («roads»).

    ``depth`` is 1 for the highest and 3 at most, never more than one below the heading over it
    (``domain.programme.outline``).
    """

    kind: HeadingKind
    wording: str
    aliases: tuple[str, ...] = ()
    depth: int = 1


Row = Heading | Measure


@dataclass(frozen=True, slots=True)
class ReportLayout:
    """The face of the consolidated report, each line as written.

    In ``title`` the period's words («1 полугодие 2022 года») are replaced by ``{period}``.
    ``signature_post`` may hold line feeds.
    """

    approval: tuple[str, ...]
    title: tuple[str, ...]
    caption: str
    columns: tuple[str, ...]
    signature_post: str
    signature_name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What columns 5 and 7 of a filled-in report hold for one indicator."""

    number: str
    wording: str
    explanation: str


class QuestionKind(StrEnum):
    """What a document leaves open (see ``Question``)."""

    SEVERAL_NUMBERS = "several_numbers"  # options: the numbers
    APPROXIMATE = "approximate"  # «Более 280 человек»; proposal: the number
    RANGE_TOP = "range_top"  # is a value above the upper end met too?
    NO_INDICATOR = "no_indicator"
    WHO_HANDS_IN = "who_hands_in"  # options: executor names
    TARGET_PARTS = "target_parts"
    NARRATIVE = "narrative"  # column 6 tells a story instead of naming executors
    SAME_EXECUTOR = "same_executor"  # options: the two spellings; the proposal is «yes»
    LESS_IS_BETTER = "less_is_better"  # plain figures of 0 or falling: is less better?; options: numbers
    DECISION = "decision"  # what a methodology leaves to the coordinator; proposal: its name
    COURSE = "course"  # options: numbers of percentages, coefficients, points
    MISSING = "missing"  # an empty or unreadable cell, a column not taken; options: the column's title


OF_INDICATORS = frozenset({QuestionKind.COURSE, QuestionKind.LESS_IS_BETTER})
"""Their options are numbers of indicators, any number of which is the answer."""
ABOUT_FIGURES = frozenset({QuestionKind.SEVERAL_NUMBERS, QuestionKind.APPROXIMATE})
"""They are about what a document reports, not about the programme."""
ABOUT_WHO = frozenset({QuestionKind.WHO_HANDS_IN, QuestionKind.NARRATIVE})
"""Who hands in is the answer."""
SAID_BY = {
    QuestionKind.COURSE: "course",
    QuestionKind.LESS_IS_BETTER: "less_is_better",
    QuestionKind.RANGE_TOP: "range_top_is_limit",
}
"""The field of an indicator that answers a question where a programme's file says it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubtful cell: listed for the coordinator, never guessed.

    ``number`` is the indicator's number, or empty where the whole programme is meant. ``wording`` is
    the cell's text. ``key`` names the question within its programme: ``3``, ``27:who_hands_in``.
    """

    kind: QuestionKind
    number: str = ""
    wording: str = ""
    options: tuple[str, ...] = ()
    proposal: str = ""

    @property
    def key(self) -> str:
        """Unique within a programme.

        Pairs of executors and unreadable cells differ by their options, decisions by their names.
        """
        if self.kind is QuestionKind.DECISION:
            return f"{self.number}:{self.kind}:{self.proposal}"
        has_several = self.kind in (QuestionKind.SAME_EXECUTOR, QuestionKind.MISSING)
        tail = f":{'|'.join(self.options)}" if has_several else ""
        return f"{self.number}:{self.kind}{tail}"


@dataclass(frozen=True, slots=True)
class Programme:
    """A set of indicators with its headings, executors and report layout.

    ``timezone`` is a zone's name («Asia/Yekaterinburg»), ``deadline`` and ``head_deadline`` are rules as
    ``domain.time.deadlines`` reads them; each is empty where nobody has said it.
    """

    municipality: str
    title: str
    period_kind: PeriodKind
    layout: ReportLayout
    rows: tuple[Row, ...]
    executors: tuple[Executor, ...]
    footnotes: dict[str, str] = field(default_factory=dict)
    timezone: str = ""
    deadline: str = ""
    head_deadline: str = ""

    def measures(self) -> Iterator[Measure]:
        return (row for row in self.rows if isinstance(row, Measure))

    def indicators(self) -> Iterator[Indicator]:
        return (indicator for measure in self.measures() for indicator in measure.indicators)

    def headings(self, kind: HeadingKind) -> list[Heading]:
        return [row for row in self.rows if isinstance(row, Heading) and row.kind is kind]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What was found in a file: the programme, its period, its figures, what is doubtful, and the ledger.

    ``form`` is the document's own, what its report is printed in; a programme's file has none.
    ``said`` are the fields that a programme's file decides, by number and name, of those that can be asked
    about (``SAID_BY``; of the programme itself without a number): what it leaves open, or is silent about,
    is not its default. ``settled`` are questions that were answered in the file or beside it.
    """

    programme: Programme
    period: Period | None
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    ledger: Ledger = NO_LEDGER
    form: Form | None = field(default=None, compare=False)
    said: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    settled: tuple[Question, ...] = field(default=(), compare=False)

    @property
    def names_its_period(self) -> bool:
        """Surely: no figure is taken into a period that somebody has guessed."""
        return self.period is not None and not any(one.options == ("period",) for one in self.questions)
