"""What somebody has begun passes on when they go: to the unit's next person, or to whoever takes over."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from domain.drafts import DraftKind
from models.repositories import drafts, people
from models.repositories.drafts import OF_UNITS
from models.repositories.programme import programmes
from models.repositories.programme.programmes import IndicatorFacts
from models.tables.draft import Draft, DraftState
from services.context import Work
from services.contributions.part_tasks import ids_in
from services.figures.figure_draft import indicator_of
from services.notices.executors import DraftsPassed
from services.notices.plan import plan

Heir = Callable[[int | None], int | None]
"""Who (their id) goes on with a figure of a unit, if there is anybody."""


async def pass_on(
    work: Work, programme_id: int, from_id: int, heir: Heir, *, same: int | None = None
) -> None:
    """Figures that were begun go to whoever is next; without anybody they wait for one who comes in. The rest
    of what was begun (a reason not typed yet) is over, unless it is the ``same`` person who goes on."""
    begun = await drafts.begun_in(work.session, programme_id, from_id)
    figures = [one for one in begun if one.kind in OF_UNITS]
    for one in begun:
        if one.kind not in OF_UNITS:
            if same is None:
                _end(one)
            else:
                await _given(work, one, same)
    await _give(work, programme_id, figures, heir)


async def take_over_left(work: Work, programme_id: int, executor_id: int, person_id: int) -> None:
    """Somebody came in for a unit: what those who have left it had begun is theirs."""
    facts = await programmes.facts(work.session, programme_id)
    left = await drafts.left_by_others(work.session, programme_id, work.ctx.today(facts.timezone))
    if left:
        await _give(work, programme_id, left, lambda unit: {executor_id: person_id}.get(unit or 0))


async def _give(work: Work, programme_id: int, figures: Sequence[Draft], heir: Heir) -> None:
    indicators = await programmes.indicators(work.session, programme_id, date.max)
    of = {one.id: one for one in indicators}
    numbers: Mapping[tuple[int, int], list[str]] = defaultdict(list)
    for one in figures:
        row = of.get(indicator_of(one))
        to = heir(_unit_of(one, row)) if row else None
        if row is not None and to is not None:
            from_id = one.person_id
            if await _given(work, one, to):
                numbers[from_id, to].append(row.number)
    for (from_id, to), passed in numbers.items():
        who = await people.by_id(work.session, from_id)
        notice = DraftsPassed(programme_id, who.name if who else "", ", ".join(passed), work.now)
        await plan(work, notice, to)


def _unit_of(draft: Draft, row: IndicatorFacts) -> int | None:
    """Of a contributor's part the unit that gives it, else whoever hands in."""
    return ids_in(draft.subject)[2] if draft.kind == DraftKind.PART else row.hands_in_id


async def _given(work: Work, draft: Draft, to: int) -> bool:
    """Whether it is theirs now: who has begun the same figure goes on with their own."""
    if await drafts.open_about(work.session, to, DraftKind(draft.kind), draft.subject) is not None:
        _end(draft)
        return False
    person = await people.by_id(work.session, to)
    assert person is not None
    draft.person_id, draft.chat_id = to, person.telegram_id
    draft.message_id, draft.listens = None, False
    draft.revision += 1
    draft.touched_at, draft.touched_by_update = work.now, None
    await work.writer.flush()
    return True


def _end(draft: Draft) -> None:
    draft.state, draft.message_id, draft.listens = DraftState.CANCELLED, None, False
