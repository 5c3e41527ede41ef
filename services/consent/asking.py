"""Whether a head is asked about what is just being sent, and who that is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.heads.agreeing import Askable, who_agrees
from models.repositories import heads
from models.tables.submission import SubmissionState
from services.context import Work
from services.figures.make_version import NewVersion
from services.figures.tasks import Desk
from services.standing.assessed import Assessed


@dataclass(frozen=True, slots=True)
class AskedHeads:
    """By unit (its id) the head who is asked; ``own`` are the sender's, who is the head: nobody else is."""

    heads: Mapping[int, Askable] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    work: Work | None = None

    def on_its_way(self, new: NewVersion) -> NewVersion:
        """The version as it is sent: to the head, or, where nobody is asked, to the coordinator."""
        unit = new.executor_id or 0
        if unit in self.own and self.work is not None:
            return replace(new, agreer_id=new.author_id, agreed_at=self.work.now)
        head = self.heads.get(unit)
        if head is None or head.person_id == new.author_id:
            return new
        return replace(new, state=SubmissionState.AGREEING, agreer_id=head.person_id)


async def asking_heads(work: Work, desk: Desk, items: Sequence[Assessed]) -> AskedHeads:
    """Nobody, and no statement, where the programme wants no consent. Of a unit without a head in the bot it
    goes straight to the coordinator, and so it does where the head is away and nobody stands in."""
    if not desk.view.programme.needs_consent or not items:
        return AskedHeads()
    units = {item.indicator.hands_in_id or 0 for item in items} - {0}
    own = frozenset(units) & desk.scope.heads
    asked = await heads_now(work.session, desk.scope.programme_id, units - own, desk.today)
    return AskedHeads(asked, own, work)


async def heads_now(
    session: AsyncSession, programme_id: int, units: Collection[int], day: date
) -> dict[int, Askable]:
    """Who is asked on a day, by unit; nothing of one where nobody is."""
    found = await heads.of_units(session, programme_id, units, day) if units else {}
    asked = {unit: who_agrees(one) for unit, one in found.items()}
    return {unit: one for unit, one in asked.items() if one is not None}
