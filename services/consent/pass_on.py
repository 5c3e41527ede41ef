"""What waits for a head whom nobody can ask any more goes to the next one, or to the coordinator, said."""

from collections import defaultdict
from collections.abc import Sequence

from domain.heads.agreeing import Askable, WhyPassedOn
from models.repositories import submissions
from models.repositories.programme import programmes
from models.tables.submission import Submission
from services.consent.agree import pass_to_coordinator, tell_coordinators
from services.consent.asking import heads_now
from services.context import Context, Work
from services.notices.executors import FiguresToAgree, PassedOn
from services.notices.plan import plan, plan_several
from services.standing.expected import ground_of


async def pass_unagreed_on(ctx: Context) -> int:
    """A tick: somebody was shown out, is away, cannot be reached, is the head no more. How many moved."""
    async with ctx.read() as session:
        if not await submissions.any_unagreed(session):
            return 0
    async with ctx.write() as work:
        return await pass_on(work, await submissions.awaiting_heads(work.session))


async def pass_on_within(work: Work, programme_id: int) -> int:
    """The same of one programme, within another's transaction."""
    return await pass_on(work, await submissions.awaiting_heads(work.session, programme_id))


async def pass_on(work: Work, waiting: Sequence[Submission]) -> int:
    by_programme: dict[int, list[Submission]] = defaultdict(list)
    for one in waiting:
        by_programme[one.programme_id].append(one)
    return sum([await _of_programme(work, *one) for one in by_programme.items()])


async def _of_programme(work: Work, programme_id: int, waiting: list[Submission]) -> int:
    facts = await programmes.facts(work.session, programme_id)
    if facts.rests:
        return 0
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


async def _unit(work: Work, submission: Submission) -> int:
    ground = await ground_of(work.session, submission.programme_id, submission.period_id)
    expected = ground.by_id.get(submission.indicator_id)
    unit = expected.indicator.hands_in_id if expected is not None else None
    return unit or submission.executor_id or 0


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
