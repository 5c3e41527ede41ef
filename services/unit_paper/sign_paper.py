"""The number or the scan of a signed paper marks the versions that stand on it, and no others."""

from dataclasses import replace
from datetime import date

from domain.drafts import DraftKind
from domain.file_types import SCANS, file_type
from domain.heads.signature import read_letter
from domain.refusals import NotAScan, NotFound, Stale, UnclearLetter
from models.repositories import drafts, papers
from models.repositories.programme import programmes
from models.tables.draft import Draft, DraftState
from models.tables.submission import UnitPaper
from services.context import Context, Work
from services.drafts.keep_draft import touch
from services.drafts.typed_answer import wait_for
from services.unit_paper.see_paper import PaperSeen, describe
from services.unit_paper.whose import paper_of

MOST = 30
"""Scans of one paper."""


async def await_signature(ctx: Context, programme_id: int, paper_id: int) -> PaperSeen:
    """«Подписан»: what is typed next is the letter, what is sent is its scan."""
    async with ctx.write() as work:
        seen = await describe(work.session, ctx, programme_id, paper_id)
        draft = await wait_for(work, DraftKind.PAPER, programme_id, str(paper_id))
        draft.answers = {"stood": _told(seen.paper.number, seen.paper.letter_on)}
        return replace(seen, question_id=draft.id)


async def sign_by_letter(
    ctx: Context, programme_id: int, paper_id: int, text: str, draft_id: int | None = None
) -> PaperSeen:
    """«№ 12-44 от 07.07.2022», as the answer to a question or in reply to the paper.

    ``UnclearLetter`` where it is none. A letter that somebody else has put there meanwhile is never replaced:
    it is shown, and so is the one that was ``refused``.
    """
    async with ctx.write() as work:
        row = await _for_change(work, programme_id, paper_id)
        question = await _question(work, draft_id, paper_id)
        today = await _today(work, programme_id)
        letter = read_letter(text, today)
        if letter is None:
            raise UnclearLetter(text[:200], today)
        told, stood = _told(letter.number, letter.day), _told(row.number, row.letter_on)
        expected = question.answers.get("stood", "") if question is not None else ""
        refused = letter if stood not in ("", expected, told) else None
        if refused is None and stood != told:
            row.number, row.letter_on = letter.number, letter.day
            await _sign(work, row, {"letter": told}, stood)
        if question is not None:
            question.state, question.message_id = DraftState.DONE, None
            touch(work, question)
        await work.writer.flush()
        return replace(await describe(work.session, ctx, programme_id, paper_id), refused=refused)


async def sign_by_scan(
    ctx: Context,
    programme_id: int,
    paper_id: int,
    content: bytes,
    filename: str,
    draft_id: int | None = None,
    caption: str = "",
) -> PaperSeen:
    """A PDF or a picture of it; ``NotAScan`` for anything else. The same one twice is kept once; a question
    stays open for the next page. A letter below the first of them is the paper's."""
    await check_paper(ctx, programme_id, paper_id)
    if file_type(content) not in SCANS:
        raise NotAScan(filename[:100])
    content_hash = await ctx.files.put(content)
    async with ctx.write() as work:
        row = await _for_change(work, programme_id, paper_id)
        question = await _question(work, draft_id, paper_id)
        known = [one["hash"] for one in row.scans]
        if content_hash not in known and len(known) < MOST:
            name = filename[:255]
            row.scans = [*row.scans, {"hash": content_hash, "name": name, "size": len(content)}]
            said: dict[str, object] = {"file": content_hash, "name": name}
            letter = None if row.number else read_letter(caption, await _today(work, programme_id))
            if letter is not None:
                row.number, row.letter_on = letter.number, letter.day
                said["letter"] = _told(letter.number, letter.day)
            await _sign(work, row, said)
        if question is not None:
            touch(work, question)
        await work.writer.flush()
        seen = await describe(work.session, ctx, programme_id, paper_id)
        return replace(seen, question_id=question.id if question is not None else None)


async def check_paper(ctx: Context, programme_id: int, paper_id: int) -> None:
    """Before anything is downloaded: it is the actor's to mark."""
    async with ctx.read() as session:
        await paper_of(session, ctx, programme_id, paper_id)


async def unsign_paper(ctx: Context, programme_id: int, paper_id: int) -> PaperSeen:
    """«Снять отметку»: its letter and scans go; a figure that stands on another signed paper stays signed."""
    async with ctx.write() as work:
        row = await _for_change(work, programme_id, paper_id)
        if row.signed_at is not None:
            old = {"letter": _told(row.number, row.letter_on), "files": [one["hash"] for one in row.scans]}
            row.number, row.letter_on, row.scans = "", None, []
            row.signed_at = row.signed_by_id = None
            work.audit(row, "unsign_paper", programme_id, old=old)
            await _mark(work, row)
        await work.writer.flush()
        return await describe(work.session, ctx, programme_id, paper_id)


async def _today(work: Work, programme_id: int) -> date:
    return work.ctx.today((await programmes.facts(work.session, programme_id)).timezone)


async def _for_change(work: Work, programme_id: int, paper_id: int) -> UnitPaper:
    await paper_of(work.session, work.ctx, programme_id, paper_id)
    row = await papers.for_change(work.session, programme_id, paper_id)
    if row is None:
        raise NotFound("paper")
    return row


async def _question(work: Work, draft_id: int | None, paper_id: int) -> Draft | None:
    if draft_id is None:
        return None
    draft = await drafts.own(work.session, work.ctx.actor.person_id, draft_id)
    if draft is None or draft.kind != DraftKind.PAPER or draft.subject != str(paper_id):
        raise NotFound("draft")
    if draft.state != DraftState.OPEN:
        raise Stale
    return draft


async def _sign(work: Work, row: UnitPaper, said: dict[str, object], was: str = "") -> None:
    if row.signed_at is None:
        row.signed_at, row.signed_by_id = work.now, await work.person_id()
    work.audit(row, "sign_paper", row.programme_id, old={"letter": was} if was else {}, new=said)
    await _mark(work, row)


async def _mark(work: Work, row: UnitPaper) -> None:
    """Each version names the newest signed paper on which it stands."""
    await work.writer.flush()
    versions = await papers.versions_for_change(work.session, row.programme_id, row.versions)
    signed = await papers.signed_of_unit(work.session, row.programme_id, row.period_id, row.executor_id)
    for version in versions:
        by = max((one.id for one in signed if version.id in one.versions), default=None)
        if version.signed_paper_id != by:
            version.signed_paper_id = by
            code = next((one.code for one in signed if one.id == by), "")
            said = {"version": version.version, "paper": code}
            work.audit(version, "mark_signed" if by else "unmark_signed", row.programme_id, new=said)


def _told(number: str, day: object) -> str:
    return f"{number} {day}" if number else ""
