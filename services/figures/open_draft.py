"""The card of an indicator: its draft for the open period is begun or resumed."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.figures import form
from domain.figures.computed import with_known
from domain.figures.form import NOTHING_GIVEN, Answers
from domain.methodology.given import Given
from domain.methodology.plain import from_plain
from domain.refusals import NoOpenPeriod
from models.repositories import drafts
from models.repositories.programme import periods, programmes
from models.tables.draft import Draft
from services.access import enter
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.figures.figure_draft import AGAIN, FigureDraft, collected, describe, load, own_item
from services.figures.known_inputs import known_inputs
from services.figures.tasks import asked_of, subject
from services.standing.assessed import Assessed, Overview, overview


async def open_draft(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int | None = None
) -> FigureDraft:
    """The card of an indicator: begins a draft for an open period (the latest) or resumes it."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.HAND_IN, programme_id)
        view = await open_view(work.session, scope, period_id)
        item = own_item(scope, view, indicator_id)
        draft = await begin(work, view, item)
        return await describe(work.session, ctx, scope, view, draft)


async def begin(work: Work, view: Overview, item: Assessed) -> Draft:
    """The open draft about an indicator, new where there is none; a correction starts as sent before."""
    about = subject(item.indicator.id, view.period.id)
    person_id = await work.person_id()
    draft = await drafts.open_about(work.session, person_id, DraftKind.SUBMISSION, about)
    if draft is None:
        draft = Draft(
            person_id=person_id,
            programme_id=view.programme.id,
            kind=DraftKind.SUBMISSION,
            subject=about,
            step="",
            answers=(await _answers(work.session, view, item)).to_json(),
            chat_id=work.ctx.chat_id or 0,
            touched_at=work.now,
        )
        work.writer.add(draft)
    if draft.step in AGAIN:
        draft.step = ""
    touch(work, draft)
    await work.writer.flush()
    return draft


async def _answers(session: AsyncSession, view: Overview, item: Assessed) -> Answers:
    """As sent before, else empty; of a computed indicator with what is known already."""
    answers = _first_answers(view, item)
    if item.methodology is None:
        return answers
    known = await known_inputs(session, view, item)
    return with_known(answers, asked_of(view, item), known)


def _first_answers(view: Overview, item: Assessed) -> Answers:
    if not item.versions:
        return form.first_answers(asked_of(view, item))
    before = item.versions[-1]
    return Answers(
        given=from_plain(Given, before.inputs) if before.inputs else NOTHING_GIVEN,
        wording=before.wording,
        value=before.value,
        words=before.value is None and not before.no_data,
        no_data=before.no_data,
        confirmed=True,
        explanation=before.explanation,
    )


async def open_view(session: AsyncSession, scope: Scope, period_id: int | None = None) -> Overview:
    """``PeriodClosed`` where that period takes no figures any more."""
    if period_id is not None:
        return await overview(session, scope.programme_id, await collected(session, scope, period_id))
    period = await periods.open_period(session, scope.programme_id)
    if period is None:
        raise NoOpenPeriod((await programmes.facts(session, scope.programme_id)).title)
    return await overview(session, scope.programme_id, period)


async def see_draft(ctx: Context, draft_id: int) -> FigureDraft:
    """Where an open draft stands now."""
    async with ctx.read() as session:
        return await (await load(session, ctx, draft_id)).describe()
