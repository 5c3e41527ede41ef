"""The one place that turns a screen into calls to Telegram. Things that are gone there are no failure."""

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from typing import Protocol, TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    Response,
    SendMessage,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from domain.access import Role
from domain.refusals import FileTooBig
from handlers.screen import Button, KnownFile, Screen
from texts.catalogue import LANGUAGES
from texts.words import as_typed

DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""What the Bot API hands out, in bytes."""
_HTML = "HTML"
_CHATS = 5_000
_IN_ALBUM = 10
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOBODY_THERE = ("chat not found", "peer_id_invalid", "user not found", "have no rights to send")
Menu = Callable[[AbstractSet[Role], str], Sequence[tuple[str, str]]]
Result = TypeVar("Result")
_NUMBER_SIGN = re.compile(r"(№|\bNo\.) (?=\S)")
_OFTEN = (SendMessage, EditMessageText, EditMessageReplyMarkup, AnswerCallbackQuery)
_HELD = tuple(Response[method.__returning__] for method in _OFTEN)  # type: ignore[name-defined]
"""pydantic keeps a parametrized type only while somebody holds it, and takes 5 ms to build it again."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """The screen that was shown last in a chat."""

    message_id: int
    buttons: tuple[Button, ...]


class Unreachable(Exception):
    """The person blocked the bot, never came in, or the chat is gone: sending again would not help."""

    def __init__(self, chat_id: int, reason: str) -> None:
        super().__init__(reason)
        self.chat_id = chat_id


def check_size(size: int) -> None:
    """Of a file somebody sent, in bytes: ``FileTooBig`` above Telegram's limit."""
    if size > DOWNLOAD_LIMIT:
        raise FileTooBig(DOWNLOAD_LIMIT, size)


class Turns(Protocol):
    """Telegram's limits: who may send when, and what happens on 429."""

    async def run(self, chat_id: int, call: Callable[[], Awaitable[Result]]) -> Result: ...


class Show:
    """``menu`` gives the commands of somebody with these roles, each with what it does, in a language."""

    def __init__(self, bot: Bot, turns: Turns, menu: Menu) -> None:
        self._bot = bot
        self._turns = turns
        self._menu = menu
        self._standing: OrderedDict[int, _Standing] = OrderedDict()
        self._albums: OrderedDict[int, str] = OrderedDict()

    async def edit_or_send(self, chat_id: int, message_id: int | None, screen: Screen) -> int:
        """Put the screen in the place of a message, or below where that cannot be; the message it is on."""
        if message_id is None or screen.document is not None:
            return await self.send(chat_id, screen)
        whole = replace(screen, text=kept_together(screen.text))
        try:
            await self._guarded(chat_id, lambda: self._edit(chat_id, message_id, whole))
            self._note(chat_id, message_id, screen)
        except TelegramBadRequest as error:
            if "message is not modified" in error.message.lower():
                return message_id
            return await self.send(chat_id, screen)
        return message_id

    async def replace(self, chat_id: int, message_id: int, screen: Screen) -> int | None:
        """Only in the place of a message; ``None`` where it is gone."""
        whole = replace(screen, text=kept_together(screen.text))
        try:
            await self._guarded(chat_id, lambda: self._edit(chat_id, message_id, whole))
        except TelegramBadRequest as error:
            return message_id if "message is not modified" in error.message.lower() else None
        return message_id

    async def send(self, chat_id: int, screen: Screen, reply_to: int | None = None) -> int:
        """A new message; its id."""
        await self.answer(screen.answers)
        whole = replace(screen, text=kept_together(screen.text))
        sent = await self._guarded(chat_id, lambda: self._send(chat_id, whole, reply_to))
        self._note(chat_id, sent.message_id, screen)
        return sent.message_id

    def carried_by(self, chat_id: int, words: str, message_id: int | None = None) -> str | None:
        """What the button with these words carries, on the screen that was shown last in the chat.

        Only this process's own screens are known, the latest of a chat, and none after a restart.
        """
        standing = self._standing.get(chat_id)
        if standing is None or message_id not in (None, standing.message_id):
            return None
        return next((one.data for one in standing.buttons if one.data and as_typed(one.text) == words), None)

    def standing_on(self, chat_id: int) -> int | None:
        """The message with the screen that was shown last."""
        return standing.message_id if (standing := self._standing.get(chat_id)) else None

    def _note(self, chat_id: int, message_id: int, screen: Screen) -> None:
        buttons = tuple(button for row in screen.rows for button in row)
        self._standing[chat_id] = _Standing(message_id, buttons)
        self._standing.move_to_end(chat_id)
        if len(self._standing) > _CHATS:
            self._standing.popitem(last=False)

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message that is no longer the place to press."""
        if self.standing_on(chat_id) == message_id:
            del self._standing[chat_id]
        with suppress(TelegramAPIError):
            await self._turns.run(chat_id, lambda: self._strip(chat_id, message_id))

    async def answer(self, callback_id: str, text: str = "", *, alert: bool = False) -> None:
        """Stop the button's spinner, with a short word where there is one; one that was typed has none."""
        if not callback_id:
            return
        whole = kept_together(text[:200])
        with suppress(TelegramBadRequest):  # too old by now: whoever pressed it has stopped waiting
            await self._bot.answer_callback_query(callback_id, text=whole or None, show_alert=alert)

    async def set_menu(self, chat_id: int, roles: AbstractSet[Role], language: str) -> None:
        """The commands of somebody's roles, in their chat; nothing is lost where it fails."""
        with suppress(TelegramAPIError):
            scope = BotCommandScopeChat(chat_id=chat_id)
            await self._bot.set_my_commands(self._commands(roles, language), scope=scope)

    async def set_menus(self) -> None:
        """What everybody sees before they come in."""
        for language in LANGUAGES:
            await self._bot.set_my_commands(
                self._commands(frozenset(), language),
                scope=BotCommandScopeAllPrivateChats(),
                language_code=None if language == LANGUAGES[0] else language,
            )

    async def set_about(self, about: Callable[[str], tuple[str, str]]) -> None:
        """What an empty chat and the bot's profile say, in each language."""
        for language in LANGUAGES:
            code = None if language == LANGUAGES[0] else language
            description, short = about(language)
            await self._bot.set_my_description(description, language_code=code)
            await self._bot.set_my_short_description(short, language_code=code)

    def _commands(self, roles: AbstractSet[Role], language: str) -> list[BotCommand]:
        return [BotCommand(command=name, description=text) for name, text in self._menu(roles, language)]

    async def typing(self, chat_id: int, kind: str = "typing") -> None:
        """«печатает…», «отправляет документ…»: for five seconds; nothing is lost where it fails."""
        with suppress(TelegramAPIError):
            await self._bot.send_chat_action(chat_id, kind)

    async def download(self, file_id: str) -> bytes:
        """The bytes of a file somebody sent; ``FileTooBig`` above Telegram's limit."""
        try:
            file = await self._bot.get_file(file_id)
        except TelegramBadRequest as error:
            if "file is too big" in error.message.lower():
                raise FileTooBig(DOWNLOAD_LIMIT) from error
            raise
        check_size(file.file_size or 0)
        content = BytesIO()
        await self._bot.download_file(file.file_path or "", content, timeout=60)
        return content.getvalue()

    async def send_stored(self, chat_id: int, files: Sequence[KnownFile]) -> None:
        """Photos together, then documents, ten in a message, by the names that Telegram has for them; one by
        one with their bytes where it does not know a name any more."""
        for together in _albums(files):
            try:
                if all(one.known_as for one in together):
                    await self._guarded(chat_id, partial(self._send_known, chat_id, together))
                    continue
            except TelegramBadRequest:
                pass
            for one in together:
                file = BufferedInputFile(await one.load(), one.name)
                await self._guarded(chat_id, partial(self._send_file, chat_id, file, is_photo=one.is_photo))

    def is_new_album(self, chat_id: int, album: str) -> bool:
        """Whether nothing was said of it yet: its files come in messages of their own. No album is new."""
        known, self._albums[chat_id] = self._albums.get(chat_id, ""), album
        self._albums.move_to_end(chat_id)
        if len(self._albums) > _CHATS:
            self._albums.popitem(last=False)
        return not album or album != known

    async def _send_known(self, chat_id: int, together: Sequence[KnownFile]) -> None:
        first = together[0]
        if len(together) == 1:
            await self._send_file(chat_id, first.known_as, is_photo=first.is_photo)
            return
        kind = InputMediaPhoto if first.is_photo else InputMediaDocument
        await self._bot.send_media_group(chat_id, [kind(media=one.known_as) for one in together])

    async def _send_file(self, chat_id: int, file: BufferedInputFile | str, *, is_photo: bool) -> None:
        if is_photo:
            await self._bot.send_photo(chat_id, file)
        else:
            await self._bot.send_document(chat_id, file)

    async def _guarded(self, chat_id: int, call: Callable[[], Awaitable[Result]]) -> Result:
        try:
            return await self._turns.run(chat_id, call)
        except TelegramForbiddenError as error:
            raise Unreachable(chat_id, error.message) from error
        except TelegramBadRequest as error:
            if any(sign in error.message.lower() for sign in _NOBODY_THERE):
                raise Unreachable(chat_id, error.message) from error
            raise

    async def _strip(self, chat_id: int, message_id: int) -> Message | bool:
        return await self._bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> Message | bool:
        keyboard = _keyboard(screen)
        if screen.picture is not None:
            photo = BufferedInputFile(screen.picture, "picture.png")
            media = InputMediaPhoto(media=photo, caption=screen.text, parse_mode=_HTML)
            return await self._bot.edit_message_media(
                media, chat_id=chat_id, message_id=message_id, reply_markup=keyboard
            )
        return await self._bot.edit_message_text(
            screen.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=_HTML,
            reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
        )

    async def _send(self, chat_id: int, screen: Screen, reply_to: int | None) -> Message:
        keyboard, reply = _keyboard(screen), _reply(reply_to)
        if screen.picture is not None:
            photo = BufferedInputFile(screen.picture, "picture.png")
            return await self._bot.send_photo(
                chat_id,
                photo,
                caption=screen.text,
                parse_mode=_HTML,
                reply_markup=keyboard,
                reply_parameters=reply,
            )
        if screen.document is not None:
            file = BufferedInputFile(screen.document.content, screen.document.name)
            return await self._bot.send_document(
                chat_id,
                file,
                caption=screen.text,
                parse_mode=_HTML,
                reply_markup=keyboard,
                reply_parameters=reply,
            )
        return await self._bot.send_message(
            chat_id,
            screen.text,
            parse_mode=_HTML,
            reply_markup=keyboard,
            reply_parameters=reply,
            link_preview_options=_NO_PREVIEW,
        )


def _albums(files: Sequence[KnownFile]) -> Iterator[Sequence[KnownFile]]:
    """Of one kind, as many as a message of Telegram's holds."""
    for is_photo in (True, False):
        alike = [one for one in files if one.is_photo is is_photo]
        yield from (alike[start : start + _IN_ALBUM] for start in range(0, len(alike), _IN_ALBUM))


def kept_together(text: str) -> str:
    """«№» never stands at a line's end with its number below."""
    return _NUMBER_SIGN.sub("\\1\u00a0", text)


def _reply(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


def _keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    rows = [[_button(button) for button in row] for row in screen.rows if row]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(text=button.text, url=button.url)
    return InlineKeyboardButton(text=button.text, callback_data=button.data)
