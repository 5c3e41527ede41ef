"""YAML as nodes with places: texts, lists and mappings, nothing else, and within limits.

Every single value is a text, so «1.10» keeps its zero and «0,00» its comma. Anchors, aliases and tags are
refused: a programme file needs none, and aliases make bombs.
"""

from typing import Any

import yaml

from domain.programme.file_problems import FileProblem, FileProblemKind, FileProblems
from programmes.plain.nodes import FileNode, Place
from programmes.yaml.syntax import broken, place_of

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 24  # a programme file needs 12
MAX_NODES = 200_000  # a thousand indicators have 40,000
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_nodes(content: bytes) -> FileNode:
    """The only document of a YAML text; ``FileProblems`` where there is none within the limits."""
    if len(content) > MAX_BYTES:
        raise _refused(FileProblemKind.TOO_LONG, Place(), str(len(content)), str(MAX_BYTES))
    text = _decoded(content)
    builder = _Builder(text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        opened = builder.open[-1].place if builder.open else Place(1)
        raise _refused(*broken(text, error, opened)) from None
    except yaml.YAMLError as error:  # a character that YAML does not know
        raise _refused(FileProblemKind.NOT_TEXT, _place_of(text, error)) from None
    if builder.root is None:
        raise _refused(FileProblemKind.NOT_A_MAPPING, Place(1, 1))
    return builder.root


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(FileProblemKind.NOT_TEXT, Place(line)) from None


def _refused(kind: FileProblemKind, place: Place, got: str = "", suggestion: str = "") -> FileProblems:
    return FileProblems((FileProblem(place.line, "", kind, got[:200], suggestion, place.column),))


def _place_of(text: str, error: yaml.YAMLError) -> Place:
    position = getattr(error, "position", None)
    return Place(text.count("\n", 0, position) + 1) if isinstance(position, int) else Place()


class _Builder:
    """Events to nodes without recursion, so that depth is a number and not a crash."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.root: FileNode | None = None
        self.open: list[FileNode] = []
        self.waiting: list[tuple[str, Place] | None] = []
        self.count = 0

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused(FileProblemKind.ANCHOR, place_of(event.start_mark), f"{event.anchor}")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise _refused(FileProblemKind.SEVERAL_DOCUMENTS, place_of(event.start_mark))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check(event, event.implicit[0] or event.implicit[1])
        start, end = place_of(event.start_mark), place_of(event.end_mark)
        node = FileNode(start, event.value)
        if start.line == end.line and not event.style:
            node.is_exact = True
        elif event.style in ("'", '"') and end.column - start.column == len(event.value) + 2:
            node = FileNode(Place(start.line, start.column + 1), event.value, is_exact=True)
        elif event.style == "|":
            node = self._block(start, event.value)
        is_nothing = event.value in ("", "~", "null") and not event.style
        if self._is_key():
            self._key(event)
        else:
            self._put(node, is_nothing=is_nothing)

    def _block(self, start: Place, value: str) -> FileNode:
        """A text of lines of its own: they stand below, each as deep as the first."""
        first = self.lines[start.line] if start.line < len(self.lines) else ""
        place = Place(start.line + 1, len(first) - len(first.lstrip(" ")) + 1)
        return FileNode(place, value, is_exact=value.split("\n", maxsplit=1)[0] == first[place.column - 1 :])

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._check(event, event.implicit)
        place = place_of(event.start_mark)
        if self._is_key():
            raise _refused(FileProblemKind.NOT_A_TEXT, place)
        if len(self.open) >= MAX_DEPTH:
            raise _refused(FileProblemKind.TOO_DEEP, place, suggestion=str(MAX_DEPTH))
        node = FileNode(place, {} if isinstance(event, yaml.MappingStartEvent) else [])
        self._put(node)
        self.open.append(node)
        self.waiting.append(None)

    def _end(self) -> None:
        self.open.pop()
        self.waiting.pop()

    def _check(self, event: Any, implicit: bool) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise _refused(FileProblemKind.TOO_LONG, place_of(event.start_mark), suggestion=str(MAX_NODES))
        if event.tag is not None and not implicit:
            raise _refused(FileProblemKind.TAG, place_of(event.start_mark), event.tag)

    def _is_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].content, dict) and self.waiting[-1] is None

    def _key(self, event: yaml.ScalarEvent) -> None:
        mapping = self.open[-1]
        place = place_of(event.start_mark)
        if event.value in mapping.keys:
            raise _refused(FileProblemKind.DUPLICATE_KEY, place, event.value)
        mapping.keys[event.value] = place
        self.waiting[-1] = (event.value, place)

    def _put(self, node: FileNode, *, is_nothing: bool = False) -> None:
        """``is_nothing``: a key with nothing behind it is as good as no key."""
        if not self.open:
            self.root = node
            return
        parent, waiting = self.open[-1], self.waiting[-1]
        if isinstance(parent.content, list):
            parent.append(node)
        elif waiting is not None and isinstance(parent.content, dict):
            self.waiting[-1] = None
            if not is_nothing:
                parent.content[waiting[0]] = node
