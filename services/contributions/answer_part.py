"""A plain message answers a part's draft: the figure, the sentence, or both in one."""

from domain.access import Verb
from domain.drafts import DraftKind
from domain.figures import form
from domain.figures.finished_row import with_typed
from domain.figures.form import Answers
from domain.figures.inputs.trouble import NotInput
from domain.figures.numbers import Reading
from domain.figures.said import was_said, with_said
from domain.refusals import TooLong
from models.repositories import drafts
from services.access import scopes
from services.context import Context
from services.contributions.asked_parts import own_parts
from services.contributions.open_part import begin_part
from services.contributions.part_draft import LoadedPart, PartDraft, load_part, part_of
from services.drafts.keep_draft import keep
from services.figures.answer_draft import answered
from services.figures.figure_draft import AGAIN
from services.figures.take_message import read_line
from services.for_whom.sitting import going_on
from services.periods.asked_periods import latest_asked


async def answer_part(ctx: Context, draft_id: int, text: str, message_id: int | None) -> PartDraft:
    """As ``answer_draft`` takes a figure's; ``TooLong`` as well."""
    if len(text) > form.LONGEST_ANSWER:
        raise TooLong(form.LONGEST_ANSWER, len(text))
    async with ctx.write() as work:
        loaded = await load_part(work.session, ctx, draft_id)
        mark = loaded.draft.step
        answers, misread = answered(loaded.draft, loaded.answers, loaded.part.asked, text, message_id)
        keep(work, loaded.draft, with_said(answers, loaded.answers, message_id, text))
        if misread is not None and mark in AGAIN:  # the old answer stands until another comes
            loaded.draft.step = mark
        return loaded.describe(misread, text)


async def part_said_in(ctx: Context, message_id: int, text: str) -> int | None:
    """The open draft that a message has answered, where the message says something else now."""
    async with ctx.read() as session:
        for draft in await drafts.open_of(session, ctx.actor.person_id, DraftKind.PART):
            kept = Answers.from_json(draft.answers)
            if message_id in kept.messages and not was_said(kept, message_id, text):
                return draft.id
    return None


async def edit_part(ctx: Context, draft_id: int, text: str, message_id: int) -> PartDraft:
    """A message edited in Telegram before the part was sent: its answer is given anew."""
    async with ctx.write() as work:
        loaded = await load_part(work.session, ctx, draft_id)
        answers, misread = _edited(loaded, text, message_id)
        keep(work, loaded.draft, with_said(answers, loaded.answers, message_id, text))
        return loaded.describe(misread, text)


def _edited(loaded: LoadedPart, text: str, message_id: int) -> tuple[Answers, Reading | NotInput | None]:
    answers, asked = loaded.answers, loaded.part.asked
    if answers.typed_message == message_id:
        return with_typed(answers, text, message_id), None
    if answers.value_message != message_id:
        return form.with_explanation(answers, text, message_id), None
    if answers.words:
        return form.with_words(answers, text, message_id), None
    if answers.explanation_message == message_id:
        answers = form.without_explanation(answers)
    changed, reading = form.with_message(answers, asked, text, message_id)
    return changed, (reading if changed is answers else None)


async def take_part(
    ctx: Context,
    programme_id: int,
    indicator_id: int,
    period_id: int,
    executor_id: int,
    text: str,
    message_id: int | None,
) -> PartDraft:
    """«№ 23 5 размещены объявления»: only sending is left where nothing more has to be said."""
    if len(text) > form.LONGEST_ANSWER:
        raise TooLong(form.LONGEST_ANSWER, len(text))
    async with ctx.write() as work:
        part, scope = await part_of(work.session, ctx, programme_id, indicator_id, period_id, executor_id)
        loaded = LoadedPart(await begin_part(work, part), part, scope)
        answers, misread = read_line(loaded.answers, part.asked, text, message_id)
        keep(work, loaded.draft, with_said(answers, loaded.answers, message_id, text))
        return loaded.describe(misread, text)


async def own_part_named(ctx: Context, number: str) -> tuple[int, int, int, int] | None:
    """The one part of the actor's own that «№ 23» can mean (programme, indicator, period, executor), or of
    the unit for which a coordinator hands in. ``None`` where there is none, or several, or the figure itself
    is theirs to hand in."""
    found: list[tuple[int, int, int, int]] = []
    async with ctx.read() as session:
        for scope in await scopes(session, ctx, Verb.GIVE_PART):
            period = await latest_asked(session, ctx, scope.programme_id)
            if period is None:
                continue
            sitting = await going_on(session, ctx, scope) if scope.sees_all else None
            theirs = scope.standing_in(sitting[0]) if sitting else scope
            named = [
                one for one in await own_parts(session, theirs, period.id) if one.indicator.number == number
            ]
            if any(theirs.hands_in(one.indicator) for one in named):
                return None
            found += [(scope.programme_id, one.indicator.id, period.id, one.executor_id) for one in named]
    return found[0] if len(found) == 1 else None
