"""«Лист сведений»: a unit's own rows of a period as Word, built and sent from the outbox (rule 9)."""

from dataclasses import dataclass

from domain.refusals import NotFound, NothingToSign
from models.repositories import papers
from models.tables.submission import UnitPaper
from services.context import Context, Work
from services.notices.asked_for import PaperBuilt
from services.notices.plan import plan_once
from services.standing.assessed import overview
from services.standing.see_collection import period_of
from services.unit_paper.whose import code_of, scope_of_unit, to_print


@dataclass(frozen=True, slots=True)
class OrderedPaper:
    """``is_new``: it is being made; else it is already, or came within the last two minutes."""

    paper_id: int
    is_new: bool


async def order_paper(ctx: Context, programme_id: int, executor_id: int, period_id: int) -> OrderedPaper:
    """Of what was sent, drafts are nobody's but their author's; the same versions are the same paper.

    Of a closed period too: a signature often comes later. ``NothingToSign`` where nothing was sent.
    """
    async with ctx.write() as work:
        scope = await scope_of_unit(work.session, ctx, programme_id, executor_id)
        period = await period_of(work.session, programme_id, period_id)
        view = await overview(work.session, programme_id, period)
        own = [item for item in view.items if scope.hands_in(item.indicator)]
        if not own:
            raise NotFound("executor")
        printed = [(item, to_print(item)) for item in own]
        versions = [version.id for _, version in printed if version is not None]
        if not versions:
            raise NothingToSign(own[0].indicator.hands_in)
        missing = [i.indicator.number for i, version in printed if version is None and i.indicator.measured]
        row = await _kept(work, (programme_id, period_id, executor_id), versions, missing)
        return OrderedPaper(row.id, await _plan(work, programme_id, row.id))


async def _kept(
    work: Work, about: tuple[int, int, int], versions: list[int], missing: list[str]
) -> UnitPaper:
    programme_id, period_id, executor_id = about
    code = code_of(versions, missing)
    known = await papers.with_code(work.session, period_id, executor_id, code)
    if known is not None:
        return known
    row = UnitPaper(
        programme_id=programme_id,
        period_id=period_id,
        executor_id=executor_id,
        code=code,
        versions=versions,
        missing=missing,
        printed_at=work.now,
        scans=[],
    )
    work.writer.add(row)
    await work.writer.flush()
    work.audit(row, "print_paper", programme_id, new={"code": code, "versions": versions})
    return row


async def _plan(work: Work, programme_id: int, paper_id: int) -> bool:
    """Pressed again at once, it is the same document."""
    person_id = await work.person_id()
    notice = PaperBuilt(programme_id, paper_id, work.now.isoformat())
    return await plan_once(work, notice, person_id, PaperBuilt.prefix(person_id, paper_id))
