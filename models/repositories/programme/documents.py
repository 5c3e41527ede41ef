"""A kept programme as the plain document it was taken in from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy.ext.asyncio import AsyncSession

from domain.methodology.model import Methodology
from domain.methodology.plain import from_plain
from domain.programme.document import (
    Assignment,
    Executor,
    ExecutorKind,
    Heading,
    HeadingKind,
    Indicator,
    Measure,
    Part,
    Plan,
    Programme,
    ReportLayout,
    Row,
    TargetChange,
)
from domain.programme.fields import kept_names, restored
from domain.programme.short_names import with_short_names
from domain.time.periods import PeriodKind
from models.repositories.programme import document_rows, programmes
from models.repositories.programme.definition import once
from models.tables import indicator as rows


@once
async def document(session: AsyncSession, programme_id: int) -> Programme:
    """Everything that a programme file states, in a fixed number of queries; ended rows are left out."""
    programme = await programmes.load(session, programme_id)
    facts = await programmes.facts(session, programme_id)
    executors = await document_rows.executors(session, programme_id)
    kept = Programme(
        municipality=facts.municipality,
        title=programme.title,
        period_kind=PeriodKind(programme.period_kind),
        layout=_layout(programme.layout),
        rows=await _rows(session, programme_id, {row.id: row.name for row in executors}),
        executors=tuple(
            Executor(row.name, ExecutorKind(row.kind), row.by_agreement, tuple(row.spellings))
            for row in sorted(executors, key=lambda row: row.id)
        ),
        footnotes=dict(programme.footnotes),
        timezone=facts.timezone,
        deadline=programme.deadline,
        head_deadline=programme.head_deadline,
    )
    return with_short_names(kept)


def _layout(kept: dict[str, object]) -> ReportLayout:
    return ReportLayout(**{key: tuple(v) if isinstance(v, list) else v for key, v in kept.items()})  # type: ignore[arg-type]


async def _rows(session: AsyncSession, programme_id: int, executors: dict[int, str]) -> tuple[Row, ...]:
    kept = await document_rows.outline(session, programme_id)
    beside = await _beside(session, programme_id, executors)
    below: dict[int, list[rows.Indicator]] = defaultdict(list)
    for row in sorted(kept.indicators, key=lambda row: row.position):
        if row.ended_at is None:
            below[row.measure_id].append(row)
    placed: dict[int, Row] = dict(_headings(kept.headings))
    for measure in kept.measures:
        if measure.ended_at is None:
            indicators = tuple(beside.indicator(row) for row in below[measure.id])
            placed[measure.position] = Measure(measure.number, measure.wording, indicators)
    return tuple(placed[position] for position in sorted(placed))


def _headings(kept: Iterable[rows.Heading]) -> Iterator[tuple[int, Heading]]:
    """By position: those over one come before it."""
    depths: dict[int | None, int] = {None: 0}
    for row in kept:
        if row.ended_at is None:
            depths[row.id] = depth = depths.get(row.parent_id, 0) + 1
            yield row.position, Heading(HeadingKind(row.kind), row.wording, tuple(row.aliases), depth)


class _Beside:
    """What stands beside the indicators, by indicator id."""

    def __init__(self) -> None:
        self.assignments: dict[int, list[Assignment]] = defaultdict(list)
        self.targets: dict[int, str] = {}
        self.changes: dict[int, list[TargetChange]] = defaultdict(list)
        self.plans: dict[int, list[Plan]] = defaultdict(list)
        self.methodology: dict[int, list[Methodology]] = defaultdict(list)

    def indicator(self, row: rows.Indicator) -> Indicator:
        return Indicator(
            **restored(Indicator, {name: getattr(row, name) for name in kept_names(Indicator)}),
            target=self.targets.get(row.id, ""),
            assignments=tuple(self.assignments[row.id]),
            changes=tuple(self.changes[row.id]),
            plans=tuple(self.plans[row.id]),
            methodology=tuple(self.methodology[row.id]),
        )


async def _beside(session: AsyncSession, programme_id: int, executors: dict[int, str]) -> _Beside:
    found = _Beside()
    for row in await document_rows.assignments(session, programme_id):
        found.assignments[row.indicator_id].append(Assignment(executors[row.executor_id], Part(row.part)))
    for target in await document_rows.targets(session, programme_id):
        if target.since is None:
            found.targets[target.indicator_id] = target.wording
        else:
            change = TargetChange(target.wording, target.since, target.ground)
            found.changes[target.indicator_id].append(change)
    for plan in await document_rows.plans(session, programme_id):
        found.plans[plan.indicator_id].append(Plan(plan.period_key, plan.value, plan.due_on))
    for version in await document_rows.methodologies(session, programme_id):
        kept = from_plain(Methodology, version.document)
        found.methodology[version.indicator_id].append(kept)
    return found
