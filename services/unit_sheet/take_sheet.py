"""`[Принять]`, `[Отправить]`: what is clear in a sheet becomes versions in one press.

What is asked about is answered before, one figure at a time; whatever still lacks something becomes a draft,
so that nothing that was written into the sheet has to be typed again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from domain.evidence import LONGEST_LINE
from domain.figures import form
from domain.figures.form import Answers
from domain.refusals import Stale
from models.tables.draft import DraftState
from services.context import Context
from services.drafts.keep_draft import keep, touch
from services.evidence.beside_draft import attach_to
from services.evidence.new_piece import line_of
from services.figures.figure_draft import Loaded
from services.figures.open_draft import begin
from services.figures.receipts import Receipt, in_report_order
from services.figures.submit_value import submit_within
from services.unit_sheet.assess_sheet import SheetState
from services.unit_sheet.see_sheet import SheetSeen, check_open, filled_of, look_at, own_sheet

_NO_MESSAGE = -1
"""A ground of a sheet came in no message of its own: it is told from others by its figure's draft."""
_UNFINISHED = (SheetState.QUESTION, SheetState.LACKS)


@dataclass(frozen=True, slots=True)
class TakenSheet:
    """What was sent, if anything was clear; ``at`` is what a button to the unit's list carries."""

    receipts: tuple[Receipt, ...]
    at: tuple[int, ...]


async def take_sheet(
    ctx: Context, draft_id: int, revision: int, *, shown: str = "", stands: int | None = None
) -> TakenSheet:
    """What was ``shown`` as clear, and nothing else: ``Stale`` where something has changed since.

    What lacks something becomes a draft. The receipts stand on the message ``stands``.
    """
    filled = await filled_of(ctx, draft_id)
    async with ctx.write() as work:
        draft = await own_sheet(work.session, ctx, draft_id)
        check_open(draft, revision)
        desk, seen = await look_at(work.session, ctx, draft, filled)
        taken = [*seen.clear, *seen.of(*_UNFINISHED)]
        if not (seen.clear or seen.of(SheetState.LACKS)) or (shown and shown != seen.fingerprint):
            raise Stale
        begun = await begin(work, desk, [one.item for one in taken])
        for row, figure in zip(begun, taken, strict=True):
            said = Answers.from_json(row.answers).ahead  # of which a sheet says nothing
            keep(work, row, replace(figure.answers, ahead=said))
        await work.writer.flush()
        for row, figure in zip(begun, taken, strict=True):
            desk.note(row)
            if figure.ground:
                ground = line_of(figure.ground[:LONGEST_LINE], _NO_MESSAGE * row.id)
                await attach_to(work, desk, row, figure.item.indicator.id, ground)
        loaded = [Loaded(desk, row, one.item) for row, one in zip(begun, taken, strict=True)]
        ready = loaded[: len(seen.clear)]
        done = await submit_within(work, desk, ready, stands, seen.source) if ready else []
        draft.state, draft.message_id = DraftState.DONE, stands
        draft.programme_id = desk.scope.programme_id
        touch(work, draft)
        return TakenSheet(tuple(in_report_order(done)), seen.at)


async def choose_in_sheet(ctx: Context, draft_id: int, revision: int, place: int, which: int) -> SheetSeen:
    """One of several numbers is the value; the one that is asked about counts from now on."""

    def chosen(answers: Answers) -> Answers:
        return form.with_confirmation(form.with_choice(answers, which))

    return await _answer(ctx, draft_id, revision, place, chosen)


async def confirm_in_sheet(ctx: Context, draft_id: int, revision: int, place: int) -> SheetSeen:
    """«Да, верно»."""
    return await _answer(ctx, draft_id, revision, place, form.with_confirmation)


async def words_in_sheet(ctx: Context, draft_id: int, revision: int, place: int) -> SheetSeen:
    """«Записать словами»."""

    def in_words(answers: Answers) -> Answers:
        return form.with_words(answers, answers.wording, None)

    return await _answer(ctx, draft_id, revision, place, in_words)


async def leave_in_sheet(ctx: Context, draft_id: int, revision: int, place: int) -> SheetSeen:
    """«Не брать»: the figure is left as it is."""
    return await _answer(ctx, draft_id, revision, place, None)


async def drop_sheet(ctx: Context, draft_id: int, revision: int) -> None:
    """«Отмена»: nothing was written."""
    async with ctx.write() as work:
        draft = await own_sheet(work.session, ctx, draft_id)
        check_open(draft, revision)
        draft.state, draft.message_id = DraftState.CANCELLED, None
        touch(work, draft)


async def _answer(
    ctx: Context, draft_id: int, revision: int, place: int, change: Callable[[Answers], Answers] | None
) -> SheetSeen:
    """``place`` is the figure's among those of the sheet; only one that is asked about is answered."""
    filled = await filled_of(ctx, draft_id)
    async with ctx.write() as work:
        draft = await own_sheet(work.session, ctx, draft_id)
        check_open(draft, revision)
        _, seen = await look_at(work.session, ctx, draft, filled)
        if not 0 <= place < len(seen.figures) or seen.figures[place].state is not SheetState.QUESTION:
            raise Stale
        figure = seen.figures[place]
        answers = change(figure.answers) if change else None
        if answers is not None and answers.explanation is None:
            answers = _without_words(answers, form.explanation_required(answers, figure.asked))
        kept: dict[str, Any] = dict(draft.answers.get("chosen", {}))
        kept[figure.number] = answers.to_json() if answers is not None else None
        draft.answers = {**draft.answers, "chosen": kept}
        touch(work, draft)
        _, seen = await look_at(work.session, ctx, draft, filled)
        return seen


def _without_words(answers: Answers, required: bool) -> Answers:
    return answers if required else form.with_explanation(answers, "", None)
