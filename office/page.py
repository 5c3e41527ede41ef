"""Paper and margins of the sections of a Word file."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from office.xml_names import attribute, w


@dataclass(frozen=True, slots=True)
class Page:
    """Twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int


def pages_of(body: etree._Element) -> Iterator[tuple[int, Page]]:
    """Of each section how many tables stand before its end, and its page, if it says one."""
    tables = 0
    for element in body.iter(w("tbl"), w("sectPr")):
        if element.tag == w("tbl"):
            tables += 1
        elif (page := _page(element)) is not None:
            yield tables, page


def _page(section: etree._Element) -> Page | None:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return None
    sides = (attribute(margins, side) for side in ("top", "right", "bottom", "left"))
    page = Page(attribute(size, "w"), attribute(size, "h"), *map(abs, sides))
    return page if page.width > page.left + page.right + 2000 and page.height > 2000 else None
