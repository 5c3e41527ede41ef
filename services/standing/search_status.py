"""`/status дорог`, «как дела с дорогами?»: what is meant by plain words, and how it stands."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.questions import Inquiry, read_question
from domain.time.periods import Period
from models.repositories.programme import periods
from models.repositories.programme.periods import PeriodFacts
from services.context import Context
from services.standing.asked_period import period_asked
from services.standing.search import Meant, NoNumber, Search, Suggestion, Unclear
from services.standing.see_status import Sight, Status, look


@dataclass(frozen=True, slots=True)
class Several:
    """What was asked for by several numbers; ``lacking`` are those that are not there, ``known`` those that
    are."""

    statuses: tuple[Status, ...]
    lacking: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoPeriod:
    """What was asked for, in a period that nobody has opened: ``wanted``, or as it was typed; ``known`` are
    those that there are, the latest first."""

    programme_id: int
    suggestion: Suggestion
    asked: str
    wanted: Period | None
    known: tuple[PeriodFacts, ...]


Answer = Status | Several | Unclear | NoNumber | NoPeriod


async def search_status(ctx: Context, programme_id: int, query: str) -> Answer:
    """What the words mean; none, or «как дела?», is one's own block, else the programme at a glance.

    ``NotTheirs`` where it is not the actor's to see, ``NotDue`` where it is not collected with this period.
    """
    question = read_question(query)
    async with ctx.read() as session:
        sight = await look(session, ctx, programme_id)
        meant = Search(sight).meant(question)
        if not isinstance(meant, Meant):
            return meant
        period = await _period(session, ctx, sight, question, meant)
        if isinstance(period, NoPeriod):
            return period
        if period is not None:
            sight = await look(session, ctx, programme_id, period.id)
        return _shown(sight, meant)


async def _period(
    session: AsyncSession, ctx: Context, sight: Sight, question: Inquiry, meant: Meant
) -> PeriodFacts | NoPeriod | None:
    if question.period is None:
        return None
    programme = sight.whole.programme
    known = await periods.of_programme(session, programme.id)
    found, wanted = period_asked(question.period, known, ctx.today(programme.timezone))
    latest_first = tuple(reversed(known))
    return found or NoPeriod(programme.id, meant.choices[0], question.period.words, wanted, latest_first)


def _shown(sight: Sight, meant: Meant) -> Status | Several:
    search = Search(sight)
    if len(meant.choices) == 1 and not meant.lacking:
        return search.shown(meant.choices[0])
    return Several(tuple(search.shown(one) for one in meant.choices), meant.lacking, search.numbers())
