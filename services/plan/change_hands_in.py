"""`/plan № 22`, «Кто сдаёт»: another executor hands in for an indicator."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.programme.document import ABOUT_WHO, Executor, ExecutorKind
from domain.refusals import NotFound
from models.repositories.programme import documents, programmes, question_rows
from models.repositories.programme.programmes import ExecutorFacts
from models.tables.indicator import Indicator
from programmes.change.edits import set_hands_in
from services.access import enter
from services.context import Context, Work
from services.plan.plan_indicator import IndicatorPlan, own_indicator, plan_of, see_plan
from services.programme.write_document import write_document


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who can hand in for an indicator: every executor that is not a collective."""

    plan: IndicatorPlan
    executors: tuple[ExecutorFacts, ...]


async def see_candidates(ctx: Context, programme_id: int, indicator_id: int) -> Candidates:
    plan = await see_plan(ctx, programme_id, indicator_id)
    async with ctx.read() as session:
        await enter(session, ctx, Verb.PLAN, programme_id)
        return Candidates(plan, tuple(await _possible(session, programme_id)))


async def change_hands_in(
    ctx: Context, programme_id: int, indicator_id: int, executor_id: int
) -> IndicatorPlan:
    """From now on it is on that executor's list; ``NotFound`` for a collective or another programme's.

    Written the way an answer to the document's question is written, which is answered by it, too.
    """
    async with ctx.write() as work:
        scope, indicator = await own_indicator(work, programme_id, indicator_id)
        possible = await _possible(work.session, programme_id)
        chosen = next((one for one in possible if one.id == executor_id), None)
        if chosen is None:
            raise NotFound("executor")
        document = await documents.document(work.session, programme_id)
        executor = next(one for one in document.executors if one.name == chosen.name)
        await write_document(work, programme_id, set_hands_in(document, indicator.number, executor))
        work.audit(indicator, "set_hands_in", programme_id, new={"executor": executor.name})
        await _answered(work, indicator, executor)
        await work.writer.flush()
        return await plan_of(work.session, scope, indicator_id)


async def _possible(session: AsyncSession, programme_id: int) -> list[ExecutorFacts]:
    known = await programmes.executors(session, programme_id)
    return [one for one in known if one.kind is not ExecutorKind.COLLECTIVE]


async def _answered(work: Work, indicator: Indicator, executor: Executor) -> None:
    for row in await question_rows.open_of(work.session, indicator.programme_id):
        if row.number == indicator.number and row.kind in ABOUT_WHO:
            row.answer, row.answered_at = executor.name, work.now
            work.audit(row, "answer_question", indicator.programme_id, new={"answer": executor.name})
