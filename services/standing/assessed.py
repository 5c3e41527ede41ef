"""How the indicators of a programme stand in a period: the ground of status, tasks, review and report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from domain.figures.counting import counting
from domain.figures.standing import Actual, Standing, assess
from domain.figures.targets import Target, read_targets
from domain.methodology.given import Decided
from domain.methodology.model import Methodology
from domain.methodology.versions import in_force
from domain.time.periods import Period, beside
from models.repositories import submissions
from models.repositories.programme import periods, programmes, question_rows, snapshots
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import HeadingFacts, IndicatorFacts
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.periods.kept_document import kept_document


@dataclass(frozen=True, slots=True)
class Assessed:
    """An indicator in a period: its target for the year, the figure that counts, how it stands.

    ``versions`` holds every version of the period, oldest first; ``last`` the figure that counted in
    the period before; ``plan`` and ``due`` are the coordinator's for this period,
    ``methodology`` is the version that computes it, if it is computed.
    """

    indicator: IndicatorFacts
    target: Target | None
    figure: SubmissionFacts | None
    standing: Standing
    versions: tuple[SubmissionFacts, ...] = ()
    last: SubmissionFacts | None = None
    plan: Decimal | None = None
    due: date | None = None
    methodology: Methodology | None = None

    @property
    def is_accepted(self) -> bool:
        return self.figure is not None and self.figure.state is SubmissionState.ACCEPTED

    @property
    def digits(self) -> int:
        """How many decimals of a computed value are shown."""
        return (self.methodology or Methodology).digits


@dataclass(frozen=True, slots=True)
class Overview:
    """One programme in one period; ``earlier`` and ``later`` are the periods before and after it, if they
    were opened; ``not_due`` is what is collected less often, and not with it; ``decisions`` are what the
    coordinator decided about methodologies, by indicator number.
    """

    programme: programmes.ProgrammeFacts
    period: PeriodFacts
    headings: tuple[HeadingFacts, ...]
    items: tuple[Assessed, ...]
    earlier: PeriodFacts | None = None
    later: PeriodFacts | None = None
    not_due: tuple[IndicatorFacts, ...] = ()
    decisions: Mapping[str, tuple[Decided, ...]] = field(default_factory=dict)

    @property
    def previous(self) -> str:
        """The key of the period before."""
        return self.earlier.key if self.earlier else ""

    def heading(self, heading_id: int | None) -> HeadingFacts | None:
        return next((heading for heading in self.headings if heading.id == heading_id), None)


async def overview(
    session: AsyncSession, programme_id: int, period: PeriodFacts, *, accepted_only: bool = False
) -> Overview:
    """Everything about a period in a fixed number of queries.

    A period that was closed is judged by the programme as it was then. What is not due with this period
    (a yearly indicator in June) is left out.
    """
    key = Period.from_key(period.key)
    rows, headings = await _programme(session, programme_id, period, key)
    plans = await programmes.plans(session, programme_id, period.key)
    methods = await _methodologies(session, programme_id, period, rows)
    now = _by_indicator(await submissions.of_period(session, programme_id, period.id))
    before, after = await _periods_beside(session, programme_id, period)
    last = _by_indicator(await submissions.of_period(session, programme_id, before.id)) if before else {}
    judge = Judge(key, plans, accepted_only)
    return Overview(
        programme=await programmes.facts(session, programme_id),
        period=period,
        headings=tuple(headings),
        items=tuple(
            replace(
                judge.assessed(row, now.get(row.id, []), last.get(row.id, [])),
                methodology=in_force(methods.get(row.id, ()), key),
            )
            for row in rows
            if key.completes(row.every)
        ),
        earlier=before,
        later=after,
        not_due=tuple(row for row in rows if not key.completes(row.every)),
        decisions=await question_rows.decisions(session, programme_id) if methods else {},
    )


async def _methodologies(
    session: AsyncSession, programme_id: int, period: PeriodFacts, rows: Sequence[IndicatorFacts]
) -> Mapping[int, Sequence[Methodology]]:
    """A period that was opened again is computed as it was at its closing; a closed one no more at all."""
    kept = await periods.snapshot(session, period.id)
    if kept is None or period.closed_at is not None:
        return await programmes.methodologies(session, programme_id)
    document = kept_document(kept)
    by_number = {one.number: one.methodology for one in document.indicators()}
    return {row.id: by_number.get(row.number, ()) for row in rows}


async def _programme(
    session: AsyncSession, programme_id: int, period: PeriodFacts, key: Period
) -> tuple[list[IndicatorFacts], list[HeadingFacts]]:
    kept = await periods.snapshot(session, period.id)
    if kept is not None:
        return snapshots.indicators_of(kept), snapshots.headings_of(kept)
    rows = await programmes.indicators(session, programme_id, key.end)
    return rows, await programmes.headings(session, programme_id)


async def _periods_beside(
    session: AsyncSession, programme_id: int, period: PeriodFacts
) -> tuple[PeriodFacts | None, PeriodFacts | None]:
    return beside(await periods.of_programme(session, programme_id), period.key)


def _by_indicator(versions: Sequence[SubmissionFacts]) -> dict[int, list[SubmissionFacts]]:
    found: dict[int, list[SubmissionFacts]] = defaultdict(list)
    for version in versions:
        found[version.indicator_id].append(version)
    return found


@dataclass(frozen=True, slots=True)
class Judge:
    """How figures of one period are judged; ``plans`` are (plan, due date) by indicator id."""

    period: Period
    plans: Mapping[int, tuple[Decimal | None, date | None]]
    accepted_only: bool = False

    def assessed(
        self, row: IndicatorFacts, versions: Sequence[SubmissionFacts], earlier: Sequence[SubmissionFacts]
    ) -> Assessed:
        figure = counting(versions, accepted_only=self.accepted_only)
        plan, due = self.plans.get(row.id, (None, None))
        return Assessed(
            indicator=row,
            target=target_of(row, self.period.year),
            figure=figure,
            standing=self.standing(row, figure),
            versions=tuple(versions),
            last=counting(earlier),
            plan=plan,
            due=due,
        )

    def standing(self, row: IndicatorFacts, figure: SubmissionFacts | None) -> Standing:
        plan, due = self.plans.get(row.id, (None, None))
        return assess(
            target_of(row, self.period.year),
            _actual(figure),
            self.period,
            row.course,
            range_top_is_limit=row.range_top_is_limit,
            plan=plan,
            due=due,
        )


def _actual(figure: SubmissionFacts | None) -> Actual | None:
    if figure is None:
        return None
    words = figure.value is None and not figure.no_data
    return Actual(value=figure.value, words=words, no_data=figure.no_data)


def target_of(row: IndicatorFacts, year: int) -> Target | None:
    targets = read_targets(row.target, row.wording, row.unit)
    return (targets.less_is_better() if row.less_is_better else targets).for_year(year)
