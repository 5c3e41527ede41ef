"""Evidence in the database: nothing twice, with its version, written down, its bytes kept while named."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.evidence import MOST, EvidencePiece
from domain.refusals import NotFound, PeriodClosed, Stale, TooManyPieces
from models.base import Base
from models.repositories import kept_files
from models.tables.audit import AuditEntry
from models.tables.submission import Evidence
from models.unit_of_work import Conflict
from services.context import Context, Installation
from services.evidence.attach import attach_piece, attach_to_draft, await_evidence, drop_piece
from services.evidence.new_piece import NewPiece, ReceivedFile, line_of, piece_of
from services.evidence.see_evidence import see_evidence
from services.figures.answer_draft import answer_draft
from services.figures.change_draft import cancel_draft
from services.figures.figure_draft import FigureDraft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.periods.close_period import close_period
from services.upkeep.sweep_files import sweep_files
from tests.data.papers import pdf
from tests.sample import Town, take_in


@pytest.fixture
async def town(installation: Installation) -> Town:
    return await take_in(installation)


async def file(ctx: Context, message_id: int, words: str = "акт") -> NewPiece:
    return await piece_of(ctx, ReceivedFile(pdf(words), f"{words}.pdf", message_id))


async def row_of(town: Town, number: str = "4") -> FigureDraft:
    card = await open_draft(town.roads, town.programme_id, town.indicator_ids[number])
    return await answer_draft(town.roads, card.id, "50% работы по графику", 1)


async def beside(town: Town, version: int) -> tuple[EvidencePiece, ...]:
    about = town.programme_id, town.indicator_ids["4"], town.period_id
    return (await see_evidence(town.coordinator, *about, version)).pieces


async def audited(town: Town) -> list[tuple[str, str]]:
    async with town.coordinator.read() as session:
        found = await session.execute(select(AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.id))
    return [(one.action, one.subject) for one in found if one.subject.startswith("evidence:")]


async def test_a_piece_goes_with_the_version_that_it_was_sent_with_and_is_written_down(town: Town) -> None:
    row = await row_of(town)
    view, _ = await attach_to_draft(town.roads, row.id, await file(town.roads, 2))
    assert [one.name for one in view.pieces] == ["акт.pdf"]
    assert await audited(town) == [], "a draft is its author's alone"
    receipt = await submit_value(town.roads, view.id, view.revision)
    assert [one.name for one in receipt.pieces] == ["акт.pdf"]
    assert [one.name for one in await beside(town, 1)] == ["акт.pdf"]
    assert [action for action, _ in await audited(town)] == ["send_evidence"]


async def test_what_a_correction_takes_off_stays_with_the_version_before(town: Town) -> None:
    row = await row_of(town)
    view, _ = await attach_to_draft(town.roads, row.id, await file(town.roads, 2))
    await submit_value(town.roads, view.id, view.revision)
    about = town.programme_id, town.indicator_ids["4"], town.period_id
    await open_draft(town.roads, *about[:2])
    asked = await await_evidence(town.roads, *about)
    [piece] = asked.pieces
    asked = await drop_piece(town.roads, asked.draft_id, piece.id)
    asked = await attach_piece(town.roads, asked.draft_id, await file(town.roads, 3, "новый акт"))
    assert [one.name for one in asked.pieces] == ["новый акт.pdf"]
    view = await open_draft(town.roads, *about[:2])
    await submit_value(town.roads, view.id, view.revision)
    assert [one.name for one in await beside(town, 1)] == ["акт.pdf"]
    assert [one.name for one in await beside(town, 2)] == ["новый акт.pdf"]
    assert [action for action, _ in await audited(town)] == [
        "send_evidence",
        "drop_evidence",
        "send_evidence",
    ]


async def test_attached_after_sending_it_belongs_to_what_was_sent(town: Town) -> None:
    row = await row_of(town)
    await submit_value(town.roads, row.id, row.revision)
    about = town.programme_id, town.indicator_ids["4"], town.period_id
    asked = await await_evidence(town.roads, *about, new=await file(town.roads, 2))
    assert asked.version == 1
    [piece] = await beside(town, 1)
    assert piece.is_late
    assert [action for action, _ in await audited(town)] == ["attach_evidence"]
    with pytest.raises(Stale):
        await drop_piece(town.roads, asked.draft_id, piece.id)


async def test_a_message_is_one_piece_however_often_it_comes(town: Town) -> None:
    row = await row_of(town)
    await attach_to_draft(town.roads, row.id, await file(town.roads, 2))
    again, _ = await attach_to_draft(town.roads, row.id, await file(town.roads, 2, "другой"))
    assert [one.name for one in again.pieces] == ["акт.pdf"]
    same, _ = await attach_to_draft(town.roads, row.id, await file(town.roads, 3))
    assert len(same.pieces) == 1, "the same file, sent again"


async def test_the_database_refuses_a_message_twice(town: Town) -> None:
    row = await row_of(town)
    await attach_to_draft(town.roads, row.id, await file(town.roads, 2))
    with pytest.raises(Conflict):
        await _add_again(town)


async def _add_again(town: Town) -> None:
    async with town.roads.write() as work:
        [known] = (await work.session.scalars(select(Evidence))).all()
        plain = {column.key: getattr(known, column.key) for column in Evidence.__table__.columns}
        work.writer.add(Evidence(**plain | {"id": None, "content_hash": ""}))


async def test_there_is_a_most_which_is_said(town: Town) -> None:
    row = await row_of(town)
    for number in range(MOST):
        await attach_to_draft(town.roads, row.id, line_of(f"акт № {number}", 100 + number))
    with pytest.raises(TooManyPieces):
        await attach_to_draft(town.roads, row.id, line_of("ещё", 200))


async def test_nothing_is_attached_in_a_closed_period(town: Town) -> None:
    row = await row_of(town)
    await close_period(town.coordinator, town.programme_id, town.period_id)
    with pytest.raises(PeriodClosed):
        await attach_to_draft(town.roads, row.id, line_of("акт", 2))


async def test_a_version_that_is_not_there_shows_nothing(town: Town) -> None:
    with pytest.raises(NotFound):
        await beside(town, 1)


async def test_bytes_are_kept_while_a_row_names_them_and_no_longer(town: Town, tmp_path: Path) -> None:
    sent, cancelled, removed = await row_of(town), await row_of(town, "5"), await row_of(town, "7")
    view, _ = await attach_to_draft(town.roads, sent.id, await file(town.roads, 2, "отправлен"))
    await submit_value(town.roads, view.id, view.revision)
    view, _ = await attach_to_draft(town.roads, cancelled.id, await file(town.roads, 3, "отменён"))
    await cancel_draft(town.roads, view.id, view.revision)
    about = town.programme_id, removed.item.indicator.id, town.period_id
    asked = await await_evidence(town.roads, *about, new=await file(town.roads, 4, "убран"))
    await drop_piece(town.roads, asked.draft_id, asked.pieces[0].id)
    await attach_piece(town.roads, asked.draft_id, await file(town.roads, 5, "стоит"))
    nobodys = await town.roads.files.put(b"nobody's")
    assert await sweep_files(town.roads) == 0, "whoever has just put it may be about to name it"
    _grow_old(tmp_path)
    assert await sweep_files(town.roads) == 3
    with pytest.raises(KeyError):
        await town.roads.files.get(nobodys)
    async with town.roads.read() as session:
        named = await kept_files.named(session)
    hashes = _kept_in(tmp_path)
    assert hashes <= named
    assert len(hashes) == 3, "the programme's own file, the one that was sent, the one in a draft"


def _kept_in(folder: Path) -> set[str]:
    return {one.name for one in folder.rglob("*") if one.is_file() and len(one.name) == 64}


def _grow_old(folder: Path) -> None:
    then = time.time() - timedelta(days=8).total_seconds()
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (then, then))


def test_every_column_that_names_a_file_is_known_to_the_sweep() -> None:
    of_no_file = {"invitation.secret_hash"}
    named = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.name.endswith("_hash")
    }
    known = {f"{one.class_.__tablename__}.{one.key}" for one in kept_files.NAMING}
    assert named - of_no_file == known | {"evidence.content_hash"}
