"""Whose turn it is: the draft that a message answers, that a button carries, that an update has changed."""

from dataclasses import dataclass

from domain.ahead.said import Aside
from domain.drafts import DraftKind
from domain.figures.form import Answers, Step
from domain.figures.pasting.pieces import goes_on
from domain.refusals import NotFound
from models.repositories import drafts
from models.repositories.drafts import Asking
from models.tables.draft import Draft, DraftState
from services.context import Context
from services.figures.figure_draft import WORDS, period_of


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft of the actor's own: the kind of its question, what it is about, whether it is still open.

    ``message_id`` is where its screen stands; ``collected`` are the programme and the period of a figure's
    draft.
    """

    id: int
    kind: DraftKind
    programme_id: int | None
    subject: str
    state: DraftState
    message_id: int | None = None
    collected: tuple[int, int] | None = None

    @property
    def is_open(self) -> bool:
        return self.state is DraftState.OPEN

    @property
    def is_done(self) -> bool:
        return self.state is DraftState.DONE


async def listening_draft(ctx: Context) -> DraftFacts | None:
    """The one whose screen was shown last in this chat, if nothing else has happened since."""
    async with ctx.read() as session:
        draft = await drafts.listening(session, ctx.actor.person_id, ctx.chat_id)
        return None if draft is None else _facts(draft)


async def draft_on(ctx: Context, message_id: int) -> DraftFacts | None:
    """The open one whose screen stands on a message."""
    async with ctx.read() as session:
        draft = await drafts.on_message(session, ctx.actor.person_id, ctx.chat_id, message_id)
        return None if draft is None else _facts(draft)


async def find_draft(ctx: Context, draft_id: int) -> DraftFacts:
    """In whatever state; ``NotFound`` where it is somebody else's."""
    async with ctx.read() as session:
        draft = await drafts.own(session, ctx.actor.person_id, draft_id)
        found = None if draft is None else _facts(draft)
        if found is None:
            raise NotFound("draft")
        return found


async def wants_words(ctx: Context, draft_id: int) -> bool:
    """Whether free words are asked for: an explanation, words instead of a figure, a reason."""
    async with ctx.read() as session:
        draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None or draft.kind != DraftKind.SUBMISSION:
        return draft is not None
    answers = Answers.from_json(draft.answers)
    stands = bool(answers.wording) and not answers.trouble
    asked = (WORDS, Step.EXPLANATION, Step.REFINE, Aside.NEEDS, Aside.DUE)
    return draft.step in asked or (stands and answers.explanation is None)


async def is_going_on(ctx: Context, draft_id: int) -> bool:
    """Whether a long explanation is still coming, in several messages."""
    async with ctx.read() as session:
        draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None or draft.kind != DraftKind.SUBMISSION or draft.step:
        return False
    return goes_on(Answers.from_json(draft.answers), ctx.now() - draft.touched_at)


async def touched_drafts(ctx: Context) -> list[DraftFacts]:
    """What the update in hand has changed, in whatever state."""
    if ctx.claim is None:
        return []
    async with ctx.read() as session:
        touched = await drafts.touched_by(session, ctx.actor.person_id, ctx.claim.id)
        return [found for draft in touched if (found := _facts(draft))]


def _facts(draft: Draft | Asking) -> DraftFacts | None:
    """A kind that this version no longer knows is nobody's question any more."""
    if draft.kind not in set(DraftKind):
        return None
    kind, programme_id = DraftKind(draft.kind), draft.programme_id
    collected = None
    if kind is DraftKind.SUBMISSION and programme_id is not None:
        collected = programme_id, period_of(draft)
    state = DraftState(draft.state)
    return DraftFacts(draft.id, kind, programme_id, draft.subject, state, draft.message_id, collected)
