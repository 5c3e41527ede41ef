"""«Приложить файл»: what is sent next stands beside a figure, until «Готово» (storyboard 2)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.drafts import DraftKind
from domain.evidence import EvidencePiece, of_draft, of_version
from domain.refusals import Stale
from domain.time.periods import Period
from models.repositories import drafts, evidence
from models.repositories.programme.programmes import IndicatorFacts
from models.tables.draft import Draft, DraftState
from models.tables.submission import SubmissionState
from services.access import enter
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.own_draft import open_draft, own_draft
from services.drafts.typed_answer import wait_for
from services.evidence.beside_draft import attach_to
from services.evidence.keep_piece import keep_piece
from services.evidence.new_piece import NewPiece
from services.figures.figure_draft import FigureDraft, describe, load
from services.figures.open_draft import begin
from services.figures.sent_figure import SentFigure, sent_on
from services.figures.tasks import Desk, desk_of, look_at_pieces, subject
from services.periods.taking import collected
from services.standing.assessed import Assessed


@dataclass(frozen=True, slots=True)
class EvidenceAsked:
    """The question that waits for files, and what stands beside the figure already.

    ``version`` is the sent one that they stand beside, where no draft of the figure is open. The last file
    ``goes_on`` with an album, which is answered where it was; that stands on ``message_id``.
    """

    draft_id: int
    programme_id: int
    indicator: IndicatorFacts
    period_id: int
    period: Period
    pieces: tuple[EvidencePiece, ...]
    version: int | None = None
    goes_on: bool = False
    message_id: int | None = None

    @property
    def can_be_dropped(self) -> tuple[EvidencePiece, ...]:
        """What was sent is taken off by a correction only."""
        return () if self.version is not None else self.pieces


@dataclass(slots=True)
class _Question:
    """The waiting draft, and the figure that it is about."""

    desk: Desk
    draft: Draft
    item: Assessed

    @property
    def about(self) -> str:
        return subject(self.item.indicator.id, self.desk.view.period.id)

    @property
    def begun_id(self) -> int | None:
        """The actor's open draft of the figure."""
        begun = self.desk.begun.get(self.about)
        return begun.id if begun else None

    @property
    def version(self) -> int | None:
        """The sent one that evidence stands beside; one that was returned is answered by a correction."""
        newest = self.item.versions[-1] if self.item.versions else None
        if self.begun_id is not None or newest is None or newest.state is SubmissionState.RETURNED:
            return None
        return newest.version

    @property
    def beside(self) -> tuple[EvidencePiece, ...]:
        here = self.desk.beside(self.item.indicator.id)
        return of_draft(here, self.begun_id or 0) if self.version is None else of_version(here, self.version)

    def asked(self, *, goes_on: bool = False) -> EvidenceAsked:
        return EvidenceAsked(
            draft_id=self.draft.id,
            programme_id=self.desk.scope.programme_id,
            indicator=self.item.indicator,
            period_id=self.desk.view.period.id,
            period=Period.from_key(self.desk.view.period.key),
            pieces=self.beside,
            version=self.version,
            goes_on=goes_on,
            message_id=self.draft.message_id,
        )


async def await_evidence(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int, *, new: NewPiece | None = None
) -> EvidenceAsked:
    """What is sent next stands beside this figure; the first piece may be there already, in a reply."""
    async with ctx.write() as work:
        desk, item = await _figure(work.session, ctx, programme_id, f"{indicator_id}:{period_id}")
        about = subject(indicator_id, period_id)
        draft = await wait_for(work, DraftKind.EVIDENCE, programme_id, about)
        question = _Question(desk, draft, item)
        goes_on = await _keep(work, question, new) if new is not None else False
        return question.asked(goes_on=goes_on)


async def check_figure(ctx: Context, programme_id: int, indicator_id: int, period_id: int) -> None:
    """Before anything is downloaded: it is the actor's to hand in, and its period takes figures."""
    async with ctx.read() as session:
        await _figure(session, ctx, programme_id, f"{indicator_id}:{period_id}")


async def see_asked(ctx: Context, draft_id: int) -> EvidenceAsked:
    """``Stale`` where it is no longer waited for; asked before anything is downloaded, too."""
    async with ctx.read() as session:
        return (await _question(session, ctx, draft_id)).asked()


async def attach_piece(ctx: Context, draft_id: int, new: NewPiece) -> EvidenceAsked:
    """A file or a line, as it is sent; a repeated message changes nothing."""
    async with ctx.write() as work:
        question = await _question(work.session, ctx, draft_id)
        goes_on = await _keep(work, question, new)
        touch(work, question.draft)
        return question.asked(goes_on=goes_on)


async def attach_to_draft(ctx: Context, draft_id: int, new: NewPiece) -> tuple[FigureDraft, bool]:
    """A file sent to the card of an open draft; whether it goes on with an album that was begun there."""
    async with ctx.write() as work:
        loaded = await load(work.session, ctx, draft_id)
        indicator_id = loaded.item.indicator.id
        goes_on = _goes_on(loaded.desk.beside(indicator_id), new)
        await attach_to(work, loaded.desk, loaded.draft, indicator_id, new)
        touch(work, loaded.draft)
        return await loaded.describe(), goes_on


async def drop_piece(ctx: Context, draft_id: int, piece_id: int) -> EvidenceAsked:
    """«Убрать»: what was not sent is gone; what was is taken off by the correction that is begun."""
    async with ctx.write() as work:
        question = await _question(work.session, ctx, draft_id)
        row = await evidence.by_id(work.session, question.desk.scope.programme_id, piece_id)
        if row is None or row.id not in {one.id for one in question.asked().can_be_dropped}:
            raise Stale
        if row.since_version is None:
            row.removed_at = work.now
        else:
            row.dropped_draft_id = question.begun_id
        touch(work, question.draft)
        await work.writer.flush()
        await look_at_pieces(question.desk)
        return question.asked()


async def finish_evidence(ctx: Context, draft_id: int) -> FigureDraft | SentFigure | None:
    """«Готово»: nothing is waited for any more. What ``see_figure`` says."""
    async with ctx.write() as work:
        question = await _question(work.session, ctx, draft_id)
        question.draft.state, question.draft.message_id = DraftState.DONE, None
        touch(work, question.draft)
        return await _figure_of(question.desk, question)


async def see_figure(ctx: Context, draft_id: int) -> FigureDraft | SentFigure | None:
    """The figure that a question was about, with what stands beside it: its open draft, else what was sent;
    nothing where there is neither."""
    async with ctx.read() as session:
        draft, programme_id = await own_draft(session, ctx, draft_id, DraftKind.EVIDENCE)
        desk, item = await _figure(session, ctx, programme_id, draft.subject)
        return await _figure_of(desk, _Question(desk, draft, item))


async def _figure_of(desk: Desk, question: _Question) -> FigureDraft | SentFigure | None:
    begun = question.begun_id
    draft = await drafts.own(desk.session, desk.ctx.actor.person_id, begun) if begun is not None else None
    if draft is not None:
        return await describe(desk, draft)
    return await sent_on(desk, question.item) if question.version is not None else None


async def _keep(work: Work, question: _Question, new: NewPiece) -> bool:
    desk, item = question.desk, question.item
    goes_on = _goes_on(question.beside, new)
    if question.version is None:
        [draft] = await begin(work, desk, [item])
        await attach_to(work, desk, draft, item.indicator.id, new)
        return goes_on
    about = desk.scope.programme_id, item.indicator.id, desk.view.period.id
    await keep_piece(work, about, new, question.beside, version=question.version)
    await look_at_pieces(desk)
    return goes_on


def _goes_on(beside: tuple[EvidencePiece, ...], new: NewPiece) -> bool:
    return bool(new.album) and any(one.album == new.album for one in beside)


async def _question(session: AsyncSession, ctx: Context, draft_id: int) -> _Question:
    draft, programme_id = await open_draft(session, ctx, draft_id, DraftKind.EVIDENCE)
    desk, item = await _figure(session, ctx, programme_id, draft.subject)
    return _Question(desk, draft, item)


async def _figure(
    session: AsyncSession, ctx: Context, programme_id: int, about: str
) -> tuple[Desk, Assessed]:
    """Of an open period, and the actor's to hand in."""
    indicator_id, period_id = (int(one) for one in about.split(":"))
    scope = await enter(session, ctx, Verb.HAND_IN, programme_id)
    period = await collected(session, scope, period_id, indicator_id)
    desk = await desk_of(session, ctx, scope, period, [indicator_id])
    return desk, desk.own_item(indicator_id)
