"""The shape of a programme in a file: headings, measures and indicators nested in the reading order."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from domain.programme import document as domain
from domain.programme.file_problems import FileProblemKind
from domain.time.periods import Period, PeriodKind
from programmes.period_words import typed_period
from programmes.plain.base import Plain, described, renamed
from programmes.plain.methodology import MethodologyPlain
from programmes.plain.questions import QuestionPlain
from programmes.plain.values import Day, Number, Required, Wrong, YesNo


def _period(text: str) -> str:
    """«2022-H1», or «1 полугодие 2022 года» as people write it."""
    try:
        return Period.from_key(text).key if text else ""
    except ValueError:
        period = typed_period(text)
    if period is None:
        raise Wrong(FileProblemKind.NOT_A_PERIOD)
    return period.key


PeriodKey = Annotated[str, AfterValidator(_period)]


class ExecutorPlain(Plain):
    makes: ClassVar[type] = domain.Executor
    name: Required = renamed("executor")
    kind: domain.ExecutorKind = domain.ExecutorKind.UNIT
    by_agreement: YesNo = False
    spellings: tuple[str, ...] = ()


class AssignmentPlain(Plain):
    """One part and the executor who has it (поручение): «hands_in: УГХ»."""

    makes: ClassVar[type] = domain.Assignment
    hands_in: str | None = None
    contributes: str | None = None
    oversees: str | None = None
    listed: str | None = None
    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    @model_validator(mode="after")
    def _is_one(self) -> "AssignmentPlain":
        if len(self.model_fields_set) != 1 or not self.executor:
            raise Wrong(FileProblemKind.ONE_PART)
        return self

    @property
    def part(self) -> domain.Part:
        return domain.Part(next(iter(self.model_fields_set)))

    @property
    def executor(self) -> str:
        return str(getattr(self, self.part) or "")

    @classmethod
    def to_plain(cls, data: Any) -> dict[str, Any]:
        return {data.part.value: data.executor}

    def to_domain(self) -> domain.Assignment:
        return domain.Assignment(self.executor, self.part)


class TargetChangePlain(Plain):
    makes: ClassVar[type] = domain.TargetChange
    wording: str = renamed("target")
    since: Day
    ground: str = ""


class PlanPlain(Plain):
    makes: ClassVar[type] = domain.Plan
    period: PeriodKey
    value: Number | None = None
    due: Day | None = None


if TYPE_CHECKING:

    class _Described(Plain):
        short: str

else:
    _Described = described(domain.Indicator, {bool: YesNo, Decimal: Number}, {"executors": "assignments"})


class IndicatorPlain(_Described):
    """One row of the report; ``target`` and ``executors`` are its columns 4 and 6 as written."""

    makes: ClassVar[type] = domain.Indicator
    number: Required
    wording: str = renamed("indicator")
    unit: str = ""
    assignments: tuple[AssignmentPlain, ...] = ()
    changes: tuple[TargetChangePlain, ...] = ()
    plans: tuple[PlanPlain, ...] = ()
    methodology: tuple[MethodologyPlain, ...] = ()

    def to_domain(self) -> domain.Indicator:
        entries = self.entries()
        versions = tuple(replace(version, indicator=self.number) for version in entries["methodology"])
        indicator: domain.Indicator = self.makes(**{**entries, "methodology": versions})
        return indicator


class MeasurePlain(Plain):
    makes: ClassVar[type] = domain.Measure
    number: Required
    wording: str = renamed("measure")
    indicators: tuple[IndicatorPlain, ...] = ()


class SectionPlain(Plain):
    wording: str = renamed("section")
    aliases: tuple[str, ...] = ()
    measures: tuple[MeasurePlain, ...] = ()


class TaskPlain(Plain):
    """``measures`` are those before its first section."""

    wording: str = renamed("task")
    aliases: tuple[str, ...] = ()
    measures: tuple[MeasurePlain, ...] = ()
    sections: tuple[SectionPlain, ...] = ()


class HeadingPlain(Plain):
    """A title over rows, with those of its own before the headings under it: three levels at most."""

    wording: str = renamed("heading")
    kind: domain.HeadingKind = domain.HeadingKind.SECTION
    aliases: tuple[str, ...] = ()
    measures: tuple[MeasurePlain, ...] = ()
    headings: tuple["HeadingPlain", ...] = ()


class ReportPlain(Plain):
    """The face of the consolidated report; in ``title`` the period's words are «{period}»."""

    makes: ClassVar[type] = domain.ReportLayout
    approval: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    caption: str = ""
    columns: tuple[str, ...] = ()
    signature_post: str = ""
    signature_name: str = ""


class ProgrammePlain(Plain):
    """The whole file. ``measures`` are those before any heading, ``sections`` those before any task.

    ``headings`` are for three levels and for other names than task and section. A file with ``questions``,
    even an empty list, says what it leaves open; one without says nothing of it.
    """

    makes: ClassVar[type] = domain.Programme
    adds: ClassVar[frozenset[str]] = frozenset(
        {"period", "questions", "measures", "sections", "tasks", "headings"}
    )
    municipality: str = ""
    title: Required
    timezone: str = ""
    period_kind: PeriodKind
    period: PeriodKey = ""
    deadline: str = ""
    head_deadline: str = ""
    questions: tuple[QuestionPlain, ...] | None = None
    layout: ReportPlain = Field(default=ReportPlain(), alias="report")
    executors: tuple[ExecutorPlain, ...] = ()
    measures: tuple[MeasurePlain, ...] = ()
    sections: tuple[SectionPlain, ...] = ()
    tasks: tuple[TaskPlain, ...] = ()
    headings: tuple[HeadingPlain, ...] = ()
    footnotes: dict[str, str] = Field(default={})
