"""A programme's file sent to the bot: read, confirmed question by question, and only then stored."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role, Verb
from domain.drafts import DraftKind
from domain.programme.document import ReadDocument
from domain.programme.reading_doubts import reading_doubts
from domain.refusals import NotAllowed, NotFound, Stale, UnclearDeadline
from domain.time.deadlines import read_deadline
from domain.time.periods import Period
from models.repositories import drafts, people
from models.repositories.programme import periods, removal, uploads
from models.repositories.submissions import DOCUMENT
from models.tables.draft import Draft, DraftState
from programmes.answers.choices import part_of, split_choices
from programmes.answers.lines import apply_answers
from programmes.change.carry_over import says_everything
from programmes.known_words import known_words
from programmes.reading import read_document
from services.access import enter
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.own_draft import own_draft
from services.people.accept_invitation import join
from services.programme.change_programme import (
    ProgrammeChange,
    ProgrammeFile,
    apply_change,
    find_change,
    find_likely,
    lock_unchanged,
)
from services.programme.file_step import FileStep, Stored
from services.programme.receive_file import SAME
from services.programme.store_programme import USUAL_DEADLINE, Setup, store_programme
from services.reading.file_draft import FileDraft
from services.reading.layouts import keep_layout, ways_as_before
from services.reports.keep_form import renew_form
from services.reports.offer_form import may_be_form
from services.reports.own_document import with_own_document
from services.signing.compare_signed import compare_signed
from services.signing.take_rows import take_rows

_ORDER = (FileStep.READ, FileStep.MUNICIPALITY, FileStep.TIMEZONE, FileStep.DEADLINE, FileStep.FIGURES)


async def see_file(ctx: Context, draft_id: int) -> FileDraft:
    """What was read; ``UnreadableFile`` tells why a file cannot be a programme."""
    async with ctx.read() as session:
        draft = await own_file(session, ctx, draft_id)
        upload = await uploads.of_person(session, draft.person_id, draft.subject)
    filename = upload.filename if upload else ""
    file = await read_with(ctx, draft.subject, filename, tuple(draft.answers.get("reading", ())))
    seen = _describe(ctx, draft, filename, file.document, None)
    before = await ways_as_before(ctx, file.document, seen.doubts)
    said = draft.answers.get(SAME)
    change = await find_change(ctx, file, said)
    likely = await find_likely(ctx, file) if change is None and said is None else ()
    signed = await compare_signed(ctx, file.document, change.programme_id) if change is not None else None
    found = replace(seen, before=before, change=change, likely=likely, signed=signed)
    programme_id = change.programme_id if change is not None else None
    return replace(found, may_be_form=await may_be_form(ctx, file.document, programme_id))


async def read_with(
    ctx: Context, content_hash: str, filename: str, reading: tuple[str, ...]
) -> ProgrammeFile:
    """With the answers given about it; once, not at each press."""

    async def read() -> ProgrammeFile:
        content = await ctx.files.get(content_hash)
        choices, _ = split_choices(reading)
        document = await ctx.worker.run(read_document, content, filename, choices)
        return ProgrammeFile(content_hash, document, says_everything(document), reading=reading)

    return await ctx.installation.recent.get(("read", content_hash, filename, reading), read)


async def apply_file(ctx: Context, draft_id: int, revision: int, *, shown: str = "") -> ProgrammeChange:
    """«Применить изменения»: the programme becomes what the file says; ``Stale`` where it did meanwhile."""
    seen = await see_file(ctx, draft_id)
    change = seen.change
    if change is None or seen.doubt is not None or (shown and shown != seen.fingerprint):
        raise Stale
    choices, _ = split_choices(seen.reading)
    read = await with_own_document(ctx, seen.document, seen.content_hash, choices)
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.CHANGE_PROGRAMME, change.programme_id)
        await lock_unchanged(work, change)
        draft = await own_file(work.session, ctx, draft_id)
        if draft.revision != revision:
            raise Stale
        await apply_change(work, change, draft.subject)
        if seen.signed is not None and seen.mended:
            await take_rows(work, seen.signed, seen.mended, DOCUMENT, "import_figure")
        await renew_form(work, change.programme_id, read.form, draft.subject)
        await keep_layout(work, change.programme_id, seen.document, seen.reading)
        draft.programme_id, draft.state = change.programme_id, DraftState.DONE
        draft.message_id = None
        return change


async def answer_file(
    ctx: Context, draft_id: int, revision: int, *, stay: bool = False, **answers: Any
) -> FileDraft:
    """One of the questions answered, the next one opened; after the last one the programme is stored.

    Where it is to ``stay``, the answer is kept and the question stays open.
    ``AlreadyTakenIn`` where this very file is a programme of that municipality already.
    """
    before = await see_file(ctx, draft_id)
    _check_owner(ctx)
    if before.doubt is not None or before.likely:
        return before
    if not stay and _after(before.step, before.document) is FileStep.DONE:
        choices, _ = split_choices(before.reading)
        own = await with_own_document(ctx, before.document, before.content_hash, choices)
        before = replace(before, document=own)
    async with ctx.write() as work:
        draft = await own_file(work.session, ctx, draft_id)
        if draft.revision != revision:
            raise Stale
        new = await _with_due(work.session, before.municipality, answers)
        draft.answers = {**draft.answers, **new}
        draft.step = draft.step if stay else _after(FileStep(draft.step), before.document)
        touch(work, draft)
        stored = await _finish(work, draft, before) if draft.step == FileStep.DONE else None
        return _describe(ctx, draft, before.filename, before.document, stored)


async def say_same(ctx: Context, draft_id: int, revision: int, programme_id: int) -> FileDraft:
    """Which likely programme the file is of, 0 for none of them; ``Stale`` where that is not asked."""
    before = await see_file(ctx, draft_id)
    if before.doubt is not None or programme_id not in (0, *(one.id for one in before.likely)):
        raise Stale
    if not before.likely:
        raise Stale
    async with ctx.write() as work:
        draft = await own_file(work.session, ctx, draft_id)
        if draft.revision != revision:
            raise Stale
        if programme_id:
            await enter(work.session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        draft.answers = {**draft.answers, SAME: programme_id}
        touch(work, draft)
    return await see_file(ctx, draft_id)


def known_deadline(text: str) -> str:
    """The rule as typed; ``UnclearDeadline`` where it is none."""
    if read_deadline(text) is None or len(text) > 100:
        raise UnclearDeadline(text[:100])
    return text


async def _with_due(session: AsyncSession, municipality: str, answers: dict[str, Any]) -> dict[str, Any]:
    """A deadline that is proposed for a period is kept with the day that it gives there."""
    rule = read_deadline(answers.get("deadline", ""))
    if rule is None or "period" not in answers:
        return answers
    days_off = await periods.days_off_in(session, municipality)
    return {**answers, "due": rule.due(Period.from_key(answers["period"]), days_off).isoformat()}


def _after(step: FileStep, document: ReadDocument) -> FileStep:
    if step is FileStep.FIGURES or (step is FileStep.DEADLINE and not has_figures(document)):
        return FileStep.DONE
    return _ORDER[_ORDER.index(step) + 1]


def has_figures(document: ReadDocument) -> bool:
    """Whether the document is a report that was filled in, of a period that it names."""
    return document.names_its_period and any(fact.wording.strip(" -–—") for fact in document.facts)


async def cancel_file(ctx: Context, draft_id: int, revision: int) -> None:
    """«Отмена»: nothing was written, nothing stays but the upload."""
    async with ctx.write() as work:
        draft = await own_file(work.session, ctx, draft_id)
        if draft.revision != revision:
            raise Stale
        draft.state, draft.message_id = DraftState.CANCELLED, None


async def coordinate(ctx: Context, draft_id: int) -> int:
    """«Координатор — я»: the owner who took it in becomes the first coordinator. Gives the programme.

    Pressed twice, it is so already.
    """
    async with ctx.write() as work:
        _, programme_id = await own_draft(work.session, ctx, draft_id, DraftKind.PROGRAMME_FILE)
        if await removal.is_removed(work.session, programme_id):
            raise Stale
        members = await people.members_of(work.session, programme_id, role=Role.COORDINATOR)
        if any(member.person_id == ctx.actor.person_id for member in members):
            return programme_id
        if not ctx.actor.is_owner or await people.has_had_coordinator(work.session, programme_id):
            raise NotAllowed(Verb.INVITE)
        await join(work, programme_id, Role.COORDINATOR, None)
        return programme_id


def _check_owner(ctx: Context) -> None:
    """New programmes are the owner's; a coordinator changes own ones (storyboard 0)."""
    if not ctx.actor.is_owner:
        raise NotAllowed(Verb.CREATE_PROGRAMME)


async def _finish(work: Work, draft: Draft, before: FileDraft) -> Stored:
    _check_owner(work.ctx)
    setup = Setup(
        municipality=draft.answers.get("municipality") or before.municipality,
        timezone=draft.answers.get("timezone") or before.timezone,
        deadline=draft.answers.get("deadline") or before.deadline,
        with_figures=bool(draft.answers.get("figures")),
        part=part_of(before.reading),
    )
    answered = apply_answers(before.document, known_words(before.document.programme))
    stored = await store_programme(work, answered, draft.subject, setup)
    await keep_layout(work, stored.programme_id, before.document, before.reading)
    draft.programme_id, draft.state, draft.message_id = stored.programme_id, DraftState.DONE, None
    return stored


async def own_file(session: AsyncSession, ctx: Context, draft_id: int) -> Draft:
    """An open file of the actor's own."""
    draft = await drafts.own(session, ctx.actor.person_id, draft_id)
    if draft is None or draft.kind != DraftKind.PROGRAMME_FILE:
        raise NotFound("draft")
    if draft.state != DraftState.OPEN:
        raise Stale
    return draft


def _describe(
    ctx: Context, draft: Draft, filename: str, document: ReadDocument, stored: Stored | None
) -> FileDraft:
    answers = draft.answers
    timezone = answers.get("timezone") or document.programme.timezone or ctx.installation.timezone
    settled = answers.get("settled", ())
    return FileDraft(
        id=draft.id,
        revision=draft.revision,
        step=FileStep(draft.step),
        filename=filename,
        document=document,
        municipality=answers.get("municipality") or document.programme.municipality,
        timezone=timezone,
        deadline=answers.get("deadline") or document.programme.deadline or USUAL_DEADLINE,
        content_hash=draft.subject,
        reading=tuple(answers.get("reading", ())),
        doubts=tuple(reading_doubts(document, settled, ctx.today(timezone))),
        stored=stored,
        first_due=_first_due(draft),
    )


def _first_due(draft: Draft) -> tuple[Period, date] | None:
    if draft.step != FileStep.DEADLINE or "due" not in draft.answers:
        return None
    return Period.from_key(draft.answers["period"]), date.fromisoformat(draft.answers["due"])
