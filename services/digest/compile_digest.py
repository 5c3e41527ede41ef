"""What a weekly digest says: how far the collection is, what is at risk, what waits for a decision."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.figures.standing import State
from domain.programme.document import QuestionKind
from domain.programme.naming import name_of
from domain.refusals import NotAllowed, NothingOwed
from domain.time.periods import Period
from domain.worst_first import worst_first
from models.repositories import threads
from models.repositories.programme import periods, programmes, question_rows
from models.repositories.programme.periods import PeriodFacts
from services.access import enter
from services.context import Context
from services.escalation.silent import SilentUnit, silent_of
from services.notices.digest import WeeklyDigest
from services.standing.assessed import overview
from services.standing.see_collection import Collection, collection_of

_ABOUT_TARGETS = (QuestionKind.RANGE_TOP, QuestionKind.TARGET_PARTS, QuestionKind.LESS_IS_BETTER)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What waits for the coordinator: open ``questions``, and the numbers whose ``targets`` they ask about;
    what is not checked is the collection's. ``unanswered`` are questions that people have put."""

    questions: int
    targets: tuple[str, ...]
    silent: tuple[SilentUnit, ...]
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """``at_risk`` are (number, name) of what is behind or missed by accepted figures, worst first;
    ``decisions`` are the coordinator's alone."""

    collection: Collection
    at_risk: tuple[tuple[str, str], ...]
    decisions: Decisions | None = None


async def weekly_digest(ctx: Context, notice: WeeklyDigest) -> Digest:
    """``NothingOwed`` where nothing is collected any more; ``NotAllowed`` to whoever does not see it all."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.SEE_PROGRESS, notice.programme_id)
        if not scope.sees_all:
            raise NotAllowed(Verb.SEE_PROGRESS)
        period = await _collected(session, ctx, notice.programme_id)
        collection = await collection_of(session, ctx, scope, period)
        accepted = await overview(session, notice.programme_id, period, accepted_only=True)
        decisions = await _decisions(session, ctx, scope) if Role.COORDINATOR in scope.roles else None
    behind = (one for one in accepted.items if one.standing.state in (State.BEHIND, State.MISSED))
    at_risk = tuple((one.indicator.number, name_of(one.indicator)) for one in worst_first(behind))
    return Digest(collection, at_risk, decisions)


async def _collected(session: AsyncSession, ctx: Context, programme_id: int) -> PeriodFacts:
    """The latest that is open and over."""
    today = ctx.today((await programmes.facts(session, programme_id)).timezone)
    for period in reversed(await periods.open_periods(session, programme_id)):
        if Period.from_key(period.key).end < today:
            return period
    raise NothingOwed


async def _decisions(session: AsyncSession, ctx: Context, scope: Scope) -> Decisions:
    asked = await question_rows.open_of(session, scope.programme_id)
    about = [one for one in asked if one.kind in _ABOUT_TARGETS]
    numbers = [number for one in about for number in ([one.number] if one.number else one.options)]
    silent = await silent_of(session, ctx, scope)
    unanswered = await threads.unanswered(session, scope.programme_id)
    return Decisions(len(asked), tuple(dict.fromkeys(numbers)), silent.proposed, unanswered)
