"""Names of OpenDocument (version 1.3, part 3) and of what LibreOffice adds to them."""

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_URN}office:1.0}}"
TEXT = f"{{{_URN}text:1.0}}"
TABLE = f"{{{_URN}table:1.0}}"
STYLE = f"{{{_URN}style:1.0}}"
DRAW = f"{{{_URN}drawing:1.0}}"
SVG = f"{{{_URN}svg-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
MANIFEST = f"{{{_URN}manifest:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def of_tables(*names: str) -> frozenset[str]:
    """The names as tables have them, in the text and in its boxes."""
    return frozenset(space + name for space in (TABLE, LOEXT) for name in names)


def whole(text: str | None, default: int, most: int) -> int:
    """A count within its bounds; ``default`` where there is none."""
    is_count = text is not None and text.isascii() and text.isdigit() and len(text) < 10
    return min(int(text), most) if text is not None and is_count else default
