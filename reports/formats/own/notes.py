"""Footnotes of the document: told by their texts, copied where one is met again, gone with their figure."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from office.editing import NOTES, Edit, edit, merge_of, text_in
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

    def add(self, text: str) -> bool:
        """A footnote of this text, in the looks of the document's first one; not where it has none."""
        if text in self._runs:
            return True
        known = (next(run.iter(NOTES[0]), None) for run in self._runs.values())
        example = next((reference for reference in known if reference is not None), None)
        if example is None or (_KINDS[NOTES[0]], example.get(w("id"), "")) not in self.texts:
            return False
        identity = self._copy(_KINDS[NOTES[0]], example.get(w("id"), ""))
        _write(self._parts[_KINDS[NOTES[0]]][-1], text)
        run = deepcopy(example.getparent())
        next(run.iter(NOTES[0])).set(w("id"), identity)
        key = (_KINDS[NOTES[0]], identity)
        self.texts[key], self.marks[key], self._runs[text] = text, f"[^{text}]", run
        return True

    def refer(self, text: str) -> Any:
        """A run that refers to the note of this text; ``KeyError`` where the document has none."""
        return deepcopy(self._runs[text])

    def settle(self, body: Any, gone: Iterable[str]) -> None:
        """One note for each reference, none without; those of the texts that are ``gone`` leave the page.

        Both are numbered in the order of the references: LibreOffice tells notes by that, whatever they are
        called.
        """
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
        for kind, part in self._parts.items():
            self._put_in_order(body, kind, part)

    def _put_in_order(self, body: Any, kind: str, part: Any) -> None:
        references = [one for one in body.iter(*NOTES) if _KINDS[one.tag] == kind]
        notes = {note.get(w("id"), ""): note for note in part.iterchildren(w(kind))}
        known = [(one, notes[one.get(w("id"), "")]) for one in references if one.get(w("id"), "") in notes]
        own = {id(note) for _, note in known}
        others = [
            int(key) for key, note in notes.items() if id(note) not in own and key.lstrip("-").isdigit()
        ]
        for place, (reference, note) in enumerate(known, max(others, default=0) + 1):
            part.append(note)
            for one in (reference, note):
                one.set(w("id"), str(place))

    def _copy(self, kind: str, identity: str) -> str:
        part = self._parts[kind]
        notes = {note.get(w("id"), ""): note for note in part.iterchildren(w(kind))}
        copied = deepcopy(notes[identity])
        new = str(max(int(one) for one in notes if one.lstrip("-").isdigit()) + 1)
        copied.set(w("id"), new)
        part.append(copied)
        return new


def _write(note: Any, text: str) -> None:
    """In place of its words, behind its own mark."""
    first, *others = note.iter(w("p"))
    for paragraph in others:
        paragraph.getparent().remove(paragraph)
    before = text_in(first)
    start = len(before) - len(before.lstrip())
    edit(first, [Edit(start, len(before), text)])


def _alone(reference: Any) -> Any:
    """Its run with nothing but its looks and itself."""
    run = deepcopy(reference.getparent())
    for child in list(run):
        if child.tag not in (w("rPr"), reference.tag):
            run.remove(child)
    return run
