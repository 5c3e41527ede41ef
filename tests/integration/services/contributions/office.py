"""№ 23 of Kopeysk: ЗАГС hands in and gives a part of its own, МФЦ and УСЗН contribute."""

from dataclasses import dataclass

from domain.access import Role
from models.repositories.programme import programmes
from services.context import Context, Installation
from services.contributions.answer_part import take_part
from services.contributions.send_part import PartReceipt, send_part
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.plan.collect_parts import put_parts_together, toggle_contributor
from tests.sample import Town, member, take_in

MFC, ZAGS, USZN = 21, 22, 23
NUMBER = "23"


@dataclass(frozen=True)
class Office:
    """A person in each of the three units; ``ids`` are the units', by name."""

    town: Town
    mfc: Context
    zags: Context
    uszn: Context
    ids: dict[str, int]

    @property
    def indicator_id(self) -> int:
        return self.town.indicator_ids[NUMBER]

    def about(self, unit: str) -> tuple[int, int, int, int]:
        return self.town.programme_id, self.indicator_id, self.town.period_id, self.ids[unit]

    async def card(self) -> FigureDraft:
        """As whoever hands in sees it."""
        return await open_draft(self.zags, self.town.programme_id, self.indicator_id, self.town.period_id)

    async def give(self, ctx: Context, unit: str, text: str) -> PartReceipt:
        draft = await take_part(ctx, *self.about(unit), text, None)
        return await send_part(ctx, draft.id, draft.revision)


async def open_office(installation: Installation, how: str = "sum", *, own: bool = True) -> Office:
    town = await take_in(installation)
    async with town.coordinator.read() as session:
        known = await programmes.executors(session, town.programme_id)
    ids = {one.name: one.id for one in known}
    mfc, zags, uszn = [
        await member(installation, telegram_id, town.programme_id, Role.EXECUTOR, ids[unit])
        for telegram_id, unit in ((MFC, "МФЦ"), (ZAGS, "ЗАГС"), (USZN, "УСЗН"))
    ]
    about = town.programme_id, town.indicator_ids[NUMBER]
    for unit in ("МФЦ", "УСЗН", *(["ЗАГС"] if own else [])):
        await toggle_contributor(town.coordinator, *about, ids[unit])
    if how:
        await put_parts_together(town.coordinator, *about, how)
    return Office(town, mfc, zags, uszn, ids)
