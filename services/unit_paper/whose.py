"""Whose rows they are, and which version of each stands on a paper."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.refusals import NotFound
from models.repositories import papers
from models.repositories.papers import PaperFacts
from models.repositories.submissions import SubmissionFacts
from models.tables.submission import SubmissionState
from services.access import enter
from services.context import Context
from services.standing.assessed import Assessed


async def scope_of_unit(session: AsyncSession, ctx: Context, programme_id: int, executor_id: int) -> Scope:
    """For the unit itself and its coordinator; ``NotFound`` for everybody else."""
    scope = (await enter(session, ctx, Verb.HAND_IN, programme_id)).of_unit(executor_id)
    if scope is None:
        raise NotFound("executor")
    return scope


async def paper_of(
    session: AsyncSession, ctx: Context, programme_id: int, paper_id: int
) -> tuple[Scope, PaperFacts]:
    """The same of a paper that was printed."""
    await enter(session, ctx, Verb.HAND_IN, programme_id)
    facts = await papers.by_id(session, programme_id, paper_id)
    if facts is None:
        raise NotFound("paper")
    return await scope_of_unit(session, ctx, programme_id, facts.executor_id), facts


def to_print(item: Assessed) -> SubmissionFacts | None:
    """What the unit says now: the newest version, or, where that came back, the accepted one."""
    newest = item.versions[-1] if item.versions else None
    if newest is not None and newest.state is not SubmissionState.RETURNED:
        return newest
    return item.figure


def on_paper(
    items: Iterable[Assessed], versions: Collection[int], missing: Collection[str]
) -> list[Assessed]:
    """The rows of a paper, each with the version that stands on it."""
    found = []
    for item in items:
        own = next((one for one in item.versions if one.id in versions), None)
        if own is not None or item.indicator.number in missing:
            found.append(replace(item, figure=own, versions=(own,) if own is not None else ()))
    return found


def code_of(versions: Sequence[int], missing: Sequence[str]) -> str:
    """Eight digits that tell a unit's papers of a period from one another: «4829-1307»."""
    told = f"{sorted(versions)}|{sorted(missing)}"
    digits = f"{int.from_bytes(blake2b(told.encode(), digest_size=8).digest()) % 10**8:08}"
    return f"{digits[:4]}-{digits[4:]}"
