"""«320 только за II квартал»: of a running total somebody gives what the period itself adds.

Source: the storyboard, section 2, on a past period's line: the same as `[Это только за II квартал]`.
"""

import re
from dataclasses import dataclass

from domain.time.asked import AskedPeriod, take_period
from domain.time.periods import Period, PeriodKind

_SAYS = re.compile(
    r"[\s,;:(–—-]*(?<!\w)(?:это\s+)?(?:(?:только|лишь|only)\s+|(?<=это\s))(?=(?:за|в|for|in)\s)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.)(\n]")
_UNTIL = re.compile(r"\s*(?:[-–—]|по)\s*")
_WORD = re.compile(r"[^\W\d_]+")
_EDGES = " \t,.;:)–—-"
_MOST_WORDS = 3
"""Between the start of the line and these words: «320 семей только за …» is about the figure, a sentence that
goes on is not."""


@dataclass(frozen=True, slots=True)
class PartSaid:
    """The message without these words, the period that they name, and as what they stood there."""

    rest: str
    words: str
    first: AskedPeriod
    last: AskedPeriod | None = None

    def names(self, part: Period) -> bool:
        """«за II квартал», «за квартал», «за апрель–июнь» of the second quarter."""
        if self.last is not None:
            months = part.start.month, part.end.month
            return (self.first.number, self.last.number) == months and _fits(self.last, part)
        named = self.first
        return named.kind is part.kind and named.number in (None, part.number) and _fits(named, part)


def _fits(named: AskedPeriod, part: Period) -> bool:
    return named.year in (None, part.year) and named.back in (None, 0)


def split_part(text: str) -> PartSaid | None:
    """What the first line says of its figure; ``None`` where it says nothing of the kind."""
    line, _, below = text.strip().partition("\n")
    for match in _SAYS.finditer(line):
        if len(_WORD.findall(line[: match.start()])) > _MOST_WORDS:
            return None
        found = _period_at(line, match.end())
        if found is not None:
            end, first, last = found
            before, after = line[: match.start()].strip(_EDGES), line[end:].strip(_EDGES)
            said = ", ".join(one for one in (before, after) if one)
            return PartSaid(f"{said}\n{below}".strip(), line[match.end() : end].strip(), first, last)
    return None


def _period_at(line: str, start: int) -> tuple[int, AskedPeriod, AskedPeriod | None] | None:
    """The period that is named right there, or the first and the last of several months; where that ends."""
    first = _named_at(line, start)
    if first is None or first.kind is not PeriodKind.MONTH:
        return None if first is None else (start + len(first.words), first, None)
    end = start + len(first.words)
    until = _UNTIL.match(line, end)
    last = _named_at(line, until.end()) if until else None
    if until is None or last is None or last.kind is not PeriodKind.MONTH:
        return end, first, None
    return until.end() + len(last.words), first, last


def _named_at(line: str, start: int) -> AskedPeriod | None:
    clause = _CLAUSE.split(line[start:], maxsplit=1)[0]
    _, found = take_period(clause)
    return found if found is not None and clause.replace("ё", "е").startswith(found.words) else None
