"""Doubts about a document: who answers them, and that no answer makes it unreadable."""

import pytest
from sqlalchemy import select

from domain.drafts import DraftKind
from domain.programme.reading_doubts import DoubtKind
from domain.refusals import NotAllowed, Stale, UnclearPeriod
from models.repositories.programme import uploads
from models.tables.draft import Draft
from models.tables.submission import Submission
from models.tables.upload import Upload
from programmes.unreadable import UnreadableFile
from services.context import Context, Installation
from services.programme.import_file import import_file
from services.programme.receive_file import FIRST_STEP
from services.programme.store_programme import Setup
from services.programme.take_file import answer_file, see_file
from services.reading.answer_doubt import answer_as_before, answer_doubt, say_period
from tests.data.small_documents import ABOVE, HEAD, rows, word
from tests.sample import OWNER, STRANGER, Town, as_actor, take_in

PLAN, FACT = ("12", "40", "800"), ("5", "11", "300")
WITHOUT_PERIOD = word(*ABOVE, rows(PLAN, FACT))
ONE_FIGURE = word(
    *ABOVE,
    "за 1 полугодие 2022 года",
    rows(PLAN, head=(*HEAD[:3], "План / факт", HEAD[5])),
)


async def begun(ctx: Context, content: bytes) -> tuple[Context, int, int]:
    """A file's draft of whoever it is, whether they may send one or not."""
    content_hash = await ctx.files.put(content)
    async with ctx.write() as work:
        person_id = await work.person_id()
        if await uploads.of_person(work.session, person_id, content_hash) is None:
            facts = {"filename": "a.docx", "size": 1, "received_at": work.now}
            work.writer.add(Upload(person_id=person_id, content_hash=content_hash, **facts))
        draft = Draft(
            person_id=person_id,
            kind=DraftKind.PROGRAMME_FILE,
            subject=content_hash,
            step=FIRST_STEP,
            answers={},
            chat_id=0,
            touched_at=work.now,
        )
        work.writer.add(draft)
        await work.writer.flush()
        return ctx.as_known(person_id), draft.id, draft.revision


def asked_by(town: Town, installation: Installation) -> dict[str, Context]:
    return {
        "stranger": as_actor(installation, STRANGER),
        "executor": town.roads,
        "deputy": town.deputy,
        "coordinator": town.coordinator,
        "owner": as_actor(installation, OWNER),
    }


async def test_whoever_may_send_a_programme_answers(installation: Installation) -> None:
    town = await take_in(installation)
    for role, known in asked_by(town, installation).items():
        ctx, draft_id, revision = await begun(known, WITHOUT_PERIOD)
        if role in ("coordinator", "owner"):
            draft = await say_period(ctx, draft_id, revision, "1 полугодие 2022")
            assert draft.document.names_its_period
            continue
        with pytest.raises(NotAllowed):
            await say_period(ctx, draft_id, revision, "1 полугодие 2022")
        with pytest.raises(NotAllowed):
            await answer_doubt(ctx, draft_id, revision, 0)


async def test_nothing_is_created_before_the_doubts_are_answered(sqlite_installation: Installation) -> None:
    ctx, draft_id, revision = await begun(as_actor(sqlite_installation, OWNER), WITHOUT_PERIOD)
    draft = await answer_file(ctx, draft_id, revision)
    assert draft.doubt is not None
    assert draft.doubt.kind is DoubtKind.PERIOD
    with pytest.raises(UnclearPeriod):
        await say_period(ctx, draft_id, revision, "давно")
    with pytest.raises(Stale):
        await answer_doubt(ctx, draft_id, revision, 99)


async def test_an_answer_that_leaves_no_target_is_refused_and_not_kept(
    sqlite_installation: Installation,
) -> None:
    ctx, draft_id, revision = await begun(as_actor(sqlite_installation, OWNER), ONE_FIGURE)
    draft = await see_file(ctx, draft_id)
    assert draft.doubt is not None
    assert draft.doubt.ways[-1].value == "other"
    with pytest.raises(UnreadableFile):
        await answer_doubt(ctx, draft_id, revision, len(draft.doubt.ways) - 1)
    assert (await see_file(ctx, draft_id)).doubt is not None


async def test_a_period_said_beside_the_file_takes_a_column_of_that_time(installation: Installation) -> None:
    head = (*HEAD[:4], "Факт за I полугодие 2022 года", HEAD[5])
    ctx = as_actor(installation, OWNER)
    setup = Setup(with_figures=True)
    answers = ["period=2022-H1"]
    taken = await import_file(ctx, word(*ABOVE, rows(PLAN, FACT, head=head)), "a.docx", answers, setup)
    assert [fact.wording for fact in taken.document.facts] == list(FACT)
    async with ctx.read() as session:
        kept = await session.scalars(select(Submission.wording).order_by(Submission.indicator_id))
        assert kept.all() == list(FACT)


async def test_no_figure_of_a_document_without_a_period_is_taken(installation: Installation) -> None:
    ctx = as_actor(installation, OWNER)
    await import_file(ctx, WITHOUT_PERIOD, "a.docx", [], Setup(with_figures=True))
    async with ctx.read() as session:
        assert (await session.scalars(select(Submission.id))).all() == []


async def test_what_was_decided_beside_a_file_is_proposed_in_the_chat(installation: Installation) -> None:
    head = (*HEAD[:4], "Факт", "Фактическое значение", HEAD[5])
    owner = as_actor(installation, OWNER)
    first, second = (
        word(f"Отчет о реализации муниципальной программы «{name}»", ABOVE[1], "за 2021 год", table)
        for name, table in (
            ("Культура", rows(PLAN, FACT, FACT, head=head)),
            ("Спорт", rows(PLAN, FACT, FACT, head=head, names=("Залы", "Секции", "Тренеры"))),
        )
    )
    await import_file(owner, first, "a.docx", ["column Факт=other"], Setup())
    ctx, draft_id, revision = await begun(owner, second)
    assert dict((await see_file(ctx, draft_id)).before).keys() == {"column Факт"}
    assert not (await answer_as_before(ctx, draft_id, revision)).doubts
