"""Who is told of parts: whoever hands in that they have come, a contributor that the figure went without."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.access import Verb
from domain.contributions.together import Contributor, FigureParts, is_out
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories.programme import periods, programmes
from models.repositories.programme.programmes import IndicatorFacts
from models.repositories.submissions import SubmissionFacts
from services.access import enter, programme_name
from services.context import Context, Work
from services.contributions.asked_parts import parts_of
from services.contributions.part_draft import PartOf
from services.contributions.part_tasks import PartTask, part_tasks, sent_without
from services.notices.executors import HandedInFor, PartsCame, SentWithoutPart
from services.notices.notice import Notice
from services.notices.plan import plan_several
from services.notices.reminders import ReminderStands
from services.people.reached import present_of_units
from services.standing.assessed import overview


@dataclass(frozen=True, slots=True)
class CameParts:
    """The parts of a figure as they stand; ``sent`` is the version that counts or waits, if one does, and
    ``since`` whose part came or changed after it. ``programme`` is named to whoever has several."""

    programme_id: int
    period_id: int
    period: Period
    indicator: IndicatorFacts
    parts: FigureParts
    sent: SubmissionFacts | None
    since: tuple[Contributor, ...]
    programme: str = ""


@dataclass(frozen=True, slots=True)
class LackingParts:
    """One's own parts without which figures were sent."""

    programme_id: int
    period_id: int
    period: Period
    parts: tuple[PartTask, ...]
    programme: str = ""


async def tell_part_came(work: Work, part: PartOf, now: FigureParts, *, sent: bool) -> None:
    """One message once all parts are there, and of whatever comes after the figure was sent: to whoever
    hands it in, or to the coordinators where nobody can be told."""
    hands_in = part.indicator.hands_in_id or 0
    coordinators, units = await present_of_units(
        work.session, part.programme_id, {hands_in, part.executor_id}, work.now
    )
    me = await work.person_id()
    told: list[tuple[Notice, Collection[int]]] = [(ReminderStands(), units[part.executor_id])]
    if sent or not now.missing:
        notice = PartsCame(part.programme_id, part.period_id, part.indicator.id)
        told.append((notice, (units[hands_in] or coordinators) - {me}))
    if part.for_whom is not None:
        brought = HandedInFor.at(work.now, part.programme_id, part.period_id)
        told.append((brought, units[part.executor_id] - {me}))
    await plan_several(work, *told)


async def tell_sent_without(
    work: Work, programme_id: int, period_id: int, found: Collection[FigureParts]
) -> None:
    """To those whose part these figures were sent without."""
    missing = {one.executor_id for parts in found for one in parts.contributors if one.given is None}
    if not missing:
        return
    _, units = await present_of_units(work.session, programme_id, missing, work.now)
    people = frozenset[int]().union(*units.values()) - {await work.person_id()}
    await plan_several(work, (SentWithoutPart(programme_id, period_id), people))


async def came_parts(ctx: Context, notice: PartsCame) -> CameParts | None:
    """``None`` where it is nobody's news any more: the period is closed, or no parts are asked for."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        period = await periods.held_period(session, notice.programme_id, notice.period_id)
        if period is None:
            raise NotFound("period")
        view = await overview(session, notice.programme_id, period, only=[notice.indicator_id])
        parts = await parts_of(session, notice.programme_id, period.id, [notice.indicator_id])
    item = next((one for one in view.items if scope.covers(one.indicator)), None)
    if item is None or item.indicator.id not in parts:
        return None
    if not period.is_collected or not period.asks(item.indicator.id):
        return None
    now = parts[item.indicator.id]
    newest = item.versions[-1] if item.versions else None
    sent = newest if newest is not None and is_out([newest]) else None
    return CameParts(
        notice.programme_id,
        period.id,
        Period.from_key(period.key),
        item.indicator,
        now,
        sent,
        now.since(sent.seen) if sent else (),
        programme_name(scope, view.programme) if scope.among_several else "",
    )


async def lacking_parts(ctx: Context, notice: SentWithoutPart) -> LackingParts | None:
    """Of the actor's own; ``None`` once they have come, or the period is closed."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.GIVE_PART, notice.programme_id)
        period = await periods.held_period(session, notice.programme_id, notice.period_id)
        if period is None or not period.is_collected:
            return None
        facts = await programmes.facts(session, notice.programme_id)
        tasks = await part_tasks(session, ctx, scope, period, ctx.today(facts.timezone))
        lacking = await sent_without(session, notice.programme_id, period.id, tasks)
    if not lacking:
        return None
    programme = programme_name(scope, facts) if scope.among_several else ""
    return LackingParts(notice.programme_id, period.id, Period.from_key(period.key), lacking, programme)
