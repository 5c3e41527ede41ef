"""Names to sentences: ``ru/*.po`` and ``en/*.po``, a file for each conversation, compiled in memory at start.

A sentence is Telegram HTML with ``{facts}``; whatever is filled in is escaped, unless it is ``Html``
already. Labels of buttons and toasts are plain text: they come from ``label``.
"""

import gettext
import io
from functools import cache
from html import escape
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("ru", "en")


class Html(str):
    """Text that is Telegram HTML already."""

    __slots__ = ()


class Texts:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = _compiled(language)

    def __call__(self, name: str, /, **facts: object) -> Html:
        """The sentence ``name`` as HTML; ``KeyError`` where there is none."""
        return Html(self._find(name).format_map({key: _html(value) for key, value in facts.items()}))

    def label(self, name: str, /, **facts: object) -> str:
        """The same as plain text, for buttons, toasts and files."""
        return self._find(name).format_map(facts)

    def count(self, name: str, number: int, /, **facts: object) -> Html:
        """The sentence in the form that ``number`` asks for; it can show it as ``{n}``.

        One that has a sentence of its own (``name=2``) gets that.
        """
        found = self._counted(name, number)
        return Html(found.format_map({"n": number, **{key: _html(value) for key, value in facts.items()}}))

    def count_label(self, name: str, number: int, /, **facts: object) -> str:
        return self._counted(name, number).format_map({"n": number, **facts})

    def has(self, name: str) -> bool:
        return self._catalogue.gettext(name) != name

    def _find(self, name: str) -> str:
        found = self._catalogue.gettext(name)
        if found == name:
            raise KeyError(f"no text {name!r} in {self.language}")
        return found

    def _counted(self, name: str, number: int) -> str:
        exactly = f"{name}={number}"  # «Оба показателя» is no plural form of «Все 3 показателя»
        if self.has(exactly):
            return self._find(exactly)
        found = self._catalogue.ngettext(name, name, abs(number))
        if found == name:
            raise KeyError(f"no text {name!r} in {self.language}")
        return found


@cache
def texts(language: str) -> Texts:
    """The sentences of a language; Russian for any that is not spoken here."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0])


def _html(value: object) -> str:
    return str(value) if isinstance(value, Html) else escape(str(value), quote=False)


def files(language: str) -> list[Path]:
    """The catalogue's files: one for each conversation, and for what several of them say."""
    return sorted(Path(__file__).with_name(language).glob("*.po"))


def catalogue(language: str) -> Catalog:
    """All sentences of a language."""
    whole = Catalog(locale=language)
    for path in files(language):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                whole[message.id] = message
    return whole


def _compiled(language: str) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
