"""Whatever is sent gets a clear answer in Russian, and the bot goes on."""

import io
import re
import zipfile

import pytest
from docx import Document

from tests.chat import Chats, Person
from tests.conversations.submit.test_handing_in import open_card
from tests.conversations.test_access import PNG
from tests.sample import KOPEYSK
from tests.unit.domain.figures.pasting.test_pasted import LINKS
from tests.word_reader import read


def word(*paragraphs: str) -> bytes:
    document, kept = Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(kept)
    return kept.getvalue()


def bomb() -> bytes:
    """A few hundred kilobytes that unpack to 300 MB."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(b"0" * 1024 * 1024)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("письмо.docx", word("Добрый день!"), "В документе нет таблицы показателей"),
        ("отчёт.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "Это PDF"),
        ("отчёт.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "старый формат Word"),
        ("картинка.docx", PNG, "Это картинка, таблицу с неё не прочитать"),
        ("обрывок.docx", KOPEYSK.read_bytes()[:9000], "не открывается"),
        ("отчёт.xlsx", b"PK\x03\x04" + b"x" * 200, "не открывается"),
    ],
    ids=["no table", "pdf", "old word", "picture", "torn", "not a package"],
)
async def test_a_file_that_is_no_programme_is_refused_with_what_to_do(
    owner: Person, name: str, content: bytes, told: str
) -> None:
    answer = await owner.upload(name, content)
    assert told in answer.text
    assert answer.buttons == ("На главную",)
    await goes_on(owner)


async def goes_on(owner: Person) -> None:
    summary = await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    assert "27 мероприятий" in summary.text


async def test_a_zip_bomb_is_not_unpacked(owner: Person) -> None:
    answer = await owner.upload("бомба.docx", bomb())
    assert "слишком велик внутри" in answer.text
    await goes_on(owner)


async def test_a_file_above_telegrams_limit_is_refused_before_it_is_fetched(owner: Person) -> None:
    answer = await owner.upload("большой.docx", b"0" * (25 * 1024 * 1024))
    assert "Файл слишком большой: можно до 20 МБ" in answer.text
    await goes_on(owner)


async def test_a_blank_file_is_no_document(owner: Person) -> None:
    answer = await owner.upload("пусто.docx", b" ")
    assert "не документ с таблицей" in answer.text or "пуст" in answer.text
    await goes_on(owner)


async def test_the_same_document_again_changes_nothing(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    for label in ("Создать программу", "Да, верно", "Да, верно", "10-го числа"):
        await owner.press(label)
    refused = await owner.press("Начать без сведений")
    assert "Этот документ уже стал программой" in refused.text
    assert "Ничего не изменилось" in refused.text


async def test_an_executor_cannot_send_a_programme(roads: Person) -> None:
    answer = await roads.upload("a.docx", word("1"))
    assert "Непонятно, к какому показателю этот файл, поэтому он не сохранён" in answer.text


async def test_cancelling_a_file_writes_nothing(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    create = (await owner.last()).data("Создать программу")
    cancelled = await owner.press("Отмена")
    assert "ничего не записано" in cancelled.text
    again = await owner.forge(create, cancelled.last.id)
    assert "устарела" in again.toast
    assert "Муниципальное" not in (await owner.last()).text


async def test_a_very_long_text_instead_of_a_value_is_kept_as_its_explanation(
    chats: Chats, roads: Person
) -> None:
    await open_card(roads, "4")
    answer = await roads.say("слово " * 680)
    assert "записан как пояснение" in answer.text
    await chats.forward(minutes=1)
    row = await roads.say("50%")
    assert "Факт: 50%" in row.text
    assert "Пояснение: слово слово" in row.text


async def test_five_thousand_characters_arrive_as_two_messages_and_harm_nothing(
    chats: Chats, roads: Person
) -> None:
    """Telegram cuts what somebody pastes at 4,096."""
    await open_card(roads, "4")
    pasted = "50% " + "работы ведутся " * 333
    parts = [("send", {"text": text}) for text in (pasted[:4096], pasted[4096:])]
    await roads.all_at_once(*parts)
    assert "Не получилось" not in "".join(one.text for one in await roads.shown())
    row = await roads.last()
    assert "Так будет в отчёте. № 4" in row.text
    assert re.search(r"всего 499\d зн.", row.text), "both are one explanation"


async def test_the_pieces_of_a_long_text_are_one_explanation_and_name_no_figure(roads: Person) -> None:
    await open_card(roads, "4")
    asked = await roads.say("50%")
    assert "Длинный текст и ссылки тоже подойдут." in asked.text
    await roads.say("Работы ведутся по графику: https://vk.com/wall-171013929_14464.\n" * 60)
    row = await roads.say(f"№ 5 и другие:\n{LINKS}")
    assert "Так будет в отчёте. № 4" in row.text
    assert "в отчёте — целиком" in row.text


@pytest.mark.parametrize("text", ["1" * 400, "1" * 3000, "9" * 25, "0," + "3" * 400, "1e999", "NaN", "∞"])
async def test_monstrous_numbers_are_not_figures(roads: Person, text: str) -> None:
    await open_card(roads, "4")
    answer = await roads.say(text)
    assert "Пришлите" in answer.text
    assert "Записать словами" in answer.buttons


HTML = '<b>жирно</b> & <a href="http://x">ссылка</a> </i> &lt; {name} %s \\n <script>'


async def test_html_in_an_explanation_is_text_everywhere(
    chats: Chats, roads: Person, coordinator: Person, deputy: Person
) -> None:
    await open_card(roads, "4")
    await roads.say("50%")
    assert HTML in (await roads.say(HTML)).text
    assert HTML in (await roads.press("Отправить")).text
    assert HTML in (await coordinator.say("/review")).text
    await coordinator.press("Принять")
    assert HTML[:60] in (await deputy.say("дороги")).text
    await coordinator.say("/report")
    made = await coordinator.press("Word")
    cells = [cell for row in read(await coordinator.file(made.last)).rows for cell in row]
    assert HTML in cells


async def test_html_in_a_reason_and_in_words_is_text(roads: Person, coordinator: Person) -> None:
    await open_card(roads, "4")
    await roads.press("Записать словами")
    await roads.say(HTML)
    await roads.press("Без пояснения")
    await roads.press("Отправить")
    await coordinator.say("/review")
    await coordinator.press("Вернуть")
    await coordinator.say(HTML)
    assert f"«{HTML}»" in (await roads.last()).text


async def test_a_long_explanation_of_emoji_fits_every_screen(
    chats: Chats, roads: Person, coordinator: Person, deputy: Person
) -> None:
    await open_card(roads, "4")
    await roads.say("50%")
    emoji = "🚜🛣️" * 600
    row = await roads.say(emoji)
    assert "🚜" in row.text
    receipt = await roads.press("Отправить")
    assert "Отправлено на проверку" in receipt.text
    assert "🚜" in (await coordinator.say("/review")).text
    assert "🚜" in (await deputy.say("дороги")).text


async def test_emoji_only_is_no_figure(roads: Person) -> None:
    await open_card(roads, "4")
    assert "нет числа цифрами" in (await roads.say("👍👍🏽")).text


async def test_a_picture_by_itself_is_told_what_it_lacks(roads: Person, coordinator: Person) -> None:
    answer = await roads.upload("photo.png", PNG, as_photo=True)
    assert "Непонятно, к какому показателю этот файл" in answer.text
    assert answer.buttons == ("Список",)
    answer = await coordinator.upload("photo.png", PNG, as_photo=True)
    assert "Я понимаю текст, кнопки и файлы программ" in answer.text
    assert answer.buttons == ("На главную",)


async def test_a_sticker_or_a_voice_message_is_answered_too(chats: Chats, roads: Person) -> None:
    await roads.say("/start")
    for content in ({"sticker": STICKER}, {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}):
        before = len(await roads.shown())
        chats.receive(roads.id, content)
        await chats.quiet()
        shown = await roads.shown()
        assert len(shown) == before + 1
        assert "Я понимаю текст" in shown[-1].text


STICKER = {
    "file_id": "s",
    "file_unique_id": "s",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}


@pytest.mark.parametrize("command", ["/nosuch", "/report вчера", "/status ' OR 1=1", "/tasks лишнее"])
async def test_odd_commands_are_answered(roads: Person, command: str) -> None:
    answer = await roads.say(command)
    assert answer.text
    assert "Не получилось" not in answer.text
    assert answer.buttons


async def test_a_name_asked_for_is_not_a_question_in_words(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    await owner.press("Создать программу")
    named = await owner.say("Новый городской округ")
    assert "Время" in named.text
    for label in ("Да, верно", "10-го числа", "Начать без сведений"):
        created = await owner.press(label)
    assert "Программа создана" in created.text


async def test_another_zone_and_another_deadline_can_be_chosen(owner: Person) -> None:
    await owner.upload(KOPEYSK.name, KOPEYSK.read_bytes())
    await owner.press("Создать программу")
    await owner.say("Новый городской округ")
    asked = await owner.press("Омск (UTC+6)")
    assert "Когда исполнители сдают" in asked.text
    await owner.press("Другой срок")
    await owner.press("15-го числа")
    await owner.press("Начать без сведений")
    await owner.press("Координатор — я")
    await owner.say("/start")
    assert "координатор" in (await owner.last()).text
