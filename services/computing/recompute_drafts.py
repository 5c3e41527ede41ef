"""Drafts of figures whose formula has changed, or what it refers to: what was seen is not what is sent."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from domain.anew import still_fitting, units_of
from domain.figures import computed
from domain.figures.form import Answers
from domain.methodology.model import Methodology
from models.repositories import drafts
from models.repositories.programme.periods import PeriodFacts
from models.tables.draft import Draft
from services.context import Work
from services.figures.tasks import asked_of, subject
from services.notices.executors import DraftRecomputed
from services.notices.plan import plan
from services.standing.assessed import Assessed, Overview, overview


async def recompute_drafts(
    work: Work,
    programme_id: int,
    period: PeriodFacts,
    indicator_ids: Collection[int],
    before: Mapping[int, Methodology],
) -> None:
    """Buttons that were drawn before are stale, and whoever has begun it is told what it was and is.

    ``before``: what an indicator's inputs were asked by until now, where that is another methodology.
    """
    about = {subject(one, period.id): one for one in indicator_ids}
    begun = await drafts.open_about_figures(work.session, programme_id, list(about))
    if not begun:
        return
    ids = {about[draft.subject] for draft in begun}
    view = await overview(work.session, programme_id, period, only=ids)
    items = {item.indicator.id: item for item in view.items}
    for draft in begun:
        item = items.get(about[draft.subject])
        if item is not None:
            await _recompute(work, view, item, draft, before.get(item.indicator.id))


async def _recompute(
    work: Work, view: Overview, item: Assessed, draft: Draft, asked_by: Methodology | None
) -> None:
    before, asked = Answers.from_json(draft.answers), asked_of(view, item)
    fitting = before.given
    if asked_by is not None and item.methodology is not None:
        fitting = still_fitting(before.given, units_of(asked_by), item.methodology)
    after = computed.settled(replace(before, given=fitting), asked)
    if (before.value, before.wording) == (after.value, after.wording):
        return
    draft.answers, draft.revision = after.to_json(), draft.revision + 1
    await work.writer.flush()
    await plan(work, DraftRecomputed(view.programme.id, draft.id, before.wording), draft.person_id)
