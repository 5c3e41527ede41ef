"""A unit's rows on paper: what stands on it, and which versions its number or scan marks."""

import asyncio
from datetime import date
from io import BytesIO

import docx
import pytest
from sqlalchemy import select

from domain.heads.signature import SignedLetter, Signing, signing
from domain.refusals import NotAllowed, NotAScan, NotFound, NothingToSign, UnclearLetter
from models.repositories import kept_files
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from models.tables.outbox import OutboxRow
from services.context import Context, Installation
from services.evidence.see_evidence import see_evidence
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.figures.tasks import list_tasks
from services.notices.asked_for import PaperBuilt
from services.periods.close_period import close_period
from services.review.decide_submission import accept_submission
from services.review.return_draft import ask_reason, give_reason
from services.review.see_queue import see_queue
from services.standing.see_collection import see_collected
from services.unit_paper.order_paper import order_paper
from services.unit_paper.print_paper import print_paper
from services.unit_paper.see_paper import PaperSeen, paper_scans, see_paper
from services.unit_paper.sign_paper import await_signature, sign_by_letter, sign_by_scan, unsign_paper
from tests.data.papers import pdf
from tests.integration.services.programme.test_form import road_map
from tests.integration.services.reminders.test_plan_due import unit_of
from tests.sample import Town, take_in
from tests.word_reader import read

__all__ = ["road_map"]
LETTER = "исх. № 12-44 от 04.07.2022"


@pytest.fixture
async def town(installation: Installation) -> Town:
    return await take_in(installation)


async def send(town: Town, number: str, text: str) -> None:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(town.roads, draft.id, text, 1)
    await submit_value(town.roads, draft.id, draft.revision)


async def ordered(town: Town, ctx: Context | None = None) -> int:
    unit = await unit_of(town.roads)
    return (await order_paper(ctx or town.roads, town.programme_id, unit, town.period_id)).paper_id


async def stands(town: Town, number: str) -> tuple[Signing, str]:
    """How an indicator's newest version is signed, and by which letter its versions are."""
    [tasks] = await list_tasks(town.roads)
    task = next(one for one in tasks.tasks if one.indicator.number == number)
    about = town.programme_id, town.indicator_ids[number], town.period_id
    letters = [(await see_evidence(town.roads, *about, one.version)).signature for one in task.versions]
    return signing(task.versions), " ".join(one.number if one else "-" for one in letters)


async def actions(town: Town) -> list[str]:
    async with town.coordinator.read() as session:
        found = await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))
        return [one for one in found if "paper" in one or "signed" in one]


async def told(town: Town) -> int:
    async with town.coordinator.read() as session:
        found = await session.scalars(select(OutboxRow.id).where(OutboxRow.kind == PaperBuilt.KIND))
        return len(found.all())


def words_of(content: bytes) -> str:
    found = read(content)
    return "\n".join([*found.before, *(cell for row in found.rows for cell in row), *found.after])


async def test_what_was_sent_is_printed_and_what_is_missing_is_named(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    begun = await open_draft(town.roads, town.programme_id, town.indicator_ids["7"])
    await answer_draft(town.roads, begun.id, "100% не отправлено", 1)
    printed = await print_paper(town.roads, town.programme_id, await ordered(town))
    text = words_of(printed.content)
    assert printed.rows == 1
    assert printed.missing == ("5", "7", "11", "12", "13", "14"), "№ 6 measures nothing"
    assert "работы ведутся по графику" in text
    assert "не отправлено" not in text, "a draft is its author's alone"
    assert "ПРОЕКТ" in text
    assert "Исполнитель: УГХ" in text
    assert "Руководитель" in text
    assert "УТВЕРЖДАЮ" not in text


async def test_word_opens_it_and_each_page_says_which_paper_it_is(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    printed = await print_paper(town.roads, town.programme_id, await ordered(town))
    opened = docx.Document(BytesIO(printed.content))
    foot = [one.text for one in opened.sections[0].footer.paragraphs]
    assert foot[0] == f"Лист сведений {printed.code}, напечатан 05.07.2022, 09:00"
    assert foot[1].startswith("Стр. ")
    [table] = opened.tables
    assert [cell.text for cell in table.rows[1].cells] == ["1", "2", "3", "4", "5", "6", "7"]
    lines = [one.text for one in opened.paragraphs]
    assert "Лист сведений для сводного отчёта" in lines
    assert any(one.startswith("Руководитель\t____") for one in lines)


async def test_it_is_printed_in_the_columns_of_the_programmes_own_document(
    road_map: tuple[Context, int, int],
) -> None:
    ctx, programme_id, period_id = road_map
    async with ctx.read() as session:
        rows = await programmes.indicators(session, programme_id, date(2022, 6, 30))
    unit = next(one.hands_in_id for one in rows if one.hands_in_id is not None)
    paper = await order_paper(ctx, programme_id, unit, period_id)
    printed = await print_paper(ctx, programme_id, paper.paper_id)
    titles = read(printed.content).rows[0]
    assert titles[5:] == ["План на 2022 год", "Факт на 01.07.2022", "Отклонение (+/-)", "Причины отклонения"]


async def test_five_presses_give_one_document_and_the_same_versions_one_paper(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    papers = {await ordered(town) for _ in range(5)}
    assert len(papers) == 1
    assert await told(town) == 1
    assert await ordered(town, town.coordinator) in papers
    assert await told(town) == 2, "the coordinator gets one of their own"
    await send(town, "5", "1% обсуждение проведено")
    assert await ordered(town) not in papers


async def test_its_number_marks_exactly_the_versions_that_stand_on_it(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    await send(town, "5", "1% обсуждение проведено")
    paper = await ordered(town)
    await send(town, "5", "2% уточнено")
    seen = await sign_by_letter(town.coordinator, town.programme_id, paper, LETTER)
    assert (seen.paper.number, seen.paper.letter_on) == ("12-44", date(2022, 7, 4))
    assert seen.corrected == ("5",)
    assert await stands(town, "4") == (Signing.SIGNED, "12-44")
    assert await stands(town, "5") == (Signing.CHANGED, "12-44 -")
    await send(town, "4", "60% уточнено")
    assert await stands(town, "4") == (Signing.CHANGED, "12-44 -")
    found = await see_collected(town.coordinator, town.programme_id, town.period_id)
    assert (found.signed, found.signed_before) == ((), ("4", "5"))
    assert await actions(town) == ["print_paper", "sign_paper", "mark_signed", "mark_signed"]


async def test_the_same_letter_again_changes_nothing(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    paper = await ordered(town)
    for _ in range(2):
        await sign_by_letter(town.roads, town.programme_id, paper, LETTER)
    assert (await actions(town)).count("sign_paper") == 1


async def test_a_scan_marks_too_and_is_kept_once(town: Town, installation: Installation) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    paper = await ordered(town)
    about = town.roads, town.programme_id, paper
    asked = await await_signature(*about)
    for _ in range(2):
        seen = await sign_by_scan(*about, pdf("лист"), "скан.pdf", asked.question_id)
    assert len(seen.paper.scans) == 1
    assert await stands(town, "4") == (Signing.SIGNED, "")
    [scan] = await paper_scans(town.deputy, town.programme_id, paper)
    assert scan.content == pdf("лист")
    async with town.roads.read() as session:
        assert seen.paper.scans[0]["hash"] in await kept_files.named(session)
    with pytest.raises(NotAScan):
        await sign_by_scan(*about, b"PK", "архив.zip")
    seen = await sign_by_letter(*about, LETTER, asked.question_id)
    assert seen.paper.number == "12-44"


async def test_a_letter_below_the_scan_is_the_papers(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    about = town.roads, town.programme_id, await ordered(town)
    seen = await sign_by_scan(*about, pdf("лист"), "скан.pdf", caption=LETTER)
    assert seen.paper.number == "12-44"


async def test_what_is_no_letter_is_said_with_an_example(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    paper = await ordered(town)
    for text in ("12-44", "04.07.2022", "№ 12-44 от 30.12.2022", "подписано", "№ 4 50%"):
        with pytest.raises(UnclearLetter):
            await sign_by_letter(town.roads, town.programme_id, paper, text)
    assert not (await see_paper(town.roads, town.programme_id, paper)).paper.is_signed


async def test_another_number_never_takes_the_place_of_one_that_was_not_seen(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    paper = town.programme_id, await ordered(town)
    asked = await await_signature(town.roads, *paper)
    await sign_by_letter(town.coordinator, *paper, LETTER)
    seen = await sign_by_letter(town.roads, *paper, "№ 5 от 03.07.2022", asked.question_id)
    assert seen.paper.number == "12-44"
    assert seen.refused == SignedLetter("5", date(2022, 7, 3))
    asked = await await_signature(town.roads, *paper)
    seen = await sign_by_letter(town.roads, *paper, "№ 5 от 03.07.2022", asked.question_id)
    assert (seen.paper.number, seen.refused) == ("5", None)


async def test_of_two_at_once_one_number_stands(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    paper = town.programme_id, await ordered(town)

    async def sign(ctx: Context, text: str) -> PaperSeen:
        return await sign_by_letter(ctx, *paper, text)

    seen = await asyncio.gather(sign(town.roads, LETTER), sign(town.coordinator, "№ 5 от 03.07.2022"))
    assert [one.refused is None for one in seen].count(True) == 1
    kept = (await see_paper(town.roads, *paper)).paper
    assert kept.number == next(one.paper.number for one in seen if one.refused is None)
    assert (await stands(town, "4"))[1] == kept.number


async def test_an_older_paper_marks_its_own_versions_and_takes_nothing_from_a_newer_one(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    await send(town, "5", "1% обсуждение проведено")
    older = await ordered(town)
    await send(town, "5", "2% уточнено")
    newer = await ordered(town)
    await sign_by_letter(town.roads, town.programme_id, newer, "№ 2 от 05.07.2022")
    await sign_by_letter(town.roads, town.programme_id, older, "№ 1 от 03.07.2022")
    assert await stands(town, "4") == (Signing.SIGNED, "2")
    assert await stands(town, "5") == (Signing.SIGNED, "1 2")
    await unsign_paper(town.roads, town.programme_id, newer)
    assert await stands(town, "4") == (Signing.SIGNED, "1"), "it stands on the older one too"
    assert await stands(town, "5") == (Signing.CHANGED, "1 -")
    await unsign_paper(town.roads, town.programme_id, older)
    await unsign_paper(town.roads, town.programme_id, older)
    assert await stands(town, "4") == (Signing.UNSIGNED, "-")


async def test_what_came_back_is_missing_unless_an_accepted_version_stands(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    await send(town, "5", "1% обсуждение проведено")
    queue = await see_queue(town.coordinator, town.programme_id)
    ids = {one.item.indicator.number: one.submission.id for one in queue.waiting}
    await accept_submission(town.coordinator, town.programme_id, ids["4"])
    await send(town, "4", "60% уточнено")
    queue = await see_queue(town.coordinator, town.programme_id)
    for one in queue.waiting:
        draft_id = (await ask_reason(town.coordinator, town.programme_id, one.submission.id)).draft_id
        await give_reason(town.coordinator, draft_id, "приложите акт")
    printed = await print_paper(town.roads, town.programme_id, await ordered(town))
    text = words_of(printed.content)
    assert "5" in printed.missing
    assert "работы ведутся по графику" in text
    assert "уточнено" not in text


async def test_it_is_the_units_and_its_coordinators(town: Town) -> None:
    unit = await unit_of(town.roads)
    with pytest.raises(NothingToSign):
        await order_paper(town.roads, town.programme_id, unit, town.period_id)
    await send(town, "4", "50% работы ведутся по графику")
    paper = await ordered(town)
    for ctx in (town.buses, town.deputy):
        with pytest.raises((NotFound, NotAllowed)):
            await order_paper(ctx, town.programme_id, unit, town.period_id)
        with pytest.raises((NotFound, NotAllowed)):
            await print_paper(ctx, town.programme_id, paper)
        with pytest.raises((NotFound, NotAllowed)):
            await sign_by_letter(ctx, town.programme_id, paper, LETTER)
        with pytest.raises((NotFound, NotAllowed)):
            await unsign_paper(ctx, town.programme_id, paper)
    with pytest.raises((NotFound, NotAllowed)):
        await paper_scans(town.buses, town.programme_id, paper)


async def test_a_signature_may_come_after_the_period_was_closed(town: Town) -> None:
    await send(town, "4", "50% работы ведутся по графику")
    await close_period(town.coordinator, town.programme_id, town.period_id)
    await sign_by_letter(town.roads, town.programme_id, await ordered(town), LETTER)
    found = await see_collected(town.coordinator, town.programme_id, town.period_id)
    assert found.signed == ("4",)
