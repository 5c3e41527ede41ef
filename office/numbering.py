"""Automatic numbers of list paragraphs: «1.», «2.1», «в)» as Word would print them.

The rules are those of ECMA-376, part 1, 17.9: a list (``num``) points to its definition
(``abstractNum``), whose counters all its lists share; a list's own start counts at its first use; a
paragraph of one level starts the deeper levels anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from office.xml_names import attribute, number, value, w

MAX_LEVELS = 9
MAX_INHERITANCE = 12  # Word itself stops at eleven
_PLACE = re.compile(r"%([1-9])")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = "%1."


@dataclass(slots=True)
class _List:
    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    used: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts through a document; ask for each list paragraph once, in document order."""

    lists: dict[str, _List] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """What Word prints before ``paragraph``; empty where it is in no list."""
        place = self._place(paragraph.find(w("pPr")))
        if place is None or place[0] not in self.lists:
            return ""
        items, level = self.lists[place[0]], min(place[1], MAX_LEVELS - 1)
        return _print(items.levels, level, self._count(items, level))

    def _place(self, properties: etree._Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        by_style = self.styles.get(value(properties, "pStyle") or "")
        own = properties.find(w("numPr"))
        if own is None:
            return by_style
        default = by_style or ("0", 0)
        return value(own, "numId") or default[0], number(own, "ilvl", default[1])

    def _count(self, items: _List, level: int) -> dict[int, int]:
        counters = self.counters.setdefault(items.definition, {})
        if not items.used:
            items.used = True
            counters.update({at: start - 1 for at, start in items.starts.items()})
        first = items.levels.get(level, _Level()).start
        counters[level] = counters.get(level, first - 1) + 1
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]
        return counters


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists of a document; either part may be missing."""
    if numbering is None:
        return Numbering()
    definitions = {
        found.get(w("abstractNumId")): {attribute(at, "ilvl"): _level(at) for at in found.iterfind(w("lvl"))}
        for found in numbering.iterfind(w("abstractNum"))
    }
    lists = {found.get(w("numId"), ""): _list(found, definitions) for found in numbering.iterfind(w("num"))}
    return Numbering(lists, _style_lists(styles))


def _list(found: etree._Element, definitions: dict[str | None, dict[int, _Level]]) -> _List:
    definition = value(found, "abstractNumId") or ""
    levels = dict(definitions.get(definition, {}))
    starts: dict[int, int] = {}
    for override in found.iterfind(w("lvlOverride")):
        at = attribute(override, "ilvl")
        own = override.find(w("lvl"))
        if own is not None:
            levels[at] = _level(own)
        if value(override, "startOverride") is not None:
            starts[at] = number(override, "startOverride", 1)
    return _List(definition, levels, starts)


def _level(found: etree._Element) -> _Level:
    text = value(found, "lvlText")
    return _Level(
        start=number(found, "start", 1),
        form=value(found, "numFmt") or "decimal",
        text="" if text is None else text,
    )


def _style_lists(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """Paragraph styles that number their paragraphs, inherited ones included."""
    if styles is None:
        return {}
    found = {style.get(w("styleId"), ""): style for style in styles.iterfind(w("style"))}
    lists = {name: _style_list(name, found) for name in found}
    return {name: place for name, place in lists.items() if place is not None}


def _style_list(name: str, styles: dict[str, etree._Element]) -> tuple[str, int] | None:
    for _ in range(MAX_INHERITANCE):
        style = styles.get(name)
        own = None if style is None else value(style, "pPr/numPr/numId")
        if own is not None:
            return own, number(style, "pPr/numPr/ilvl", 0)
        name = value(style, "basedOn") or ""
        if not name:
            break
    return None


def _print(levels: dict[int, _Level], level: int, counters: dict[int, int]) -> str:
    pattern = levels.get(level, _Level(text=f"%{level + 1}."))
    if pattern.form == "bullet":
        return bullet(pattern.text)

    def put(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = levels.get(at, _Level())
        return spelled(counters.get(at, shown.start), shown.form)

    return _PLACE.sub(put, pattern.text).strip()


def bullet(sign: str) -> str:
    """Signs of the fonts of symbols have no meaning outside them."""
    return sign if sign.isascii() or sign in "•–—" else "·"


def spelled(count: int, form: str) -> str:
    """``count`` in one of Word's ways to number: «decimal», «upperRoman», «russianLower» …"""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02}"
    written = _LETTERED.get(form, str)(count)
    return written.upper() if form.startswith("upper") or form.endswith("Upper") else written


def _letter(count: int, alphabet: str) -> str:
    """After the last letter Word doubles them: «аа», «бб»."""
    times, index = divmod(max(count, 1) - 1, len(alphabet))
    return alphabet[index] * min(times + 1, MAX_LEVELS)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    spelled = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        spelled += letters * times
    return spelled


_LETTERED: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": _roman,
    "lowerLetter": lambda count: _letter(count, _LATIN),
    "upperLetter": lambda count: _letter(count, _LATIN),
    "russianLower": lambda count: _letter(count, _RUSSIAN),
    "russianUpper": lambda count: _letter(count, _RUSSIAN),
}
