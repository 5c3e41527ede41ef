"""Automatic numbers of OpenDocument's lists and headings, as LibreOffice prints them."""

import re
from dataclasses import dataclass, field

from lxml import etree

from office.numbering import MAX_LEVELS, bullet, spelled
from office.odf.names import LOEXT, STYLE, TEXT, XML, whole

MAX_START = 1_000_000
_PLACE = re.compile(r"%(\d)%")
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
_OUTLINE = ""

Counters = dict[int, int]


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "none"
    prefix: str = ""
    suffix: str = ""
    pattern: str = ""
    shown: int = 1
    start: int = 1
    sign: str = ""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands: its list's style, level (from 1) and counters."""

    style: str
    level: int
    counters: Counters


@dataclass(slots=True)
class OpenLists:
    """Counts through a document; ask in its order, once for each list, item and heading."""

    styles: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _named: dict[str, Counters] = field(default_factory=dict)
    _last: dict[str, Counters] = field(default_factory=dict)
    _outline: Counters = field(default_factory=dict)

    def enter(self, found: etree._Element, around: ListPlace | None) -> ListPlace:
        """A list, or one within another."""
        style = found.get(f"{TEXT}style-name") or (around.style if around else "")
        if around is not None:
            return ListPlace(style, min(around.level + 1, MAX_LEVELS), around.counters)
        continued = self._named.get(found.get(f"{TEXT}continue-list", ""))
        if continued is None and found.get(f"{TEXT}continue-numbering") == "true":
            continued = self._last.get(style)
        counters = {} if continued is None else continued
        self._last[style] = counters
        for name in (found.get(f"{XML}id"), found.get(f"{TEXT}id")):
            if name:
                self._named[name] = counters
        return ListPlace(style, 1, counters)

    def label(self, item: etree._Element, place: ListPlace) -> str:
        """What stands before the first paragraph of an item; empty for one that is not counted."""
        if item.tag != f"{TEXT}list-item":
            return ""
        start = item.get(f"{TEXT}start-value")
        if start is not None:
            place.counters[place.level] = whole(start, 1, MAX_START) - 1
        return self._count(self.styles.get(place.style, {}), place.level, place.counters)

    def heading(self, found: etree._Element) -> str:
        """The number of a chapter's heading, where the document numbers its chapters."""
        levels = self.styles.get(_OUTLINE, {})
        level = whole(found.get(f"{TEXT}outline-level"), 1, MAX_LEVELS)
        is_counted = level in levels and found.get(f"{TEXT}is-list-header") != "true"
        return self._count(levels, level, self._outline) if is_counted else ""

    def _count(self, levels: dict[int, _Level], level: int, counters: Counters) -> str:
        first = levels.get(level, _Level()).start
        counters[level] = counters.get(level, first - 1) + 1
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]
        return _print(levels, level, counters)


def read_lists(*roots: etree._Element | None) -> OpenLists:
    """The lists of the parts of one document, and how its chapters are numbered."""
    found: dict[str, dict[int, _Level]] = {}
    for root in roots:
        if root is None:
            continue
        for style in root.iter(f"{TEXT}list-style"):
            found[style.get(f"{STYLE}name", "")] = _levels(style)
        for style in root.iter(f"{TEXT}outline-style"):
            levels = _levels(style)
            found[_OUTLINE] = {at: level for at, level in levels.items() if level.form != "none"}
    return OpenLists(found)


def _levels(style: etree._Element) -> dict[int, _Level]:
    return {whole(level.get(f"{TEXT}level"), 1, MAX_LEVELS): _level(level) for level in style}


def _level(found: etree._Element) -> _Level:
    if found.tag == f"{TEXT}list-level-style-bullet":
        return _Level(sign=bullet(found.get(f"{TEXT}bullet-char") or "·"))
    form = found.get(f"{STYLE}num-format", "")
    pattern = found.get(f"{LOEXT}num-list-format") or found.get(f"{STYLE}num-list-format")
    return _Level(
        form=_form(form),
        prefix=found.get(f"{STYLE}num-prefix", ""),
        suffix=found.get(f"{STYLE}num-suffix", ""),
        pattern=pattern or "",
        shown=whole(found.get(f"{TEXT}display-levels"), 1, MAX_LEVELS),
        start=whole(found.get(f"{TEXT}start-value"), 1, MAX_START),
    )


def _form(said: str) -> str:
    """«а, б, .., аа, аб, ...» are Russian letters."""
    if said[:1].lower() == "а":
        return "russianLower" if said[0] == "а" else "russianUpper"
    return _FORMS.get(said, "decimal")


def _print(levels: dict[int, _Level], level: int, counters: Counters) -> str:
    own = levels.get(level, _Level())
    if own.sign or own.form == "none":
        return own.sign

    def put(at: int) -> str:
        shown = levels.get(at, _Level())
        return spelled(counters.get(at, shown.start), shown.form)

    if own.pattern:
        return _PLACE.sub(lambda match: put(int(match[1])), own.pattern).strip()
    numbers = [put(at) for at in range(max(1, level - own.shown + 1), level + 1)]
    return f"{own.prefix}{'.'.join(filter(None, numbers))}{own.suffix}".strip()
