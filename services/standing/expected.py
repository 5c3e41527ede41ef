"""What is expected of each indicator in a period: worked out once for each revision of the definition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope
from domain.figures.standing import Actual, Standing, assess
from domain.figures.targets import Target, read_targets
from domain.methodology.given import Decided
from domain.methodology.model import Methodology
from domain.methodology.versions import in_force
from domain.time.periods import Period, beside
from models.repositories.programme import periods, programmes, question_rows, snapshots
from models.repositories.programme.definition import once
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import HeadingFacts, IndicatorFacts, ProgrammeFacts
from models.repositories.submissions import SubmissionFacts
from models.tables.period import Snapshot
from services.periods.kept_document import methods_of
from services.standing.references import References, references_of


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of a period's report before anything is handed in: its target for the year, the coordinator's
    plan and due date, the version of the methodology that computes it, if it is computed."""

    indicator: IndicatorFacts
    period: Period
    place: int
    target: Target | None
    plan: Decimal | None = None
    due: date | None = None
    methodology: Methodology | None = None

    def undecided(self, decided: Iterable[Decided]) -> frozenset[str]:
        """The names of the decisions that its methodology leaves open."""
        known = {(one.name, one.option) for one in decided}
        decisions = self.methodology.decisions if self.methodology else ()
        return frozenset(
            one.name
            for one in decisions
            if not any((one.name, option.name) in known for option in one.options)
        )

    def standing(self, figure: SubmissionFacts | None) -> Standing:
        """How a figure would stand, or none."""
        return assess(
            self.target,
            _actual(figure),
            self.period,
            self.indicator.course,
            range_top_is_limit=self.indicator.range_top_is_limit,
            plan=self.plan,
            due=self.due,
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """What of a programme in a period seldom changes; see ``Overview`` for what its parts are."""

    programme: ProgrammeFacts
    period: PeriodFacts
    headings: tuple[HeadingFacts, ...]
    expected: tuple[Expected, ...]
    by_id: Mapping[int, Expected]
    earlier: PeriodFacts | None
    later: PeriodFacts | None
    not_due: tuple[IndicatorFacts, ...]
    decisions: Mapping[int, tuple[Decided, ...]]
    references: References


@once
async def ground_of(session: AsyncSession, programme_id: int, period_id: int) -> Ground:
    """A period that was closed is judged by the programme as it was then. What is not due with this period
    (a yearly indicator in June) is left out."""
    known = await periods.of_programme(session, programme_id)
    period = next(one for one in known if one.id == period_id)
    key = Period.from_key(period.key)
    earlier, later = beside(known, period.key)
    kept = await periods.snapshot(session, period_id)
    rows, headings = await _rows(session, programme_id, key, kept)
    methods = await methods_of(session, programme_id, kept)
    plans = await programmes.plans(session, programme_id, period.key)
    due = [row for row in rows if key.completes(row.every)]
    expected = tuple(
        Expected(
            row,
            key,
            place,
            target_of(row, key.year),
            *plans.get(row.id, (None, None)),
            in_force(methods.get(row.id, ()), key),
        )
        for place, row in enumerate(due)
    )
    return Ground(
        programme=await programmes.facts(session, programme_id),
        period=period,
        headings=tuple(headings),
        expected=expected,
        by_id={one.indicator.id: one for one in expected},
        earlier=earlier,
        later=later,
        not_due=tuple(row for row in rows if not key.completes(row.every)),
        decisions=await _decisions(session, programme_id, kept) if methods else {},
        references=_references(key, expected, headings),
    )


def _references(period: Period, expected: Sequence[Expected], headings: Sequence[HeadingFacts]) -> References:
    titles = {one.id: one.wording for one in headings}
    outline = {
        one.indicator.number: tuple(titles[above] for above in one.indicator.path if above in titles)
        for one in expected
    }
    methods = {one.indicator.number: one.methodology for one in expected if one.methodology}
    return references_of(period, methods, outline)


@once
async def own_of(
    session: AsyncSession, programme_id: int, period_id: int, scope: Scope
) -> tuple[Expected, ...]:
    """What somebody hands in of a period, in the report's order; of one that is open again for some
    indicators, of those."""
    ground = await ground_of(session, programme_id, period_id)
    own = (one for one in ground.expected if scope.hands_in(one.indicator))
    return tuple(one for one in own if ground.period.asks(one.indicator.id))


async def _rows(
    session: AsyncSession, programme_id: int, key: Period, kept: Snapshot | None
) -> tuple[Sequence[IndicatorFacts], Sequence[HeadingFacts]]:
    if kept is not None:
        return snapshots.indicators_of(kept), snapshots.headings_of(kept)
    rows = await programmes.indicators(session, programme_id, key.end)
    return rows, await programmes.headings(session, programme_id)


async def _decisions(
    session: AsyncSession, programme_id: int, kept: Snapshot | None
) -> Mapping[int, tuple[Decided, ...]]:
    """What a period was closed with holds for it, also where it is asked anew since; what nobody had decided
    by then may still be."""
    now = await question_rows.decisions(session, programme_id)
    then = snapshots.decisions_of(kept) if kept else {}
    return {one: _by_name(now.get(one, ()), then.get(one, ())) for one in {*now, *then}}


def _by_name(*decided: tuple[Decided, ...]) -> tuple[Decided, ...]:
    """The later ones in place of those before."""
    return tuple({one.name: one for some in decided for one in some}.values())


def _actual(figure: SubmissionFacts | None) -> Actual | None:
    if figure is None:
        return None
    words = figure.value is None and not figure.no_data
    return Actual(value=figure.value, words=words, no_data=figure.no_data)


def target_of(row: IndicatorFacts, year: int) -> Target | None:
    targets = read_targets(row.target, row.wording, row.unit)
    return (targets.less_is_better() if row.less_is_better else targets).for_year(year)
