"""`/report`: how far the report of a period has come, for each programme that the actor may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.forms.old_words import to_ask
from domain.forms.report_format import ReportFormat, formats_for
from domain.progress import progress
from domain.refusals import NoOpenPeriod
from domain.time.asked import take_period
from domain.time.periods import Period, in_order
from models.repositories.programme import forms, periods, programmes, signed
from models.repositories.programme.periods import PeriodFacts
from programmes.period_words import named_period
from services.access import programme_name, scopes
from services.context import Context
from services.periods.asked_periods import without_early
from services.reports.as_reported import as_reported
from services.standing.asked_period import period_asked
from services.standing.assessed import Assessed, Overview


@dataclass(frozen=True, slots=True)
class SignedLast:
    """The signed report that was kept last; ``takes_scans`` from whoever asks."""

    id: int
    revision: int
    takes_scans: bool = False


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a period's report has come, by numbers of indicators; ``own`` for an executor's own rows.

    ``open`` are corrections that wait and figures that came back, ``questions`` counts those about the
    document that nobody has answered; ``others`` are the programme's other periods, the latest first;
    ``signed`` is what came back signed last, for whoever sees the whole report.
    """

    programme_id: int
    programme: str
    period_id: int
    period: Period
    accepted: int
    total: int
    missing: tuple[str, ...]
    unchecked: tuple[str, ...]
    own: bool
    agreeing: tuple[str, ...] = ()
    """These wait for the heads of their units, and nothing of them is accepted."""
    open: tuple[str, ...] = ()
    questions: int = 0
    others: tuple[Period, ...] = ()
    signed: SignedLast | None = None
    revision: int = 0
    """Of a closed period's report: 1 is what it was closed with first."""
    until: date | None = None
    """The last day on which the figures that are open ``again`` are taken, where some are: the report stays
    as it was closed."""
    again: tuple[str, ...] = ()
    may_remind: bool = False
    """The actor can remind those who have not handed in."""
    preliminary: tuple[str, ...] = ()
    """Accepted so: each has a footnote."""
    formats: tuple[ReportFormat, ...] = (ReportFormat.WORD,)
    """What the actor may take it as."""
    old_words: int = 0
    """Words of the old document that a coordinator has not decided about: they are not printed."""


@dataclass(frozen=True, slots=True)
class PeriodUnknown:
    """Nobody has opened what ``asked`` names; ``known`` are the periods there are, the latest first."""

    asked: str
    known: tuple[Period, ...]


async def reports_to_see(
    ctx: Context, asked: str = "", programme_id: int | None = None
) -> list[Readiness] | PeriodUnknown:
    """The report of every programme that the actor may see (or of one), of the period ``asked`` for.

    Without words the latest one opened; programmes that never opened the period are passed over.
    """
    async with ctx.read() as session:
        seen = [
            scope
            for scope in await scopes(session, ctx, Verb.SEE_REPORT)
            if programme_id in (None, scope.programme_id)
        ]
        opened = {scope: await _opened(session, scope) for scope in seen}
        meant = {scope: await _meant(session, ctx, scope, asked, opened[scope]) for scope in seen}
        found = [
            await _readiness_of(session, scope, opened[scope], period)
            for scope, period in meant.items()
            if period
        ]
    if found or not seen:
        return found
    return PeriodUnknown(asked.strip(), _latest_first(one for known in opened.values() for one in known))


async def _opened(session: AsyncSession, scope: Scope) -> dict[Period, PeriodFacts]:
    known = await periods.of_programme(session, scope.programme_id)
    if not known:
        raise NoOpenPeriod(programme_name(scope, await programmes.facts(session, scope.programme_id)))
    return {Period.from_key(one.key): one for one in known}


async def _meant(
    session: AsyncSession, ctx: Context, scope: Scope, asked: str, known: dict[Period, PeriodFacts]
) -> Period | None:
    """As periods are called, else as people speak of them: «за прошлый год», «за полугодие»."""
    timezone = (await programmes.facts(session, scope.programme_id)).timezone
    if not asked.strip():
        opened = tuple(known.values())
        over = await without_early(session, scope.programme_id, opened, ctx.today(timezone))
        return Period.from_key(over[-1].key)
    named = named_period(asked, tuple(known))
    rest, spoken = take_period(asked)
    if named is not None or spoken is None or rest:
        return named
    found, _ = period_asked(spoken, tuple(known.values()), ctx.today(timezone))
    return Period.from_key(found.key) if found else None


async def _readiness_of(
    session: AsyncSession, scope: Scope, known: dict[Period, PeriodFacts], period: Period
) -> Readiness:
    view = await as_reported(session, scope.programme_id, known[period])
    old_words = await old_words_open(session, scope, known[period])
    others = _latest_first(one for one in known if one != period)
    found = readiness(scope, view, own_items(scope, view), others, old_words=old_words)
    if found.own:
        return found
    last = await signed.latest(session, scope.programme_id, view.period.id)
    if last is None:
        return found
    takes_scans = Role.COORDINATOR in scope.roles
    return replace(found, signed=SignedLast(last.id, last.revision, takes_scans))


async def old_words_open(session: AsyncSession, scope: Scope, period: PeriodFacts) -> int:
    """How many a coordinator has still to decide about for a period's report."""
    if Role.COORDINATOR not in scope.roles:
        return 0
    snapshot = await periods.snapshot(session, period.id)
    kept = await forms.in_force(session, scope.programme_id, snapshot.taken_at if snapshot else None)
    return len(to_ask(kept.form, kept.decisions, Period.from_key(period.key))) if kept else 0


def _latest_first(known: Iterable[Period]) -> tuple[Period, ...]:
    return tuple(reversed(in_order(set(known))))


def own_items(scope: Scope, view: Overview) -> tuple[Assessed, ...]:
    """All, or what an executor hands in."""
    return tuple(item for item in view.items if scope.covers(item.indicator))


def readiness(
    scope: Scope,
    view: Overview,
    items: Collection[Assessed],
    others: tuple[Period, ...] = (),
    questions: int = 0,
    old_words: int = 0,
) -> Readiness:
    found = progress(items)
    return Readiness(
        programme_id=scope.programme_id,
        programme=programme_name(scope, view.programme),
        period_id=view.period.id,
        period=Period.from_key(view.period.key),
        accepted=found.owed_and_accepted,
        total=len(found.owed),
        missing=found.missing,
        unchecked=found.unchecked,
        own=not scope.sees_all,
        agreeing=tuple(one for one in found.absent if one in found.agreeing),
        open=tuple(dict.fromkeys((*found.agreeing, *found.waiting, *found.returned))),
        questions=questions,
        others=others,
        preliminary=tuple(
            one.indicator.number for one in items if one.figure is not None and one.figure.refine_by
        ),
        formats=formats_for(scope),
        old_words=old_words,
        may_remind=Role.COORDINATOR in scope.roles and bool(found.missing) and view.period.closed_at is None,
        revision=view.period.revision if view.period.closed_at is not None else 0,
        until=view.period.due_on if view.period.is_partly_open else None,
        again=tuple(one.indicator.number for one in items if view.period.asks(one.indicator.id)),
    )
