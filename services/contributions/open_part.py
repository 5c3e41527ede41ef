"""The card of a part: its draft is begun or resumed; what was sent is only shown."""

from domain.drafts import DraftKind
from domain.figures.form import Answers
from models.repositories import drafts
from models.repositories.contributions import ContributionFacts
from models.tables.draft import Draft
from services.context import Context, Work
from services.contributions.part_draft import LoadedPart, PartDraft, PartOf, load_part, part_of
from services.drafts.keep_draft import touch
from services.figures.figure_draft import AGAIN


async def open_part(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int, executor_id: int
) -> PartDraft | PartOf:
    """The card; a part that was given, and of which no correction is begun, as it was given."""
    async with ctx.write() as work:
        part, scope = await part_of(work.session, ctx, programme_id, indicator_id, period_id, executor_id)
        known = await _open(work, part)
        if known is None and part.given is not None:
            work.only_looked = True
            return part
        return LoadedPart(await begin_part(work, part, known), part, scope).describe()


async def fix_part(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int, executor_id: int
) -> PartDraft:
    """«Исправить»: a correction starts as given before."""
    async with ctx.write() as work:
        part, scope = await part_of(work.session, ctx, programme_id, indicator_id, period_id, executor_id)
        return LoadedPart(await begin_part(work, part), part, scope).describe()


async def see_part(ctx: Context, draft_id: int) -> PartDraft:
    """Where an open draft of a part stands now."""
    async with ctx.read() as session:
        return (await load_part(session, ctx, draft_id)).describe()


async def _open(work: Work, part: PartOf) -> Draft | None:
    person_id = await work.person_id()
    return await drafts.open_about(work.session, person_id, DraftKind.PART, subject_of(part))


async def begin_part(work: Work, part: PartOf, known: Draft | None = None) -> Draft:
    """The open draft of it, new where there is none; a correction starts as given before."""
    draft = known or await _open(work, part)
    if draft is None:
        draft = Draft(
            person_id=await work.person_id(),
            programme_id=part.programme_id,
            kind=DraftKind.PART,
            subject=subject_of(part),
            step="",
            answers=(as_given(part.given) if part.given else Answers()).to_json(),
            chat_id=work.ctx.chat_id or 0,
            touched_at=work.now,
        )
        work.writer.add(draft)
    if draft.step in AGAIN:
        draft.step = ""
    touch(work, draft)
    await work.writer.flush()
    return draft


def subject_of(part: PartOf) -> str:
    return f"{part.indicator.id}:{part.period_id}:{part.executor_id}"


def as_given(given: ContributionFacts) -> Answers:
    return Answers(
        wording=given.wording,
        value=given.value,
        words=given.value is None and not given.no_data,
        no_data=given.no_data,
        confirmed=True,
        explanation=given.explanation,
    )
