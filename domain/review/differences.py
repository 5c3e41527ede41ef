"""What has changed in a text, word by word, as short as it can be read on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_KEPT = 3  # words of what is the same on each side of a change, to read it by
_ALIKE = 0.3  # below that it is another text, of which nothing is to be told apart


class RunKind(StrEnum):
    """What has become of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    LEFT_OUT = "left_out"  # more of what is the same than is worth reading


@dataclass(frozen=True, slots=True)
class Run:
    """Words that were kept, taken out or put in, joined with spaces; ``LEFT_OUT`` has none."""

    kind: RunKind
    words: str = ""


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but spaces and line breaks."""
    return one.split() == other.split()


def differences(before: str, after: str) -> tuple[Run, ...]:
    """From ``before`` to ``after`` in reading order; empty where the words are the same, or where it is
    another text altogether (one of them empty included)."""
    old, new = before.split(), after.split()
    if old == new:
        return ()
    found = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(_runs(found, old, new)) if found.ratio() >= _ALIKE else ()


def _runs(found: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for tag, old_from, old_to, new_from, new_to in found.get_opcodes():
        if tag == "equal":
            yield from _same(old[old_from:old_to], at_start=new_from == 0, at_end=new_to == len(new))
            continue
        if old_from < old_to:
            yield Run(RunKind.GONE, " ".join(old[old_from:old_to]))
        if new_from < new_to:
            yield Run(RunKind.NEW, " ".join(new[new_from:new_to]))


def _same(words: Sequence[str], *, at_start: bool, at_end: bool) -> Iterator[Run]:
    """Of a long run only its ends beside a change."""
    head = 0 if at_start else _KEPT
    tail = 0 if at_end else _KEPT
    if len(words) <= head + tail + 1:
        yield Run(RunKind.SAME, " ".join(words))
        return
    if head:
        yield Run(RunKind.SAME, " ".join(words[:head]))
    yield Run(RunKind.LEFT_OUT)
    if tail:
        yield Run(RunKind.SAME, " ".join(words[-tail:]))
