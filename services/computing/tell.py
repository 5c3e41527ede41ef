"""Whoever coordinates, and whoever handed a figure in, is told once what came of computing anew."""

from collections.abc import Collection, Sequence

from models.tables.submission import Submission
from services.context import Work
from services.notices.coordinators import FiguresRecomputed
from services.notices.executors import OwnRecomputed
from services.notices.plan import plan_several
from services.people.reached import concerned_by_figures


async def tell_recomputed(work: Work, programme_id: int, made: Sequence[Submission]) -> None:
    """What is computed anew within two minutes is one message; which figures those are is looked up."""
    if not made:
        return
    units = {one.executor_id for one in made if one.executor_id is not None}
    coordinators, theirs = await concerned_by_figures(work.session, programme_id, units, work.now)
    authors = {one.author_id for one in made if one.author_id is not None}
    own = authors & theirs if _each_has_author(made, theirs) else theirs
    about = work.now, programme_id
    await plan_several(work, (FiguresRecomputed.at(*about), coordinators), (OwnRecomputed.at(*about), own))


def _each_has_author(made: Sequence[Submission], theirs: Collection[int]) -> bool:
    """Where one has gone since, the others of the unit are told."""
    return all(one.author_id in theirs for one in made if one.executor_id is not None)
