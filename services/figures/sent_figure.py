"""A figure that was sent, to look at: nothing is begun by looking (storyboard 2)."""

from dataclasses import dataclass
from datetime import datetime

from domain.access import Verb
from domain.contributions.together import FigureParts
from domain.evidence import EvidencePiece, of_version
from domain.figures.form import Asked
from domain.figures.standing import Standing
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.access import enter
from services.context import Context
from services.figures.figure_draft import FigureDraft, describe
from services.figures.open_draft import begin, period_to_fill
from services.figures.tasks import Desk, TaskList, asked_of, desk_of, subject
from services.standing.assessed import Assessed


@dataclass(frozen=True, slots=True)
class SentFigure:
    """``version`` is the newest one; ``accepted`` the one that stands until that is decided about."""

    item: Assessed
    version: SubmissionFacts
    accepted: SubmissionFacts | None
    asked: Asked
    tasks: TaskList
    timezone: str
    pieces: tuple[EvidencePiece, ...] = ()
    parts: FigureParts | None = None
    """What contributors have given of it by now."""

    @property
    def standing(self) -> Standing:
        return self.item.expected.standing(self.version)

    @property
    def is_accepted(self) -> bool:
        return self.version.state is SubmissionState.ACCEPTED

    @property
    def is_agreeing(self) -> bool:
        """It waits for the head of its unit."""
        return self.version.state is SubmissionState.AGREEING

    @property
    def since(self) -> datetime:
        """When it was accepted, else when it was sent."""
        return (self.is_accepted and self.version.decided_at) or self.version.sent_at


async def open_card(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int | None = None
) -> FigureDraft | SentFigure:
    """What was sent is shown as it is; else the card: a draft begun or resumed, of a returned figure too."""
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.HAND_IN, programme_id)
        period = await period_to_fill(work.session, ctx, scope, period_id, indicator_id)
        desk = await desk_of(work.session, ctx, scope, period, [indicator_id])
        item = desk.own_item(indicator_id)
        if _is_sent(desk, item):
            work.only_looked = True
            return await sent_on(desk, item)
        [draft] = await begin(work, desk, [item])
        await work.writer.flush()
        return await describe(desk, draft)


def _is_sent(desk: Desk, item: Assessed) -> bool:
    """Its newest version is on its way or accepted, and no correction of it is begun."""
    if not item.versions or subject(item.indicator.id, desk.view.period.id) in desk.begun:
        return False
    return item.versions[-1].state is not SubmissionState.RETURNED


async def sent_on(desk: Desk, item: Assessed) -> SentFigure:
    """The newest version of a figure that has one."""
    version, timezone = item.versions[-1], desk.view.programme.timezone
    accepted = [one for one in item.versions if one.state is SubmissionState.ACCEPTED]
    before = next((one for one in accepted[-1:] if one is not version), None)
    pieces = of_version(desk.beside(item.indicator.id), version.version)
    asked = asked_of(desk.view, item)
    parts = desk.parts.get(item.indicator.id)
    return SentFigure(item, version, before, asked, await desk.tasks(), timezone, pieces, parts)
