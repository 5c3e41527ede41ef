"""Styles of an OpenDocument file, as far as they say what is seen: hidden, struck, raised, how wide."""

from dataclasses import dataclass, field, replace

from lxml import etree

from office.odf.names import STYLE, TABLE, TEXT

MAX_INHERITANCE = 12
_UNITS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0, "*": 1.0}
"""Twentieths of a point; of a share («12345*») only the proportions count."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is shown; ``shift`` is 1 above the line, -1 below it."""

    hidden: bool = False
    struck: bool = False
    shift: int = 0

    @property
    def is_seen(self) -> bool:
        return not (self.hidden or self.struck)


PLAIN = Look()


@dataclass(slots=True)
class Styles:
    """``named`` are the styles by family and name; what a style does not say its parent does."""

    named: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    _met: dict[tuple[str, str], tuple[etree._Element, ...]] = field(default_factory=dict)

    def look(self, family: str, name: str | None, around: Look) -> Look:
        """Of a paragraph or a stretch in it; ``around`` is what stands around it."""
        look = around
        for properties in self._chain(family, name or ""):
            look = _changed(look, properties)
        return look

    def width(self, name: str | None) -> int:
        """Of a column; 0 where it is not said."""
        style = self.named.get(("table-column", name or ""))
        said = None if style is None else style.find(f"{STYLE}table-column-properties")
        if said is None:
            return 0
        return _length(said.get(f"{STYLE}column-width") or said.get(f"{STYLE}rel-column-width") or "")

    def _chain(self, family: str, name: str) -> tuple[etree._Element, ...]:
        """What the style's oldest parent says first."""
        key = (family, name)
        if key not in self._met:
            found: list[etree._Element] = []
            style = self.named.get(key)
            for _ in range(MAX_INHERITANCE):
                if style is None:
                    break
                found += style.findall(f"{STYLE}text-properties")
                style = self.named.get((family, style.get(f"{STYLE}parent-style-name", "")))
            self._met[key] = tuple(reversed(found))
        return self._met[key]


def read_styles(*roots: etree._Element | None) -> Styles:
    """The styles of the parts of one document; a later one of the same name counts."""
    named = {
        (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")): style
        for root in roots
        if root is not None
        for style in root.iter(f"{STYLE}style")
    }
    return Styles(named)


def is_collapsed(row: etree._Element) -> bool:
    return bool(row.get(f"{TABLE}visibility", "visible") != "visible")


def _changed(look: Look, properties: etree._Element) -> Look:
    shown = properties.get(f"{TEXT}display")
    if shown is not None:
        look = replace(look, hidden=shown == "none")
    lines = [properties.get(f"{STYLE}text-line-through-{what}") for what in ("style", "type")]
    if any(line is not None for line in lines):
        look = replace(look, struck="none" not in lines)
    place = properties.get(f"{STYLE}text-position")
    return look if place is None else replace(look, shift=_shift(place.split()[0] if place.split() else ""))


def _shift(place: str) -> int:
    if place in ("super", "sub"):
        return 1 if place == "super" else -1
    share = place.rstrip("%")
    return 0 if not share.lstrip("-").isdigit() or not int(share) else -1 if share.startswith("-") else 1


def _length(text: str) -> int:
    unit = next((unit for unit in _UNITS if text.endswith(unit)), "")
    try:
        return round(float(text.removesuffix(unit)) * _UNITS[unit]) if unit else 0
    except (ValueError, OverflowError):
        return 0
