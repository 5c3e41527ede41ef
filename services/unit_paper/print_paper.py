"""The finished document, with exactly the versions for which it was ordered."""

from dataclasses import dataclass, replace

from domain.time.periods import Period
from reports.consolidated import PaperFace, print_report
from services.context import Context
from services.reports.content import content_of
from services.standing.assessed import overview
from services.standing.see_collection import period_of
from services.unit_paper.whose import on_paper, paper_of


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """``rows`` are how many figures stand on it; ``at`` is what a button to the unit's list carries."""

    programme_id: int
    paper_id: int
    unit: str
    period: Period
    code: str
    rows: int
    missing: tuple[str, ...]
    is_signed: bool
    content: bytes
    at: tuple[int, ...]


async def print_paper(ctx: Context, programme_id: int, paper_id: int) -> PrintedPaper:
    """In the form of the programme's document where it has one; drawn in the worker, no transaction open."""
    async with ctx.read() as session:
        scope, paper = await paper_of(session, ctx, programme_id, paper_id)
        period = await period_of(session, programme_id, paper.period_id)
        view = await overview(session, programme_id, period)
        rows = on_paper(view.items, paper.versions, paper.missing)
        content = await content_of(session, view, rows, whole=False)
    face = PaperFace(paper.unit, paper.code, paper.printed_at, view.programme.timezone)
    report = replace(content, missing=paper.missing, unchecked=(), paper=face)
    drawn = await ctx.worker.run(print_report, report)
    own = programme_id, paper.period_id
    return PrintedPaper(
        programme_id=programme_id,
        paper_id=paper.id,
        unit=paper.unit,
        period=report.period,
        code=paper.code,
        rows=len(paper.versions),
        missing=paper.missing,
        is_signed=paper.is_signed,
        content=drawn.content,
        at=own if scope.for_unit is None else (*own, paper.executor_id),
    )
