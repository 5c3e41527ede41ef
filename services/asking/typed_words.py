"""Words that somebody has typed for a thread and not sent yet, or has sent: the draft as it stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Scope, Verb
from domain.asking.threads import Parties, ThreadSide, parties_of
from domain.drafts import DraftKind
from domain.refusals import NotFound, ProgrammeRests
from domain.time.periods import Period
from models.repositories import drafts, threads
from models.repositories.programme import periods, programmes
from models.repositories.programme.programmes import IndicatorFacts
from models.tables.draft import Draft, DraftState
from services.access import enter, programme_name
from services.asking.thread import ThreadSeen, seen_by
from services.asking.whom import hear_question, is_unit_in
from services.context import Context

KINDS = (DraftKind.ASK, DraftKind.REPLY)
Part = tuple[int | None, str]
_LATEST = 30
"""An edit finds its message among so many."""


@dataclass(frozen=True, slots=True)
class WordsTyped:
    """``unit`` is asked, empty where the coordinators are, who answer for it, too, where ``nobody_in``.

    ``thread`` is what is gone on with; once the words are sent also what they began, ``sent_as`` being the
    message in it and ``heard_by`` how many people hear of it.
    """

    draft_id: int
    revision: int
    state: DraftState
    message_id: int | None
    programme_id: int
    words: str
    side: ThreadSide
    unit: str = ""
    nobody_in: bool = False
    number: str = ""
    name: str = ""
    period: Period | None = None
    programme: str = ""
    thread: ThreadSeen | None = None
    sent_as: int | None = None
    heard_by: int = 0
    coordinates: bool = False
    earlier: tuple[int, int] | None = None
    """Of a question about a figure on which there are threads already: its programme and indicator."""

    @property
    def is_open(self) -> bool:
        return self.state is DraftState.OPEN


@dataclass(frozen=True, slots=True)
class QuestionAbout:
    """What a question that is being typed is about, and whose it is."""

    parties: Parties
    indicator: IndicatorFacts | None
    period_id: int | None
    period: Period | None


async def see_words(ctx: Context, draft_id: int) -> WordsTyped:
    """In whatever state; ``NotFound`` where they are somebody else's."""
    async with ctx.read() as session:
        return await described(session, ctx, await own_words(session, ctx, draft_id))


async def typed_in(ctx: Context, message_id: int) -> int | None:
    """The draft in which the actor's message is, sent or not."""
    async with ctx.read() as session:
        latest = await drafts.latest_of_kinds(session, ctx.actor.person_id, KINDS, _LATEST)
        return next((one.id for one in latest if message_id in dict(parts_of(one))), None)


async def own_words(session: AsyncSession, ctx: Context, draft_id: int) -> Draft:
    draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None or draft.kind not in KINDS or draft.programme_id is None:
        raise NotFound("draft")
    return draft


async def described(session: AsyncSession, ctx: Context, draft: Draft) -> WordsTyped:
    """With what it is about, for whoever may still ask that or goes on with the thread."""
    assert draft.programme_id is not None
    scope = await enter(session, ctx, Verb.ASK, draft.programme_id)
    thread_id = thread_in(draft)
    if thread_id is None:
        return await _question(session, ctx, scope, draft)
    thread = await seen_by(session, ctx, scope, thread_id)
    sent_as = draft.answers.get("message")
    return WordsTyped(
        **_typed(draft),
        side=thread.side if sent_as is None else thread.message(sent_as).side,
        unit=thread.facts.to_unit,
        nobody_in=not thread.unit_is_in,
        number=thread.facts.number,
        name=thread.facts.short,
        period=thread.facts.period,
        programme=thread.programme,
        thread=thread,
        sent_as=sent_as,
        heard_by=draft.answers.get("heard_by", 0),
        coordinates=thread.coordinates,
    )


async def _question(session: AsyncSession, ctx: Context, scope: Scope, draft: Draft) -> WordsTyped:
    about = await about_of(session, ctx, scope, draft.subject)
    unit = about.parties.to_unit
    facts = await programmes.facts(session, scope.programme_id)
    return WordsTyped(
        **_typed(draft),
        side=ThreadSide.ASKS,
        unit=about.indicator.hands_in if unit is not None and about.indicator is not None else "",
        nobody_in=unit is not None and not await is_unit_in(session, scope.programme_id, unit, ctx.now()),
        number=about.indicator.number if about.indicator else "",
        name=about.indicator.short if about.indicator else "",
        period=about.period,
        programme=programme_name(scope, facts) if scope.among_several else "",
        coordinates=Role.COORDINATOR in scope.roles,
        earlier=await _earlier(session, ctx, scope, about.indicator),
    )


async def _earlier(
    session: AsyncSession, ctx: Context, scope: Scope, indicator: IndicatorFacts | None
) -> tuple[int, int] | None:
    if indicator is None:
        return None
    known = await threads.about(session, scope.programme_id, indicator.id)
    seen = any(one.parties.side_of(scope, ctx.actor.person_id) for one in known)
    return (scope.programme_id, indicator.id) if seen else None


async def about_of(session: AsyncSession, ctx: Context, scope: Scope, subject: str) -> QuestionAbout:
    """``NotFound`` where the figure is not theirs to see, ``NobodyToAsk`` where nobody would hear,
    ``ProgrammeRests`` where nobody is told anything."""
    facts = await programmes.facts(session, scope.programme_id)
    if facts.rests:
        raise ProgrammeRests(facts.title)
    _, indicator_id, period_id = (int(one) for one in subject.split(":"))
    indicator = await _indicator(session, scope, indicator_id) if indicator_id else None
    parties = parties_of(scope, ctx.actor.person_id or 0, indicator)
    await hear_question(session, scope, parties, ctx.now())
    period = await periods.held_period(session, scope.programme_id, period_id) if period_id else None
    if period is None:
        return QuestionAbout(parties, indicator, None, None)
    return QuestionAbout(parties, indicator, period.id, Period.from_key(period.key))


async def _indicator(session: AsyncSession, scope: Scope, indicator_id: int) -> IndicatorFacts:
    rows = await programmes.indicators(session, scope.programme_id, date.max)
    scope = scope.knowing(await programmes.assignments(session, scope.programme_id), rows)
    found = next((one for one in rows if one.id == indicator_id and scope.sees(one)), None)
    if found is None:
        raise NotFound("indicator")
    return found


def subject_of_question(programme_id: int, indicator_id: int, period_id: int) -> str:
    return f"{programme_id}:{indicator_id}:{period_id}"


def thread_in(draft: Draft) -> int | None:
    """The thread that the words go on with, or have begun."""
    if draft.kind == DraftKind.REPLY:
        return int(draft.subject)
    begun: int | None = draft.answers.get("thread")
    return begun


def parts_of(draft: Draft) -> list[Part]:
    """Every message that was typed, in their order."""
    return [(at, text) for at, text in draft.answers.get("parts", ())]


def words_of(draft: Draft) -> str:
    return "\n".join(text for _, text in parts_of(draft))


def _typed(draft: Draft) -> dict[str, Any]:
    return {
        "draft_id": draft.id,
        "revision": draft.revision,
        "state": DraftState(draft.state),
        "message_id": draft.message_id,
        "programme_id": draft.programme_id,
        "words": words_of(draft),
    }
