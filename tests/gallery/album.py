"""What was seen, in groups: pictures and texts by language, remarks, and what had to be left out."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image

RUSSIAN, ENGLISH = "ru", "en"
_COLOURS = 256


@dataclass
class Entry:
    """One thing to look at; a screen has a picture and a text in each language."""

    name: str
    caption: str
    pictures: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    wide: bool = False


class Album:
    """Entries by group, in the order in which they came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.groups: dict[str, dict[str, Entry]] = {}
        self.left_out: list[str] = []
        self.broken: list[str] = []

    def entry(self, group: str, name: str, caption: str, *, wide: bool = False) -> Entry:
        entries = self.groups.setdefault(group, {})
        return entries.setdefault(name, Entry(name, caption, wide=wide))

    def keep(self, entry: Entry, language: str, image: bytes) -> Path:
        """Write a picture beside the index and show it in the entry."""
        path = self.folder / language / f"{entry.name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(image)
        entry.pictures[language] = path.relative_to(self.folder).as_posix()
        return path

    def leave_out(self, what: str) -> None:
        print(f"!! LEFT OUT: {what}", flush=True)
        self.left_out.append(what)

    def breaks(self, what: str) -> None:
        print(f"!! BROKEN: {what}", flush=True)
        self.broken.append(what)


def slim(image: bytes) -> bytes:
    """The same picture with few colours, for the guides: a third of the bytes."""
    with Image.open(BytesIO(image)) as full:
        small = full.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def cropped(image: bytes, box: tuple[float, float, float, float]) -> bytes:
    """A part of a picture, in pixels: left, top, right, bottom."""
    with Image.open(BytesIO(image)) as full:
        left, top, right, bottom = box
        part = full.crop((max(0, int(left)), max(0, int(top)), int(right), int(bottom)))
    out = BytesIO()
    part.save(out, "PNG")
    return out.getvalue()
