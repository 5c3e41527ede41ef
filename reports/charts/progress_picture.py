"""The picture of who has handed in, as one job: counts in, PNG out, in the reader's language."""

from dataclasses import dataclass

from domain.time.periods import Period
from texts import Texts, figures, texts
from texts import periods as period_texts


@dataclass(frozen=True, slots=True)
class ProgressItem:
    """An executor or a section: what of it is accepted, on review, and missing; nameless: nobody's yet."""

    name: str
    accepted: int
    waiting: int
    missing: int

    @property
    def owed(self) -> int:
        return self.accepted + self.waiting + self.missing


@dataclass(frozen=True, slots=True)
class ProgressPart:
    """What one of several pictures shows: the ``first`` and so on ``of`` all. ``whole`` is the programme,
    and ``municipality`` is told where its reader has several."""

    items: tuple[ProgressItem, ...]
    whole: ProgressItem
    first: int = 1
    of: int = 0
    municipality: str = ""
    longest: int = 0
    """What the longest bar of all of them owes: their scale is one."""


def draw_progress_picture(period: Period, part: ProgressPart, language: str) -> bytes:
    # Only the worker draws: the bot, which imports this to name the job, is spared matplotlib.
    from reports.charts.progress_bars import ACCEPTED, MISSING, WAITING, ProgressBar, ProgressChart
    from reports.charts.progress_bars import draw_progress as draw

    t = texts(language)

    def bar(item: ProgressItem) -> ProgressBar:
        parts = {ACCEPTED: item.accepted, WAITING: item.waiting, MISSING: item.missing}
        name = figures.unit_label(item.name) if item.name else t.label("progress.nobodys")
        return ProgressBar(name, parts, t.label("progress.of", done=item.owed - item.missing, of=item.owed))

    words = {ACCEPTED: "accepted", WAITING: "waiting", MISSING: "missing"}
    chart = ProgressChart(
        title=_title(t, part.whole),
        subtitle=_subtitle(t, period, part),
        bars=tuple(bar(one) for one in part.items),
        parts=bar(part.whole).parts,
        longest=part.longest,
        words={state: t.label(f"progress.part.{word}") for state, word in words.items()},
    )
    return draw(chart)


def _title(t: Texts, whole: ProgressItem) -> str:
    return t.label("progress.picture", done=whole.owed - whole.missing, of=whole.owed)


def _subtitle(t: Texts, period: Period, part: ProgressPart) -> str:
    named = (part.municipality, period_texts.name(t, period))
    name = " · ".join(one for one in named if one)
    shown = len(part.items)
    if shown >= part.of:
        return name
    return t.label("picture.part", period=name, first=part.first, last=part.first + shown - 1, of=part.of)
