"""A programme file as plain data in which every entry knows its place, whatever format it came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """``line`` and ``column`` count from 1; a workbook's places have ``sheet`` and ``cell`` too."""

    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""


@dataclass(slots=True)
class FileNode:
    """A text, a list or a mapping; ``keys`` are the places of a mapping's keys.

    ``is_exact`` says that a text stands in the file letter by letter from ``place`` on.
    """

    place: Place
    content: "str | list[FileNode] | dict[str, FileNode]"
    keys: dict[str, Place] = field(default_factory=dict)
    is_exact: bool = False

    def put(self, key: str, node: "FileNode") -> None:
        """A further entry of a mapping; its key stands where its value does."""
        assert isinstance(self.content, dict)
        self.content[key] = node
        self.keys[key] = node.place

    def append(self, node: "FileNode") -> None:
        assert isinstance(self.content, list)
        self.content.append(node)

    def at(self, key: str) -> "FileNode":
        """The entry of a mapping at ``key``; ``KeyError`` where there is none."""
        assert isinstance(self.content, dict)
        return self.content[key]

    def sub_list(self, key: str) -> "FileNode":
        """The list at ``key``, made where there is none."""
        assert isinstance(self.content, dict)
        if key not in self.content:
            self.put(key, FileNode(self.place, []))
        return self.content[key]


Loc = Sequence[str | int]


def data(node: FileNode) -> Any:
    """The same without places."""
    if isinstance(node.content, dict):
        return {key: data(value) for key, value in node.content.items()}
    if isinstance(node.content, list):
        return [data(item) for item in node.content]
    return node.content


def find(node: FileNode, loc: Loc) -> tuple[FileNode, Place]:
    """The entry that ``loc`` leads to, else the last one on the way; and the place to point at.

    For an entry that should not be there, that is its key.
    """
    place = node.place
    for step in loc:
        inner = _step(node, step)
        if inner is None:
            break
        node, place = inner
    return node, place


def _step(node: FileNode, step: str | int) -> tuple[FileNode, Place] | None:
    if isinstance(node.content, dict) and step in node.content:
        inner = node.content[str(step)]
        is_scalar = isinstance(inner.content, str)
        return inner, inner.place if is_scalar else node.keys.get(str(step), inner.place)
    if isinstance(node.content, list) and isinstance(step, int) and step < len(node.content):
        return node.content[step], node.content[step].place
    return None


def path_of(loc: Loc) -> str:
    """«tasks.1.measures.4.number»: places in lists count from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
