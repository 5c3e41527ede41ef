"""A real aiogram bot works against the playground; files go up and down."""

import json
import struct
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge, TelegramForbiddenError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
)
from aiohttp import FormData

from tests.integration.playground.test_polling import TOKEN, Ground, playground

MEGABYTE = 1024 * 1024
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Заполнить", callback_data="fill:1")]]
)


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def picture(name: str = "chart.png") -> BufferedInputFile:
    return BufferedInputFile(png(40, 30), name)


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path) as running:
        await running.say("/start")
        yield running


@pytest.fixture
async def bot(ground: Ground) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(ground.url))
    async with Bot(TOKEN, session=session) as running:
        yield running


async def upload(ground: Ground, *files: tuple[str, str, bytes], **fields: str) -> list[dict[str, Any]]:
    form = FormData(fields)
    for name, mime, content in files:
        form.add_field("file", content, filename=name, content_type=mime)
    async with ground.http.post(f"{ground.url}/play/chats/7/upload", data=form) as answer:
        assert answer.status == 200, await answer.text()
        messages: list[dict[str, Any]] = (await answer.json())["messages"]
        return messages


async def test_the_bot_talks(ground: Ground, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot) == (42, True)
    sent = await bot.send_message(7, "<b>Срок</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert sent.html_text == "<b>Срок</b>"
    await ground.play("chats/7/press", message_id=sent.message_id, data="fill:1")
    updates = await bot.get_updates()
    query = updates[-1].callback_query
    assert query is not None
    assert await bot.answer_callback_query(query.id, text="Открываю")
    edited = await bot.edit_message_text("Готово", chat_id=7, message_id=sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.reply_markup is None
    await bot.send_chat_action(7, "typing")
    assert await bot.delete_message(7, sent.message_id)
    reply = await bot.send_message(7, "x", reply_parameters=ReplyParameters(message_id=1))
    assert reply.reply_to_message is not None
    chat = await bot.get_chat(7)
    assert chat.first_name == "Исполнитель"
    assert (await bot.get_chat_member(7, 7)).user.id == 7


async def test_the_bot_sets_itself_up(ground: Ground, bot: Bot) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await bot.delete_webhook()
    await bot.set_my_commands([BotCommand(command="tasks", description="Мои показатели")], scope=scope)
    assert [item.command for item in await bot.get_my_commands(scope)] == ["tasks"]
    assert await bot.set_my_description("Собирает сведения")
    assert (await ground.look("bot"))["description"] == "Собирает сведения"
    assert (await bot.get_webhook_info()).url == ""


async def test_photos_and_documents_go_down(ground: Ground, bot: Bot) -> None:
    sent = await bot.send_photo(
        7, picture(), caption="<i>График</i>", parse_mode="HTML", reply_markup=KEYBOARD
    )
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (40, 30)
    edited = await bot.edit_message_caption(chat_id=7, message_id=sent.message_id, caption="Новый")
    assert not isinstance(edited, bool)
    assert (edited.caption, edited.caption_entities) == ("Новый", None)
    document = await bot.send_document(7, BufferedInputFile(b"PK", "отчёт за год.docx"))
    assert document.document is not None
    assert document.document.file_name == "отчёт за год.docx"
    again = await bot.send_document(7, document.document.file_id)
    assert again.document == document.document
    async with ground.http.get(f"{ground.url}/play/files/{document.document.file_id}") as answer:
        assert await answer.read() == b"PK"
        assert answer.headers["Content-Disposition"].startswith("attachment")
    with pytest.raises(TelegramBadRequest, match="no text in the message to edit"):
        await bot.edit_message_text("x", chat_id=7, message_id=sent.message_id)


async def test_media_is_replaced_and_albums_are_sent(bot: Bot) -> None:
    sent = await bot.send_photo(7, picture())
    media = InputMediaPhoto(media=picture("new.png"), caption="Стало")
    changed = await bot.edit_message_media(media, chat_id=7, message_id=sent.message_id)
    assert not isinstance(changed, bool)
    assert changed.photo != sent.photo
    assert changed.caption == "Стало"
    files = [InputMediaDocument(media=BufferedInputFile(name.encode(), name)) for name in ("a.txt", "b.txt")]
    album = await bot.send_media_group(7, list(files))
    assert album[0].media_group_id == album[1].media_group_id
    assert [m.document.file_name for m in album if m.document] == ["a.txt", "b.txt"]


async def test_files_of_people_come_up(ground: Ground, bot: Bot) -> None:
    album = await upload(
        ground,
        ("1.png", "image/png", png(10, 20)),
        ("2.png", "image/png", png(5, 5)),
        ("акт.pdf", "application/pdf", b"%PDF"),
        caption="Фото работ",
    )
    updates = [u.message for u in await bot.get_updates() if u.message][1:]
    assert [m.message_id for m in updates] == [m["message_id"] for m in album]
    first, second, third = updates
    assert first.media_group_id == second.media_group_id is not None
    assert (first.caption, second.caption, third.media_group_id) == ("Фото работ", None, None)
    assert third.document is not None
    assert third.document.file_name == "акт.pdf"
    content = await bot.download(third.document.file_id)
    assert content is not None
    assert content.read() == b"%PDF"
    plain = await upload(ground, ("1.png", "image/png", png(10, 20)), as_document="true")
    assert plain[0]["document"]["mime_type"] == "image/png"


async def test_too_big_files(ground: Ground, bot: Bot) -> None:
    message = (await upload(ground, ("big.bin", "application/zip", bytes(20 * MEGABYTE + 1))))[0]
    assert message["document"]["file_size"] == 20 * MEGABYTE + 1
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(message["document"]["file_id"])
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(7, BufferedInputFile(bytes(50 * MEGABYTE + 1), "huge.bin"))
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(7, BufferedInputFile(b"not a picture", "x.png"))


async def test_files_survive_a_restart_and_leave_nothing_behind(tmp_path: Path) -> None:
    async with playground(tmp_path) as ground:
        await ground.say("/start")
        kept = (await upload(ground, ("акт.txt", "text/plain", b"1")))[0]["document"]["file_id"]
        await ground.bot("sendDocument", chat_id=7)
    async with playground(tmp_path) as ground:
        path = (await ground.result("getFile", file_id=kept))["file_path"]
        async with ground.http.get(f"{ground.url}/file/bot{TOKEN}/{path}") as answer:
            assert await answer.read() == b"1"
    assert list((tmp_path / "playground-files" / "incoming").iterdir()) == []


async def test_a_blocked_bot_hears_so(ground: Ground, bot: Bot) -> None:
    await ground.play("people/7/block")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(7, "x")


async def test_the_event_stream_tells_what_happens(ground: Ground, bot: Bot) -> None:
    async with ground.http.get(f"{ground.url}/play/events") as stream:
        await bot.send_chat_action(7, "upload_document")
        sent = await bot.send_message(7, "x", reply_markup=KEYBOARD)
        pressed = await ground.play("chats/7/press", message_id=sent.message_id, data="fill:1")
        await bot.answer_callback_query(pressed["query_id"], text="Да")
        await bot.edit_message_text("y", chat_id=7, message_id=sent.message_id)
        await bot.delete_message(7, sent.message_id)
        await ground.play("clock", shift_seconds=60)
        told: list[dict[str, Any]] = []
        while len(told) < 6:
            line = (await stream.content.readline()).decode()
            if line.startswith("data: "):
                told.append(json.loads(line.removeprefix("data: ")))
    kinds = [event["type"] for event in told]
    assert kinds == ["action", "message", "answer", "edited", "deleted", "clock"]
    assert told[2]["text"] == "Да"
