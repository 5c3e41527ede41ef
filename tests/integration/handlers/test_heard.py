"""What somebody writes, as the conversations hear it."""

from datetime import UTC, datetime

from aiogram.types import Chat, Message, MessageEntity

from handlers.heard import heard_in

SITE, POST = "https://akgo74.ru/about/info/news/12032/", "https://vk.com/wall-171013929_14464"


def said(text: str, *entities: MessageEntity) -> str:
    chat = Chat(id=1, type="private")
    message = Message(message_id=1, date=datetime(2022, 7, 8, tzinfo=UTC), chat=chat, text=text)
    return heard_in(message.model_copy(update={"entities": list(entities)})).text


def link(text: str, words: str, url: str) -> MessageEntity:
    before = text[: text.index(words)]
    offset, length = (len(one.encode("utf-16-le")) // 2 for one in (before, words))
    return MessageEntity(type="text_link", offset=offset, length=length, url=url)


def test_behind_words_that_are_a_link_stands_its_address() -> None:
    text = "📰 122 размещено на сайте и вконтакте"
    links = link(text, "сайте", SITE), link(text, "вконтакте", POST)
    assert said(text, *links) == f"📰 122 размещено на сайте ({SITE}) и вконтакте ({POST})"


def test_an_address_is_not_said_twice() -> None:
    text = f"Размещено: {SITE}"
    assert said(text, link(text, SITE, SITE)) == text
    assert said(text, MessageEntity(type="url", offset=11, length=len(SITE))) == text
