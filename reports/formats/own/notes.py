"""Footnotes of the document: told by their texts, copied where one is met again, gone with their figure."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from office.editing import NOTES, merge_of, text_in
from office.xml_names import w

_KINDS = {NOTES[0]: "footnote", NOTES[1]: "endnote"}


class OwnNotes:
    """``parts`` are the roots of footnotes and endnotes, by their kind; absent ones are left out."""

    def __init__(self, body: Any, parts: Mapping[str, Any]) -> None:
        self._parts = parts
        self.texts = {
            (kind, note.get(w("id"), "")): "\n".join(
                text_in(line).strip() for line in note.iter(w("p"))
            ).strip()
            for kind, part in parts.items()
            for note in part.iterchildren(w(kind))
        }
        self.marks = {key: f"[^{text}]" for key, text in self.texts.items() if text}
        self._runs = dict(self._references(body))

    def _references(self, body: Any) -> Iterator[tuple[str, Any]]:
        for reference in body.iter(*NOTES):
            cell = next(reference.iterancestors(w("tc")), None)
            if cell is None or merge_of(cell) != "continue":
                key = (_KINDS[reference.tag], reference.get(w("id"), ""))
                yield self.texts.get(key, ""), _alone(reference)

    def refer(self, text: str) -> Any:
        """A run that refers to the note of this text; ``KeyError`` where the document has none."""
        return deepcopy(self._runs[text])

    def settle(self, body: Any, gone: Iterable[str]) -> None:
        """One note for each reference, none without; those of the texts that are ``gone`` leave the page."""
        unwanted = set(gone)
        used: set[tuple[str, str]] = set()
        for reference in list(body.iter(*NOTES)):
            kind, identity = _KINDS[reference.tag], reference.get(w("id"), "")
            if self.texts.get((kind, identity)) in unwanted:
                reference.getparent().remove(reference)
                continue
            if (kind, identity) in used:
                identity = self._copy(kind, identity)
                reference.set(w("id"), identity)
            used.add((kind, identity))
        for kind, part in self._parts.items():
            for note in list(part.iterchildren(w(kind))):
                is_own = note.get(w("type")) in (None, "normal")
                if is_own and (kind, note.get(w("id"), "")) not in used:
                    part.remove(note)

    def _copy(self, kind: str, identity: str) -> str:
        part = self._parts[kind]
        notes = {note.get(w("id"), ""): note for note in part.iterchildren(w(kind))}
        copied = deepcopy(notes[identity])
        new = str(max(int(one) for one in notes if one.lstrip("-").isdigit()) + 1)
        copied.set(w("id"), new)
        part.append(copied)
        return new


def _alone(reference: Any) -> Any:
    """Its run with nothing but its looks and itself."""
    run = deepcopy(reference.getparent())
    for child in list(run):
        if child.tag not in (w("rPr"), reference.tag):
            run.remove(child)
    return run
