"""A paper as it stands: what is on it, whether and by which letter it is signed, what was corrected since."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.heads.signature import SignedLetter
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories import papers
from models.repositories.papers import PaperFacts
from services.access import enter
from services.context import Context
from services.notices.asked_for import PaperBuilt
from services.signing.see_signed import StoredFile
from services.standing.assessed import overview
from services.standing.see_collection import period_of
from services.unit_paper.whose import paper_of


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """``numbers`` are of the figures on it, ``corrected`` of those with a newer version; ``others`` are the
    unit's other papers of the period, the newest first. ``refused`` is a letter that was not kept, since
    another stands there already; ``at`` is what a button to the unit's list carries."""

    paper: PaperFacts
    period: Period
    timezone: str
    numbers: tuple[str, ...]
    corrected: tuple[str, ...]
    others: tuple[PaperFacts, ...]
    at: tuple[int, ...]
    question_id: int | None = None
    refused: SignedLetter | None = None

    @property
    def ids(self) -> tuple[int, int]:
        return self.paper.programme_id, self.paper.id


async def see_paper(ctx: Context, programme_id: int, paper_id: int) -> PaperSeen:
    """For the unit and its coordinator."""
    async with ctx.read() as session:
        return await describe(session, ctx, programme_id, paper_id)


async def describe(session: AsyncSession, ctx: Context, programme_id: int, paper_id: int) -> PaperSeen:
    scope, paper = await paper_of(session, ctx, programme_id, paper_id)
    period = await period_of(session, programme_id, paper.period_id)
    view = await overview(session, programme_id, period)
    mine = [item for item in view.items if any(one.id in paper.versions for one in item.versions)]
    newer = [item for item in mine if item.versions[-1].id not in paper.versions]
    known = await papers.of_unit(session, programme_id, paper.period_id, paper.executor_id)
    own = programme_id, paper.period_id
    return PaperSeen(
        paper=paper,
        period=Period.from_key(period.key),
        timezone=view.programme.timezone,
        numbers=tuple(item.indicator.number for item in mine),
        corrected=tuple(item.indicator.number for item in newer),
        others=tuple(one for one in known if one.id != paper.id),
        at=own if scope.for_unit is None else (*own, paper.executor_id),
    )


async def paper_on(ctx: Context, message_id: int) -> tuple[int, int] | None:
    """The programme and the paper that came as this message, to whoever it came to."""
    async with ctx.read() as session:
        found = await papers.on_message(session, PaperBuilt.KIND, ctx.actor.person_id, message_id)
    if found is None:
        return None
    notice = PaperBuilt.from_plain(found)
    return notice.programme_id, notice.paper_id


async def paper_scans(ctx: Context, programme_id: int, paper_id: int) -> list[StoredFile]:
    """The scans of a signed paper, for whoever may see the evidence beside its figures."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.SEE_EVIDENCE, programme_id)
        paper = await papers.by_id(session, programme_id, paper_id)
        if paper is None or scope.of_unit(paper.executor_id) is None:
            raise NotFound("paper")
    return [StoredFile(one["name"], await ctx.files.get(one["hash"])) for one in paper.scans]
