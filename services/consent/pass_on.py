"""What waits for a head whom nobody can ask any more goes to the next one, or to the coordinator, said."""

from collections import defaultdict
from collections.abc import Sequence

from domain.heads.agreeing import Askable, WhyPassedOn
from models.repositories import submission_rows, submissions
from models.repositories.programme import programmes
from models.tables.submission import Submission
from services.consent.agree import pass_to_coordinator, tell_coordinators
from services.consent.asking import heads_now
from services.context import Context, Work
from services.notices.executors import FiguresToAgree, PassedOn
from services.notices.plan import plan, plan_several
from services.periods.taking import taken_of
from services.review.held import hold_figures
from services.standing.expected import ground_of


async def pass_unagreed_on(ctx: Context) -> int:
    """A tick: somebody was shown out, is away, cannot be reached, is the head no more. How many moved."""
    async with ctx.read() as session:
        found = await submissions.with_unagreed(session)
    return sum([await _pass_on(ctx, programme_id) for programme_id in found])


async def _pass_on(ctx: Context, programme_id: int) -> int:
    async with ctx.write() as work:
        moved = await pass_on_within(work, programme_id)
        work.only_looked = not moved
        return moved


async def pass_on_within(work: Work, programme_id: int) -> int:
    """The same of one programme, within another's transaction."""
    facts = await programmes.facts(work.session, programme_id)
    if facts.rests:
        return 0
    waiting = await _waiting(work, programme_id)
    units = {one.id: await _unit(work, one) for one in waiting}
    day = work.ctx.today(facts.timezone)
    asked = await heads_now(work.session, programme_id, set(units.values()), day)
    if not facts.needs_consent:
        asked = {}
    passed: list[Submission] = []
    newly: set[int] = set()
    for one in waiting:
        head = asked.get(units[one.id])
        if head is None or head.person_id == one.author_id:
            one.agreer_id = None
            pass_to_coordinator(work, one, "pass_on_submission")
            passed.append(one)
        elif head.person_id != one.agreer_id:
            _ask(work, one, head)
            newly.add(head.person_id)
    why = WhyPassedOn.NO_HEAD if facts.needs_consent else WhyPassedOn.NOT_NEEDED
    await tell_coordinators(work, programme_id, passed)
    await _tell_authors(work, passed, why)
    await plan(work, FiguresToAgree(programme_id), *sorted(newly))
    return len(passed) + len(newly)


async def _waiting(work: Work, programme_id: int) -> list[Submission]:
    """Held, of the figures that are taken today: what a newer file no longer has waits until it comes back,
    what is not open again until it is."""
    found = await submissions.unagreed(work.session, programme_id)
    await hold_figures(work, programme_id, [one.id for one in found])
    by_period: dict[int, list[Submission]] = defaultdict(list)
    for one in await submission_rows.awaiting_heads(work.session, programme_id, [one.id for one in found]):
        by_period[one.period_id].append(one)
    return [one for period_id in by_period for one in await _taken(work, period_id, by_period[period_id])]


async def _taken(work: Work, period_id: int, here: Sequence[Submission]) -> list[Submission]:
    programme_id = here[0].programme_id
    ground = await ground_of(work.session, programme_id, period_id)
    known = {one.indicator_id for one in here} & ground.by_id.keys()
    taken = await taken_of(work.session, work.ctx, programme_id, ground.period, known)
    return [one for one in here if one.indicator_id in taken]


async def _unit(work: Work, submission: Submission) -> int:
    ground = await ground_of(work.session, submission.programme_id, submission.period_id)
    return ground.by_id[submission.indicator_id].indicator.hands_in_id or submission.executor_id or 0


def _ask(work: Work, submission: Submission, head: Askable) -> None:
    old, submission.agreer_id = submission.agreer_id, head.person_id
    about = {"version": submission.version, "agreer": head.person_id}
    work.audit(submission, "ask_other_head", submission.programme_id, old={"agreer": old}, new=about)


async def _tell_authors(work: Work, passed: Sequence[Submission], why: WhyPassedOn) -> None:
    by_author: dict[tuple[int, int], list[Submission]] = defaultdict(list)
    for one in passed:
        if one.author_id is not None:
            by_author[one.period_id, one.author_id].append(one)
    for (period_id, author_id), own in sorted(by_author.items()):
        ground = await ground_of(work.session, own[0].programme_id, period_id)
        numbers = ", ".join(ground.by_id[one.indicator_id].indicator.number for one in own)
        notice = PassedOn(own[0].programme_id, period_id, numbers, why, work.now)
        await plan_several(work, (notice, [author_id]))
