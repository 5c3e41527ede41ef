"""A unit's sheet that came back, as its sender sees it: what is new, changed, asked, not read."""

from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncSession

from domain.drafts import DraftKind
from domain.figures.form import Answers
from domain.refusals import NotFound, Stale
from domain.time.periods import Period
from models.repositories import drafts
from models.repositories.programme.definition import revision_of
from models.tables.draft import Draft, DraftState
from programmes.unit_sheet.layout import FilledSheet, SheetTrouble
from programmes.unit_sheet.read import read_unit_sheet
from programmes.unit_sheet.words import source_of
from services.computing.first_answers import answers_at_first
from services.context import Context
from services.figures.tasks import Desk
from services.for_whom.sitting import for_whom_of
from services.unit_sheet.assess_sheet import CLEAR, SheetFigure, SheetState, assess_sheet
from services.unit_sheet.whose import desk_of_sheet


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """``source`` stands beside the figures of a coordinator who hands in for the unit, else it is empty.

    ``foreign`` are numbers that are none of the unit's; ``changed_since``: the programme has changed since
    the sheet was given out; ``at`` is what a button to the unit's list carries.
    """

    id: int
    revision: int
    unit: str
    period: Period
    source: str
    figures: tuple[SheetFigure, ...]
    foreign: tuple[str, ...]
    at: tuple[int, ...]
    empty: tuple[str, ...] = ()
    """Numbers of the unit's that nothing stands beside."""
    changed_since: bool = False
    trouble: SheetTrouble | None = None
    titles: str = ""
    is_open: bool = True

    def of(self, *states: SheetState) -> tuple[SheetFigure, ...]:
        return tuple(one for one in self.figures if one.state in states)

    @property
    def clear(self) -> tuple[SheetFigure, ...]:
        """Those that one press takes."""
        return self.of(*CLEAR)

    @property
    def question(self) -> SheetFigure | None:
        """The first figure about which something is asked."""
        return next(iter(self.of(SheetState.QUESTION)), None)

    @property
    def fingerprint(self) -> str:
        """Tells what was shown from what would be done now."""
        told = [
            (one.number, one.state, one.answers.to_json(), one.before and one.before.id)
            for one in self.figures
        ]
        return blake2b(repr(told).encode(), digest_size=4).hexdigest()


async def see_sheet(ctx: Context, draft_id: int) -> SheetSeen:
    """``NotYourSheet`` where it is a unit's that the actor may not hand in for, ``PeriodClosed`` where
    nothing is taken any more."""
    filled = await filled_of(ctx, draft_id)
    async with ctx.read() as session:
        draft = await own_sheet(session, ctx, draft_id)
        _, seen = await look_at(session, ctx, draft, filled)
        return seen


async def filled_of(ctx: Context, draft_id: int) -> FilledSheet:
    """What stands in the file; read once, by the worker."""
    async with ctx.read() as session:
        content_hash = (await own_sheet(session, ctx, draft_id)).subject

    async def read() -> FilledSheet:
        filled = await ctx.worker.run(read_unit_sheet, await ctx.files.get(content_hash))
        if filled is None:
            raise NotFound("sheet")
        return filled

    return await ctx.installation.recent.get(("sheet", content_hash), read)


async def own_sheet(session: AsyncSession, ctx: Context, draft_id: int) -> Draft:
    draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None or draft.kind != DraftKind.SHEET:
        raise NotFound("draft")
    return draft


def check_open(draft: Draft, revision: int) -> None:
    if draft.state != DraftState.OPEN or draft.revision != revision:
        raise Stale


async def look_at(
    session: AsyncSession, ctx: Context, draft: Draft, filled: FilledSheet
) -> tuple[Desk, SheetSeen]:
    """The sheet beside what is known now."""
    desk = await desk_of_sheet(session, ctx, filled.mark)
    view = desk.view
    items = view.asked(desk.scope)
    first = {one.indicator.id: Answers() for one in items}
    first |= await answers_at_first(session, view, [one for one in items if one.methodology])
    lacking = {one.indicator.id for one in items if desk.lacks_evidence(0, one)}
    chosen = draft.answers.get("chosen", {})
    found, foreign = assess_sheet(view, items, filled.rows, first, chosen, lacking)
    stated = {one.number for one in found}
    for_whom = await for_whom_of(session, ctx, desk.scope, view.period.id)
    said = draft.answers.get("said", "") or (for_whom.source if for_whom else "")
    own = desk.scope.programme_id, view.period.id
    seen = SheetSeen(
        id=draft.id,
        revision=draft.revision,
        unit=items[0].indicator.hands_in if items else "",
        period=Period.from_key(view.period.key),
        source=source_of(desk.today, said) if for_whom else "",
        figures=found,
        foreign=foreign,
        at=own if for_whom is None else (*own, for_whom.executor_id),
        empty=tuple(
            one.indicator.number for one in items if one.indicator.number not in stated and not one.versions
        ),
        changed_since=filled.mark.revision != await revision_of(session, desk.scope.programme_id),
        trouble=filled.trouble,
        titles=filled.found,
        is_open=draft.state == DraftState.OPEN,
    )
    return desk, seen
