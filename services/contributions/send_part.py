"""«Отправить»: a draft of a part becomes a version of it, for whoever hands the figure in."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from domain.contributions.together import FigureParts, is_out
from domain.drafts import DraftKind
from domain.figures.form import Step, step
from domain.refusals import Incomplete
from models.repositories import contributions, drafts, submissions
from models.repositories.contributions import ContributionFacts
from models.repositories.programme import programmes
from models.tables.draft import DraftState
from models.tables.submission import Contribution
from services.context import Context, Work
from services.contributions.asked_parts import parts_of
from services.contributions.part_draft import LoadedPart, PartDraft, PartOf, load_part, part_of
from services.contributions.tell_parts import tell_part_came
from services.drafts.keep_draft import touch
from services.drafts.own_draft import own_draft
from services.for_whom.sitting import needed_source
from services.periods.taking import check_taken


@dataclass(frozen=True, slots=True)
class PartReceipt:
    """What was stored, as its giver is shown it; ``figure_sent``: the figure was sent before."""

    part: PartOf
    given: ContributionFacts
    after_deadline: bool
    figure_sent: bool


async def send_part(ctx: Context, draft_id: int, revision: int, *, stands: int | None = None) -> PartReceipt:
    """Store the next version of the part; open drafts of the figure show it, whoever hands in is told.

    The receipt ``stands`` on that message. ``Incomplete`` where the draft lacks something, ``Stale`` where
    it has moved on.
    """
    async with ctx.write() as work:
        loaded = await load_part(work.session, ctx, draft_id, revision)
        missing = step(loaded.answers, loaded.part.asked)
        if missing is not Step.ROW:
            raise Incomplete(missing)
        source = await needed_source(work.session, ctx, loaded.scope, loaded.part.period_id)
        # A figure is sent under the same lock: it has seen this part, or its author is told.
        await programmes.lock_indicators(work.session, loaded.part.programme_id, [loaded.part.indicator.id])
        made = await _store(work, loaded, source)
        loaded.draft.state, loaded.draft.message_id = DraftState.DONE, stands
        touch(work, loaded.draft)
        await _stir(work, loaded.part)
        sent = await figure_sent(work, loaded.part)
        await tell_part_came(work, loaded.part, await _parts(work, loaded.part), sent=sent)
        return await _receipt(work, loaded.part, made, sent=sent)


async def where_part_stands(ctx: Context, draft_id: int) -> PartDraft | PartReceipt | None:
    """The open draft, the receipt of a sent one, or ``None`` for a cancelled one."""
    async with ctx.read() as session:
        draft, programme_id = await own_draft(session, ctx, draft_id, DraftKind.PART)
        if draft.state == DraftState.OPEN:
            return (await load_part(session, ctx, draft_id)).describe()
        if draft.state == DraftState.CANCELLED:
            return None
        made = await contributions.by_draft(session, programme_id, draft_id)
        if made is None:
            return None
        part, _ = await part_of(
            session, ctx, programme_id, made.indicator_id, made.period_id, made.executor_id
        )
        return PartReceipt(part, made, _is_late(part, made), figure_sent=False)


async def figure_sent(work: Work, part: PartOf) -> bool:
    """Whether a version of the figure is on its way or accepted."""
    found = await submissions.states(work.session, part.programme_id, part.period_id, [part.indicator.id])
    return is_out(found[part.indicator.id])


async def _store(work: Work, loaded: LoadedPart, source: str) -> Contribution:
    part, answers = loaded.part, loaded.answers
    await check_taken(work.session, work.ctx, part.programme_id, part.period_id, {part.indicator.id})
    last = await contributions.last_version(work.session, part.indicator.id, part.period_id, part.executor_id)
    row = Contribution(
        programme_id=part.programme_id,
        indicator_id=part.indicator.id,
        period_id=part.period_id,
        executor_id=part.executor_id,
        version=last + 1,
        wording=answers.wording,
        value=answers.value,
        no_data=answers.no_data,
        explanation=answers.explanation or "",
        author_id=await work.person_id(),
        source=source,
        draft_id=loaded.draft.id,
        sent_at=work.now,
    )
    work.writer.add(row)
    await work.writer.flush()
    old = {"version": last, "wording": part.given.wording} if part.given else {}
    said = {"version": row.version, "wording": row.wording, "explanation": row.explanation, "source": source}
    new = {name: value for name, value in said.items() if value != ""}
    work.audit(row, "give_part", part.programme_id, old=old, new={**new, "executor": part.executor})
    return row


async def _stir(work: Work, part: PartOf) -> None:
    """What was drawn of the figure before is stale: its buttons show the part first."""
    about = [f"{part.indicator.id}:{part.period_id}"]
    for draft in await drafts.open_about_figures(work.session, part.programme_id, about):
        draft.revision += 1


async def _parts(work: Work, part: PartOf) -> FigureParts:
    found = await parts_of(work.session, part.programme_id, part.period_id, [part.indicator.id])
    return found[part.indicator.id]


async def _receipt(work: Work, part: PartOf, made: Contribution, *, sent: bool) -> PartReceipt:
    facts = await contributions.by_draft(work.session, part.programme_id, made.draft_id)
    assert facts is not None
    return PartReceipt(part, facts, _is_late(part, facts), figure_sent=sent)


def _is_late(part: PartOf, made: ContributionFacts) -> bool:
    return made.sent_at.astimezone(ZoneInfo(part.timezone)).date() > part.due_on
