"""Names of WordprocessingML (ECMA-376, part 1, chapter 17) and how its properties are asked for."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OFF = {"0", "false", "off"}


def w(name: str) -> str:
    """``w:name`` as lxml spells it."""
    return W + name


def value(element: etree._Element | None, path: str) -> str | None:
    """``w:val`` of the element at ``path`` («tcPr/gridSpan»); ``None`` where either is missing."""
    found = None if element is None else element.find("/".join(map(w, path.split("/"))))
    return None if found is None else found.get(w("val"))


def number(element: etree._Element | None, path: str, default: int) -> int:
    """``value`` as a whole number; ``default`` where there is none."""
    return _whole(value(element, path), default)


def attribute(element: etree._Element, name: str, default: int = 0) -> int:
    """The element's own attribute ``w:name`` as a whole number."""
    return _whole(element.get(w(name)), default)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def is_on(element: etree._Element | None, path: str) -> bool:
    """A switch: the element is there and not switched off."""
    found = None if element is None else element.find("/".join(map(w, path.split("/"))))
    return found is not None and found.get(w("val"), "1").lower() not in _OFF
