"""A report that comes back signed: what is signed is what is stored, and the file is kept."""

import pytest
from sqlalchemy import select

from domain.programme.signing import SignedRow
from domain.refusals import NotAScan, NotFound, PeriodClosed, Stale
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from models.tables.period import SignedReport
from models.tables.programme import QuestionRow
from models.tables.submission import Submission, SubmissionState
from services.context import Context, Installation
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.notices.executors import FiguresSigned
from services.periods.close_period import close_period
from services.programme.take_file import see_file
from services.reading.file_draft import FileDraft
from services.reports.compile_report import compile_report
from services.review.answer_question import answer_question, see_questions
from services.signing.keep_scan import await_scan, keep_scan
from services.signing.see_signed import signed_files, signed_outcome
from services.signing.take_signed import keep_signed, take_signed
from services.signing.tell_signed import signed_figures
from tests.data.signed import EXPLANATION, FACT, changed_cells
from tests.integration.services.periods.opened_again import reopen
from tests.integration.services.programme.test_change_programme import offered
from tests.sample import Town, take_in

EDITS = {("4", FACT): "51 %", ("8", EXPLANATION): "Торги состоялись"}
PDF = b"%PDF-1.7\n..."


async def report(town: Town) -> bytes:
    return (await compile_report(town.coordinator, town.programme_id, town.period_id)).content


async def sent_back(town: Town, edits: dict[tuple[str, int], str]) -> FileDraft:
    content = changed_cells(await report(town), dict(edits))
    return await offered(town.coordinator, content, "Сводный отчёт.docx")


def rows(draft: FileDraft) -> list[SignedRow]:
    assert draft.signed is not None
    return list(draft.signed.rows)


async def versions(town: Town, number: str) -> list[Submission]:
    async with town.coordinator.read() as session:
        query = select(Submission).where(Submission.indicator_id == town.indicator_ids[number])
        return list(await session.scalars(query.order_by(Submission.version)))


async def told(ctx: Context) -> list[tuple[int | None, str]]:
    async with ctx.read() as session:
        query = select(OutboxRow.person_id, OutboxRow.kind).where(OutboxRow.kind == FiguresSigned.KIND)
        return [(one.person_id, one.kind) for one in await session.execute(query)]


async def test_our_own_report_says_what_is_accepted(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    draft = await offered(town.coordinator, await report(town), "Сводный отчёт.docx")
    assert draft.change is not None
    assert not draft.change.difference
    assert rows(draft) == []
    kept = await keep_signed(town.coordinator, draft.id, draft.revision)
    assert (kept.revision, kept.numbers) == (1, ())
    assert await keep_signed(town.coordinator, draft.id, draft.revision) == kept
    again = await signed_outcome(town.coordinator, draft.id)
    assert again == kept


async def test_corrections_become_new_accepted_versions(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    draft = await sent_back(town, EDITS)
    assert [(one.number, one.changes_figure) for one in rows(draft)] == [("4", True), ("8", False)]
    before = await versions(town, "4"), await versions(town, "8")
    assert draft.signed is not None
    kept = await take_signed(town.coordinator, draft.id, draft.revision, shown=draft.signed.fingerprint)
    assert (kept.numbers, kept.revision) == (("4", "8"), 1)
    figure, words = (await versions(town, "4"))[-1], (await versions(town, "8"))[-1]
    assert (figure.wording, str(figure.value), figure.state) == ("51 %", "51", SubmissionState.ACCEPTED)
    assert figure.source == words.source == "правка при подписании"
    assert figure.explanation == before[0][-1].explanation
    assert (words.wording, words.value) == (before[1][-1].wording, before[1][-1].value)
    assert words.explanation == "Торги состоялись"
    assert [one.version for one in (*before[0], figure)] == [1, 2]
    assert [one.number for one in rows(await sent_back(town, EDITS))] == []


async def test_a_second_press_takes_nothing_twice(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    draft = await sent_back(town, EDITS)
    first = await take_signed(town.coordinator, draft.id, draft.revision)
    assert await take_signed(town.coordinator, draft.id, draft.revision) == first
    assert len(await versions(town, "4")) == 2
    with pytest.raises(Stale):
        await see_file(town.coordinator, draft.id)


async def test_whoever_hands_in_is_told_and_the_audit_says_it(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    draft = await sent_back(town, EDITS)
    await take_signed(town.coordinator, draft.id, draft.revision)
    assert await told(town.coordinator) == [(town.roads.actor.person_id, FiguresSigned.KIND)]
    async with town.coordinator.read() as session:
        (row,) = (await session.scalars(select(SignedReport))).all()
        actions = list(
            await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc()).limit(3))
        )
    assert actions == ["keep_signed", "take_signed", "take_signed"]
    notice = FiguresSigned(town.programme_id, town.period_id, row.id)
    found = await signed_figures(town.roads, notice)
    assert found is not None
    assert [(one.number, one.wording[1]) for one in found.figures] == [("4", "51 %")]
    assert await signed_figures(town.buses, notice) is None


async def test_a_closed_period_takes_nothing_until_it_is_opened_again(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    draft = await sent_back(town, EDITS)
    assert draft.signed is not None
    assert draft.signed.closed_at is not None
    with pytest.raises(PeriodClosed):
        await take_signed(town.coordinator, draft.id, draft.revision)
    assert len(await versions(town, "4")) == 1
    await reopen(town.coordinator, town.programme_id, town.period_id, "правки главы")
    kept = await take_signed(town.coordinator, draft.id, draft.revision)
    assert kept.numbers == ("4", "8")


async def test_an_unchanged_report_of_a_closed_period_is_kept(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    draft = await offered(town.coordinator, await report(town), "Сводный отчёт.docx")
    assert (await keep_signed(town.coordinator, draft.id, draft.revision)).revision == 1


async def test_what_has_changed_meanwhile_is_shown_anew(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    draft = await sent_back(town, EDITS)
    assert draft.signed is not None
    figure = await open_draft(town.roads, town.programme_id, town.indicator_ids["4"])
    answered = await answer_draft(town.roads, figure.id, "52% идут работы", 1)
    await submit_value(town.roads, answered.id, answered.revision)
    with pytest.raises(Stale):
        await take_signed(town.coordinator, draft.id, draft.revision, shown=draft.signed.fingerprint)
    again = await see_file(town.coordinator, draft.id)
    assert again.signed is not None
    assert again.signed.waiting == {"4": "52%"}
    await take_signed(town.coordinator, draft.id, draft.revision, shown=again.signed.fingerprint)
    assert [one.state for one in await versions(town, "4")][-2:] == ["sent", "accepted"]


async def test_a_figure_that_is_not_plain_is_asked_about(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    draft = await sent_back(town, {("11", FACT): "10; из них 4 готовы"})
    await take_signed(town.coordinator, draft.id, draft.revision)
    assert (await versions(town, "11"))[-1].value is None
    asked = await see_questions(town.coordinator, town.programme_id)
    (question,) = [one for one in asked.open if one.number == "11" and one.kind == "several_numbers"]
    assert question.options == ("10", "4")
    await answer_question(town.coordinator, town.programme_id, question.id, 0)
    chosen = (await versions(town, "11"))[-1]
    assert (str(chosen.value), chosen.wording) == ("10", "10; из них 4 готовы")
    async with town.coordinator.read() as session:
        row = await session.get(QuestionRow, question.id)
    assert row is not None
    assert row.answered_at is not None


async def test_figures_are_taken_where_there_were_none(installation: Installation) -> None:
    town = await take_in(installation)
    draft = await sent_back(town, {("4", FACT): "50 %", ("4", EXPLANATION): "Идут работы"})
    assert [one.number for one in rows(draft)] == ["4"]
    await take_signed(town.coordinator, draft.id, draft.revision)
    (made,) = await versions(town, "4")
    assert (made.version, made.wording, made.explanation, made.author_id) == (1, "50 %", "Идут работы", None)


async def test_scans_are_kept_beside_the_document(installation: Installation) -> None:
    town = await take_in(installation, with_figures=True)
    content = await report(town)
    draft = await offered(town.coordinator, content, "Сводный отчёт.docx")
    kept = await keep_signed(town.coordinator, draft.id, draft.revision)
    waits = await await_scan(town.coordinator, town.programme_id, kept.signed_id)
    with pytest.raises(NotAScan):
        await keep_scan(town.coordinator, waits, b"GIF89a", "кошка.gif")
    assert (await keep_scan(town.coordinator, waits, PDF, "скан.pdf")).scans == 1
    assert (await keep_scan(town.coordinator, waits, PDF, "скан.pdf")).scans == 1
    assert (await keep_scan(town.coordinator, waits, b"\xff\xd8\xff1", "1.jpg")).scans == 2
    files = await signed_files(town.deputy, town.programme_id, kept.signed_id)
    assert [one.name for one in files] == ["Сводный отчёт.docx", "скан.pdf", "1.jpg"]
    assert [files[0].content, files[1].content] == [content, PDF]
    with pytest.raises(NotFound):
        await await_scan(town.coordinator, town.programme_id, kept.signed_id + 1)
