"""Screens on the playground: edited in place where that can be, sent anew where not."""

import gc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import Response
from aiogram.types import Message

from bot.running import open_bot
from domain.refusals import FileTooBig
from handlers.menu import about
from handlers.screen import Button, File, Screen
from handlers.show import Show, Unreachable
from tests.bot_on_playground import Ground, playground, quick_limiter, settings_for
from tests.integration.playground.test_aiogram import png

READER = 7
MENU = Screen(
    "<b>№ 4</b>", rows=((Button("Отправить", "send:1"),), (Button("Сайт", url="https://example.org/"),))
)
PICTURE = Screen("Картинка", rows=((Button("Все", "all"),),), picture=png(40, 30))


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path, READER) as running:
        await running.say(READER, "/start")
        yield running


@pytest.fixture
async def bot(ground: Ground, tmp_path: Path) -> AsyncIterator[Bot]:
    async with open_bot(settings_for(ground.url, "", tmp_path)) as running:
        yield running


@pytest.fixture
def show(bot: Bot) -> Show:
    return Show(bot, quick_limiter(), lambda _roles, _language: [])


async def test_the_bot_says_what_it_can_do_in_both_languages_within_telegrams_lengths(
    bot: Bot, show: Show
) -> None:
    await show.set_about(about)
    ours = await bot.get_my_description()
    english = await bot.get_my_description(language_code="en")
    assert "Бот собирает сведения по муниципальным программам" in ours.description
    assert "collects the figures of municipal programmes" in english.description
    assert (await bot.get_my_short_description()).short_description.startswith("Сведения по муниципальным")


async def test_what_telegram_counts_takes_a_turn_and_the_rest_does_not(ground: Ground, bot: Bot) -> None:
    """Sends and edits, taking buttons off too; not «печатает…» and a press's answer."""
    turns = quick_limiter()
    show = Show(bot, turns, lambda _roles, _language: [])
    message_id = await show.send(READER, MENU)
    await show.edit_or_send(READER, message_id, Screen("№ 5", rows=MENU.rows))
    await show.strip(READER, message_id)
    assert turns.answers == 3
    await show.typing(READER)
    await show.answer("unknown")
    assert turns.answers == 3


async def test_text_is_sent_with_its_buttons(ground: Ground, show: Show) -> None:
    message_id = await show.send(READER, MENU, reply_to=1)
    sent = (await ground.messages(READER))[-1]
    assert sent["message_id"] == message_id
    assert sent["text"] == "№\u00a04"
    assert [[button["text"] for button in row] for row in sent["reply_markup"]["inline_keyboard"]] == [
        ["Отправить"],
        ["Сайт"],
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ещё нет: № 4, 5, 12", "Ещё нет: №\u00a04, 5, 12"),
        ("Reads: No. 4 and No. 5", "Reads: No.\u00a04 and No.\u00a05"),
        ("№ <b>II-1</b> · Дворы", "№\u00a0II-1 · Дворы"),
    ],
)
async def test_a_number_sign_is_never_parted_from_its_number(
    ground: Ground, show: Show, text: str, shown: str
) -> None:
    message_id = await show.send(READER, Screen("…"))
    await show.edit_or_send(READER, message_id, Screen(text))
    assert (await ground.messages(READER))[-1]["text"] == shown
    await show.send(READER, Screen(text, picture=PICTURE.picture))
    assert (await ground.messages(READER))[-1]["caption"] == shown


async def test_a_screen_is_edited_in_place(ground: Ground, show: Show) -> None:
    message_id = await show.edit_or_send(READER, None, MENU)
    assert await show.edit_or_send(READER, message_id, Screen("Отправлено")) == message_id
    last = (await ground.messages(READER))[-1]
    assert last["text"] == "Отправлено"
    assert "reply_markup" not in last


async def test_the_same_screen_again_is_no_failure(show: Show) -> None:
    message_id = await show.send(READER, MENU)
    assert await show.edit_or_send(READER, message_id, MENU) == message_id


async def test_a_message_that_is_gone_is_sent_anew(ground: Ground, show: Show) -> None:
    assert await show.edit_or_send(READER, 5_000, MENU) == (await ground.messages(READER))[-1]["message_id"]


async def test_a_picture_follows_a_picture_in_place(ground: Ground, show: Show) -> None:
    message_id = await show.send(READER, PICTURE)
    other = Screen("Другая", picture=png(50, 30))
    assert await show.edit_or_send(READER, message_id, other) == message_id
    assert (await ground.messages(READER))[-1]["caption"] == "Другая"


async def test_text_after_a_picture_is_sent_anew(ground: Ground, show: Show) -> None:
    message_id = await show.send(READER, PICTURE)
    assert await show.edit_or_send(READER, message_id, MENU) > message_id
    assert (await ground.messages(READER))[-1]["text"] == "№\u00a04"


async def test_a_document_is_always_something_new(ground: Ground, show: Show) -> None:
    message_id = await show.send(READER, MENU)
    report = Screen("Отчёт", document=File("отчёт.docx", b"word"))
    assert await show.edit_or_send(READER, message_id, report) > message_id
    assert (await ground.messages(READER))[-1]["document"]["file_name"] == "отчёт.docx"


async def test_an_answer_that_comes_too_late_is_no_failure(ground: Ground, show: Show) -> None:
    message_id = await show.send(READER, MENU)
    query = await ground.press(READER, message_id, "send:1")
    await show.answer(query, "Готово")
    await show.answer(query, "Готово")
    await show.answer("123", "Готово", alert=True)


async def test_nobody_there_is_unreachable(ground: Ground, show: Show) -> None:
    with pytest.raises(Unreachable):
        await show.send(777, MENU)
    await ground.play(f"people/{READER}/block")
    with pytest.raises(Unreachable):
        await show.send(READER, MENU)
    with pytest.raises(Unreachable):
        await show.edit_or_send(READER, 2, MENU)
    await show.typing(READER)


async def test_broken_html_is_our_own_mistake(show: Show) -> None:
    with pytest.raises(TelegramBadRequest):
        await show.send(READER, Screen("<b>№ 4"))


async def test_a_file_comes_down(ground: Ground, bot: Bot, show: Show) -> None:
    sent = await show.send(READER, Screen("Отчёт", document=File("отчёт.docx", b"word")))
    message = next(one for one in await ground.messages(READER) if one["message_id"] == sent)
    assert await show.download(message["document"]["file_id"]) == b"word"


async def test_a_file_over_telegrams_limit_is_refused(ground: Ground, show: Show) -> None:
    big = Screen("Отчёт", document=File("отчёт.docx", b"\0" * (20 * 1024 * 1024 + 1)))
    message_id = await show.send(READER, big)
    message = next(one for one in await ground.messages(READER) if one["message_id"] == message_id)
    with pytest.raises(FileTooBig) as told:
        await show.download(message["document"]["file_id"])
    assert told.value.limit == 20 * 1024 * 1024


def test_the_types_of_what_is_answered_often_outlive_a_collection() -> None:
    def known_as() -> list[int]:
        answers = (Message, bool)  # of sendMessage, of answerCallbackQuery
        return [id(Response.__class_getitem__(answer)) for answer in answers]

    before = known_as()
    gc.collect()
    assert known_as() == before
