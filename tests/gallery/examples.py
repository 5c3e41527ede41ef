"""Every screen of the conversations' examples, as text: what no scene of the walk comes to is seen here."""

from typing import Any

from handlers.screen import Screen
from playground.content.html_markup import parse_html
from tests.conversations.examples import examples_by_folder
from tests.gallery.album import ENGLISH, RUSSIAN, Album
from tests.gallery.rendered import message_html
from texts import texts


def draw_examples(album: Album) -> None:
    for folder, examples in examples_by_folder():
        for place, one in enumerate(examples):
            group = "Screens: of no conversation" if folder == "handlers" else f"Screens: {folder}"
            entry = album.entry(group, f"{folder}-{place}", one.name)
            for language in (RUSSIAN, ENGLISH):
                entry.texts[language] = message_html(_message(one.screen(texts(language))))


def _message(screen: Screen) -> dict[str, Any]:
    """As Telegram would give it back."""
    text, entities = parse_html(str(screen.text))
    keyboard = [[{"text": button.text} for button in row] for row in screen.rows]
    message = {"from": {"is_bot": True}, "reply_markup": {"inline_keyboard": keyboard}}
    message |= {"text": text, "entities": entities}
    if screen.picture is not None:
        message["photo"] = []
    if screen.document is not None:
        message["document"] = {"file_name": screen.document.name}
    return message
