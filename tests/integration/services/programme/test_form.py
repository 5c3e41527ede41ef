"""A programme's form: kept when it is taken in, printed in; what the coordinator says of its old words."""

import hashlib
from pathlib import Path

import pytest

from domain.access import Role
from domain.drafts import DraftKind
from domain.forms.deviation import DeviationFormula
from domain.forms.form import Form, OldWords
from domain.forms.problems import FormTrouble
from domain.refusals import NotAllowed, Stale
from domain.time.periods import Period
from models.repositories import drafts
from models.repositories.programme import forms, periods
from programmes.reading import read_document
from services.context import Context, Installation
from services.periods.close_period import close_period
from services.periods.open_period import open_period
from services.programme.import_file import import_file
from services.programme.receive_file import receive_file
from services.programme.store_programme import Setup
from services.reports.compile_report import compile_report
from services.reports.keep_form import renew_form
from services.reports.old_words import OldWordsAsked, say_formula, say_old_words, see_old_words
from services.reports.see_reports import reports_to_see
from services.reports.use_as_form import propose_form, use_as_form
from tests import word_reader
from tests.doubles import FakeClock
from tests.sample import OWNER, as_actor, member

FILE = Path(__file__).resolve().parents[3] / "data" / "word" / "cases" / "22-dorozhnaya-karta-fio.docx"
UNTIL = "01.09.2022"


@pytest.fixture
async def road_map(installation: Installation) -> tuple[Context, int, int]:
    """A coordinator, the programme, its period: deadlines are a column that the bot does not collect."""
    owner = as_actor(installation, OWNER)
    lines = ["municipality = Энск", "deadline = 10-го числа", "timezone = Europe/Moscow"]
    imported = await import_file(owner, FILE.read_bytes(), FILE.name, lines, Setup(with_figures=True))
    programme_id, period_id = imported.stored.programme_id, imported.stored.period_id
    coordinator = await member(installation, 10, programme_id, Role.COORDINATOR, None)
    return coordinator, programme_id, period_id


async def printed(ctx: Context, programme_id: int, period_id: int) -> str:
    return str(word_reader.read((await compile_report(ctx, programme_id, period_id)).content))


async def asked(ctx: Context, programme_id: int, period_id: int) -> OldWordsAsked:
    found = await see_old_words(ctx, programme_id, period_id)
    assert isinstance(found, OldWordsAsked)
    return found


async def say_all(ctx: Context, programme_id: int, period_id: int, said: OldWords) -> None:
    found = await see_old_words(ctx, programme_id, period_id)
    while isinstance(found, OldWordsAsked):
        found = await say_old_words(ctx, programme_id, period_id, found.form_id, found.place, said)


async def left(ctx: Context) -> int:
    found = await reports_to_see(ctx)
    assert isinstance(found, list)
    return found[0].old_words


async def test_the_cleaned_document_is_kept_beside_the_form(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, _ = road_map
    async with ctx.read() as session:
        kept = await forms.in_force(session, programme_id)
    assert kept is not None
    assert kept.form.own is not None
    assert kept.package_hash == kept.form.own.package
    package = await ctx.files.get(kept.package_hash)
    assert package.startswith(b"PK")


async def test_the_report_is_printed_in_the_documents_own_columns(
    road_map: tuple[Context, int, int],
) -> None:
    ctx, programme_id, period_id = road_map
    compiled = await compile_report(ctx, programme_id, period_id)
    rows = word_reader.read(compiled.content).rows
    assert rows[0][5:] == ["План на 2022 год", "Факт на 01.07.2022", "Отклонение (+/-)", "Причины отклонения"]
    assert compiled.misfit == ""


async def test_undecided_words_are_not_printed_and_counted(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, period_id = road_map
    assert UNTIL not in await printed(ctx, programme_id, period_id)
    assert await left(ctx) == 2
    first = await asked(ctx, programme_id, period_id)
    assert (first.place, first.total, first.left) == (0, 2, 1)
    assert first.column == "Срок исполнения"
    assert UNTIL in first.words.text


async def test_what_is_kept_is_printed_from_then_on(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, period_id = road_map
    await say_all(ctx, programme_id, period_id, OldWords.KEEP)
    assert await left(ctx) == 0
    assert UNTIL in await printed(ctx, programme_id, period_id)
    await close_period(ctx, programme_id, period_id)
    await open_period(ctx, programme_id, period_id)
    assert await left(ctx) == 0


async def test_what_is_cleared_is_asked_no_more(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, period_id = road_map
    await say_all(ctx, programme_id, period_id, OldWords.CLEAR)
    assert await left(ctx) == 0
    assert UNTIL not in await printed(ctx, programme_id, period_id)


async def test_what_is_asked_each_time_is_said_for_one_period(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, period_id = road_map
    first = await asked(ctx, programme_id, period_id)
    where = programme_id, period_id, first.form_id, first.place
    await say_old_words(ctx, *where, OldWords.ASK)
    assert await left(ctx) == 2
    await say_old_words(ctx, *where, OldWords.KEEP)
    assert await left(ctx) == 1
    assert UNTIL in await printed(ctx, programme_id, period_id)
    await close_period(ctx, programme_id, period_id)
    await open_period(ctx, programme_id, period_id)
    async with ctx.read() as session:
        next_id = (await periods.of_programme(session, programme_id))[-1].id
    assert next_id != period_id
    again = await asked(ctx, programme_id, next_id)
    assert (again.place, again.each_time) == (0, True)
    assert UNTIL not in await printed(ctx, programme_id, next_id)


async def test_an_answer_about_another_form_is_stale(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, period_id = road_map
    first = await asked(ctx, programme_id, period_id)
    with pytest.raises(Stale):
        await say_old_words(ctx, programme_id, period_id, first.form_id + 1, 0, OldWords.KEEP)
    with pytest.raises(Stale):
        await say_old_words(ctx, programme_id, period_id, first.form_id, 99, OldWords.KEEP)


async def test_only_the_coordinator_decides(
    road_map: tuple[Context, int, int], installation: Installation
) -> None:
    _, programme_id, period_id = road_map
    deputy = await member(installation, 12, programme_id, Role.DEPUTY, None)
    with pytest.raises(NotAllowed):
        await see_old_words(deputy, programme_id, period_id)
    assert await left(deputy) == 0


async def test_last_years_figures_stand_in_their_column(installation: Installation) -> None:
    path = FILE.with_name("w12k-proshlyy-god-fakt-pervym.docx")
    owner = as_actor(installation, OWNER)
    lines = ["municipality = Энск", "deadline = 10-го числа", "timezone = Europe/Moscow"]
    imported = await import_file(owner, path.read_bytes(), path.name, lines, Setup(with_figures=True))
    programme_id, period_id = imported.stored.programme_id, imported.stored.period_id
    ctx = await member(installation, 10, programme_id, Role.COORDINATOR, None)
    for _ in range(2):  # the year, then the half-year after it
        await open_period(ctx, programme_id, period_id)
        async with ctx.read() as session:
            known = {one.key: one.id for one in await periods.of_programme(session, programme_id)}
        period_id = known[max(known, key=lambda key: Period.from_key(key).order)]
    half = await compile_report(ctx, programme_id, known["2023-H1"])
    facts = {one.number: one.wording for one in imported.document.facts}
    rows = word_reader.read(half.content).rows[1:]
    assert [row[3] for row in rows] == [
        facts.get(one.number, "") for one in imported.document.programme.indicators()
    ]


async def sent(ctx: Context, content: bytes) -> int:
    """The draft of a file that somebody sent."""
    await receive_file(ctx, content, "форма.docx")
    async with ctx.write() as work:
        content_hash = hashlib.sha256(content).hexdigest()
        person_id = await work.person_id()
        draft = await drafts.open_about(work.session, person_id, DraftKind.PROGRAMME_FILE, content_hash)
    assert draft is not None
    return draft.id


async def known_forms(ctx: Context, programme_id: int) -> tuple[forms.KeptForm, ...]:
    async with ctx.read() as session:
        return await forms.every(session, programme_id)


async def test_another_programmes_report_gives_its_columns_and_not_its_words(
    road_map: tuple[Context, int, int],
) -> None:
    ctx, programme_id, period_id = road_map
    other = FILE.with_name("v29-dengi-posle.docx").read_bytes()
    draft_id = await sent(ctx, other)
    found = await propose_form(ctx, draft_id)
    assert (found.is_able, [one[0] for one in found.programmes]) == (True, [programme_id])
    done = await use_as_form(ctx, draft_id, programme_id)
    assert (done.columns, done.is_itself) == (10, False)
    text = await printed(ctx, programme_id, period_id)
    assert "Финансирование, тыс. руб." in text
    assert "Комфортный город" not in text
    assert "инвестиционного климата" in text


async def test_pressed_twice_it_is_one_form(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, _ = road_map
    draft_id = await sent(ctx, FILE.with_name("v29-dengi-posle.docx").read_bytes())
    for _ in range(2):
        await use_as_form(ctx, draft_id, programme_id)
    assert len(await known_forms(ctx, programme_id)) == 2


async def test_a_document_without_a_fact_is_no_form(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, _ = road_map
    draft_id = await sent(ctx, FILE.with_name("v41-shapka-4-stroki.docx").read_bytes())
    found = await propose_form(ctx, draft_id)
    assert [one.trouble for one in found.problems] == [FormTrouble.NO_FACT]
    with pytest.raises(Stale):
        await use_as_form(ctx, draft_id, programme_id)


async def test_a_closed_period_keeps_its_form(road_map: tuple[Context, int, int], clock: FakeClock) -> None:
    ctx, programme_id, period_id = road_map
    await close_period(ctx, programme_id, period_id)
    before = await printed(ctx, programme_id, period_id)
    clock.forward(minutes=1)
    draft_id = await sent(ctx, FILE.with_name("v29-dengi-posle.docx").read_bytes())
    await use_as_form(ctx, draft_id, programme_id)
    assert await printed(ctx, programme_id, period_id) == before


async def test_a_document_of_the_same_layout_renews_the_form(road_map: tuple[Context, int, int]) -> None:
    ctx, programme_id, _ = road_map
    [first] = await known_forms(ctx, programme_id)
    other = form_of(FILE.with_name("v29-dengi-posle.docx"))
    async with ctx.write() as work:
        await renew_form(work, programme_id, other, "1" * 64)
        await renew_form(work, programme_id, first.form, "2" * 64)
    known = await known_forms(ctx, programme_id)
    assert [one.source_hash for one in known] == ["2" * 64, first.source_hash]


def form_of(path: Path) -> Form:
    found = read_document(path.read_bytes(), path.name).form
    assert found is not None
    return found


async def test_how_a_deviation_is_computed_is_asked_where_no_figure_tells(
    installation: Installation,
) -> None:
    path = FILE.with_name("w01-otklonenie-fakta.docx")  # -2,1 in every row
    owner = as_actor(installation, OWNER)
    lines = ["municipality = Энск", "deadline = 10-го числа", "timezone = Europe/Moscow"]
    stored = (await import_file(owner, path.read_bytes(), path.name, lines, Setup(with_figures=True))).stored
    ctx = await member(installation, 10, stored.programme_id, Role.COORDINATOR, None)
    where = stored.programme_id, stored.period_id
    found = await asked(ctx, *where)
    assert (found.words.key, found.words.text) == ("formula:6", "3,2; 1,1; -2,1")
    with pytest.raises(Stale):
        await say_old_words(ctx, *where, found.form_id, found.place, OldWords.KEEP)
    said = await say_formula(ctx, *where, found.form_id, found.place, DeviationFormula.FACT_LESS_PLAN)
    assert isinstance(said, Period)
    rows = word_reader.read((await compile_report(ctx, *where)).content).rows
    assert [row[5] for row in rows[1:3]] == ["−2,1", "−13"]
