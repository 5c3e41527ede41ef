"""What the cells of a column hold, whatever its title says: counted over the first rows of a table."""

import re
from dataclasses import dataclass, field

from domain.figures.units import is_unit

MOST = 120
"""Rows that are looked at: a column is the same from one page to the next."""

_NOTHING = re.compile(r"[\s\-–—xх*]*|н/?д\.?|нет данных", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{2,4}|(?:до|с|по|к)\s+\d{1,2}\.\d{2}(?!\d)"
    r"|(?:еже|в течение|до конца|постоянно|весь период|[iv\d]+[-–\d]* ?кв)"
)
_FIGURE = re.compile(r"\D{0,24}\d[\d\s.,]*(?:\D{0,16}|\D.*(?:год|полугод|кварт|мес).*)", re.DOTALL)
_BARE = re.compile(r"[-–−]?\d[\d\s.,]*%?\*?")
_KIND_OF_FIGURE = re.compile(
    r"(?:план|факт|прогноз|оценка|отч[её]т)\w*|(?:19|20)\d\d(?:\s*г(?:од|\.)?)?", re.IGNORECASE
)
_ANSWER = re.compile(r"(?:да|нет|выполнено|не выполнено)\.?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:№\s*)?(?:\d{1,4}(?:\.\d{1,4})*|[IVXLC]{1,7})[.)]?")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(slots=True)
class Cells:
    """How many cells of each kind a column has; a cell may be of several."""

    filled: int = 0
    figures: int = 0
    bare: int = 0
    told: int = 0
    words: int = 0
    dates: int = 0
    units: int = 0
    numbers: int = 0
    kinds: set[str] = field(default_factory=set)

    @property
    def tell_kinds(self) -> bool:
        """«план» and «факт», «2021» and «2022» in most cells; «отчёт» alone is a document."""
        return bool(self.kinds - {"отче"}) and self.share(self.told) > 0.6

    def share(self, count: int) -> float:
        return count / self.filled if self.filled else 0.0

    def add(self, text: str) -> None:
        text = text.strip()[:200]
        if not text or _NOTHING.fullmatch(text):
            return
        self.filled += 1
        is_date = _DATE.match(text.lower()) is not None
        is_figure = not is_date and (_FIGURE.fullmatch(text) or _ANSWER.fullmatch(text)) is not None
        self.dates += is_date
        self.figures += is_figure
        if _KIND_OF_FIGURE.fullmatch(text):
            self.told += 1
            self.kinds.add(text[:4].lower().replace("ё", "е"))
        self.bare += _BARE.fullmatch(text) is not None
        self.units += len(text) < 20 and (text == "%" or is_unit(text))
        self.numbers += _NUMBER.fullmatch(text) is not None
        self.words += not is_figure and not is_date and _LETTERS.search(text) is not None
