"""Files, photos, albums, links and lines beside a figure, however they come."""

from domain.access import Role
from models.repositories import evidence
from tests.chat import Chats, Person
from tests.data.papers import PNG, PROGRAM, archive, pdf, picture, word_file
from tests.sample import ROADS, member

LINE = "№ 4 50% работы по графику"
PERSONAL = "Персональные данные граждан не присылайте"


async def test_the_row_has_a_button_and_says_before_what_may_be_sent(roads: Person) -> None:
    row = await roads.say(LINE)
    assert "Приложить файл" in row.buttons
    asked = await roads.press("Приложить файл")
    assert "№ 4 · Качество дорог" in asked.text
    assert "до 20 МБ" in asked.text
    assert "до 30" in asked.text
    assert "Архивы, видео" in asked.text
    assert PERSONAL in asked.text
    assert asked.buttons == ("Готово",)


async def test_files_and_photos_are_counted_on_the_row_and_the_receipt(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    one = await roads.upload("акт.pdf", pdf())
    assert "📎 Приложено: 1 файл (акт.pdf)" in one.text
    assert "Персональных данных граждан" in one.text
    two = await roads.upload("фото.png", PNG, as_photo=True)
    assert "📎 Приложено: 2 файла (акт.pdf, 1 фото)" in two.text
    row = await roads.press("Готово")
    assert "📎 Приложено: 2 файла (акт.pdf, 1 фото)" in row.text
    assert "Отправить" in row.buttons
    receipt = await roads.press("Отправить")
    assert "Отправлено на проверку" in receipt.text
    assert "📎 Приложено: 2 файла (акт.pdf, 1 фото)" in receipt.text


async def test_the_word_done_ends_it_after_a_restart_too(chats: Chats, roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    await roads.upload("акт.pdf", pdf())
    await chats.restart()
    assert "Отправить" in (await roads.say("готово")).buttons


async def test_an_album_has_one_answer(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    answer = await roads.album({f"{n}.png": picture(n) for n in range(4)}, as_photos=True)
    assert len(answer.shown) == 2, "the answer, and the old place, which loses its buttons"
    assert answer.shown[0].buttons == ()
    assert "📎 Приложено: 4 фото" in answer.text


async def test_a_photo_whose_caption_is_the_answer_is_kept(roads: Person) -> None:
    await roads.say("/tasks")
    await roads.press("▫️ № 4 · Качество дорог")
    row = await roads.upload("фото.png", PNG, as_photo=True, caption="50% работы по графику")
    assert "Факт: 50%" in row.text
    assert "Пояснение: работы по графику" in row.text
    assert "📎 Приложено: 1 фото" in row.text
    assert "сам файл не сохранён" not in row.everything


async def test_an_album_with_the_answer_in_its_caption_has_one_answer(roads: Person) -> None:
    row = await roads.album({f"{n}.png": picture(n) for n in range(3)}, as_photos=True, caption=LINE)
    assert len(row.shown) == 1
    assert "📎 Приложено: 3 фото" in row.text
    assert "Отправить" in row.buttons


async def test_a_reply_to_the_card_stands_beside_its_figure(roads: Person) -> None:
    row = await roads.say(LINE)
    await roads.say("№ 5 1%")
    answered = await roads.upload("акт.docx", word_file(), reply_to=row.last.id)
    assert "№ 4" in answered.text
    assert "акт.docx" in answered.text


async def test_a_reply_to_the_receipt_stands_beside_what_was_sent(roads: Person, coordinator: Person) -> None:
    await roads.say(LINE)
    receipt = await roads.press("Отправить")
    asked = await roads.album({"1.pdf": pdf("1"), "2.pdf": pdf("2")}, reply_to=receipt.last.id)
    assert "Сведения уже отправлены (версия 1)" in asked.text
    assert "2 файла (1.pdf, 2.pdf)" in asked.text
    looked = await roads.press("Готово")
    assert "📎 Приложено: 2 файла (1.pdf, 2.pdf)" in looked.text
    assert "Исправить" in looked.buttons
    queue = await coordinator.say("/review")
    assert "2 файла (1.pdf, 2.pdf)" in queue.text
    assert "приложена после отправки" in queue.text


async def test_a_reply_to_what_came_back_begins_the_correction(roads: Person, coordinator: Person) -> None:
    await roads.say(LINE)
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say("Приложите акт")
    told = await roads.last()
    await roads.upload("акт.pdf", pdf(), reply_to=told.id)
    row = await roads.press("Готово")
    assert "Факт: 50%" in row.text
    assert "акт.pdf" in row.text
    assert "версия 2" in (await roads.press("Отправить")).text


async def test_a_line_or_a_link_instead_of_a_file(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    said = await roads.say("основание: акт № 14 от 28.06")
    assert "📎 Приложено: основание: акт № 14 от 28.06" in said.text
    assert "example.ru/act" in (await roads.say("https://example.ru/act")).text
    row = await roads.press("Готово")
    assert "акт № 14 от 28.06; https://example.ru/act" in row.text


async def test_a_line_edited_before_sending_counts(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    said = await roads.say("основание: акт № 14")
    edited = await roads.edit(said.said, "основание: акт № 41")
    assert "акт № 41" in edited.text
    assert "акт № 14" not in edited.text


async def test_a_piece_is_taken_off_before_sending(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    await roads.upload("акт.pdf", pdf())
    await roads.upload("лишнее.pdf", pdf("лишнее"))
    await roads.press("Убрать…")
    left = await roads.press("🗑 2. лишнее.pdf (1 КБ)")
    assert left.toast == "Убрано"
    assert "1 файл (акт.pdf)" in left.text
    await roads.press("Готово")
    assert "1 файл (акт.pdf)" in (await roads.press("Отправить")).text


async def test_a_correction_shows_what_was_attached_before_and_can_take_it_off(
    roads: Person, coordinator: Person
) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    await roads.upload("акт.pdf", pdf())
    await roads.press("Готово")
    await roads.press("Отправить")
    await roads.say("/tasks")
    await roads.press("📨 № 4 · Качество дорог")
    row = await roads.press("Исправить")
    assert "акт.pdf" in row.text
    await roads.press("Приложить файл")
    await roads.upload("новый акт.pdf", pdf("новый"))
    await roads.press("Убрать…")
    await roads.press("🗑 1. акт.pdf (1 КБ)")
    assert "1 файл (акт.pdf)" in (await coordinator.say("/review")).text, "what was sent stands as it was"
    await roads.press("Готово")
    assert "1 файл (новый акт.pdf)" in (await roads.press("Отправить")).text
    assert "1 файл (новый акт.pdf)" in (await coordinator.say("/review")).text


async def test_what_is_no_document_or_picture_is_refused_by_its_content(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    for name, content in (
        ("акт.pdf", PROGRAM),
        ("акты.zip", archive(**{"акт.docx": word_file()})),
        ("заметка.txt", b"text"),
    ):
        refused = await roads.upload(name, content)
        assert f"«{name}» не приложен" in refused.text
        assert "архив, программа" in refused.text
    assert "Приложено" not in (await roads.press("Готово")).text


async def test_a_file_that_is_too_big_is_refused_before_it_is_fetched(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    refused = await roads.upload("скан.pdf", pdf() + b"\0" * (21 * 1024 * 1024))
    assert "слишком большой: можно до 20 МБ" in refused.text


async def test_a_film_or_a_voice_gets_a_clear_sentence(chats: Chats, roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    for content in (
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
        {"video": {"file_id": "f", "file_unique_id": "f", "width": 1, "height": 1, "duration": 3}},
    ):
        chats.receive(roads.id, content)
        await chats.quiet()
        assert "Видео, голосовые сообщения и стикеры не прикладываются" in (await roads.last()).text


async def test_the_same_file_twice_is_kept_once(roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    await roads.upload("акт.pdf", pdf())
    assert "1 файл (акт.pdf)" in (await roads.upload("копия.pdf", pdf())).text


async def test_a_repeated_update_attaches_nothing_twice(chats: Chats, roads: Person) -> None:
    await roads.say(LINE)
    await roads.press("Приложить файл")
    await roads.upload("фото.png", PNG, as_photo=True)
    message = (await roads.messages())[-2]
    assert "photo" in message
    chats.world.updates.push("message", message)
    chats.world.updates.wake()
    await chats.quiet()
    assert "📎 Приложено: 1 фото" in (await roads.last()).text
    assert chats.running is not None
    async with chats.running.parts.database.reader() as session:
        assert await evidence.by_message(session, roads.id, message["message_id"]) is not None


async def test_a_document_of_whoever_takes_programmes_in_goes_to_the_figure_that_waits_for_it(
    chats: Chats, roads: Person
) -> None:
    assert chats.running is not None
    await member(chats.running.parts.installation, ROADS, 1, Role.COORDINATOR, None)
    await roads.say(LINE)
    assert "Приложено" not in (await roads.upload("программа.docx", word_file())).text
    await roads.say("№ 5 1%")
    await roads.press("Приложить файл")
    assert "1 файл (акт.docx)" in (await roads.upload("акт.docx", word_file("другой"))).text


async def test_a_file_of_nothing_says_what_to_do_once(roads: Person) -> None:
    answer = await roads.album({f"{n}.png": picture(n) for n in range(3)}, as_photos=True)
    assert len(answer.shown) == 1
    assert "Непонятно, к какому показателю этот файл" in answer.text
    assert "Непонятно" in (await roads.upload("акт.pdf", pdf())).text


async def test_a_photo_of_a_stranger_leads_to_the_way_in(stranger: Person) -> None:
    assert "Вход" in (await stranger.upload("фото.png", PNG, as_photo=True)).text
