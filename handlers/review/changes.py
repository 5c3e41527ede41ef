"""What has changed since the version before: struck out what was, bold what is."""

from collections.abc import Iterable, Iterator
from html import escape

from domain.review.differences import Run, RunKind, differences, same_words
from services.review.see_queue import Waiting
from texts import Html, Texts, figures

_LONGEST_VALUE = 100
_LONGEST_TEXT = 600
_DECIDED = ("accepted", "returned")
_MARKS = {RunKind.SAME: "{}", RunKind.GONE: "<s>{}</s>", RunKind.NEW: "<b>{}</b>"}


def since(t: Texts, waiting: Waiting) -> Iterator[Html]:
    """Nothing of a figure's first version, and of words alone that the coordinator has changed."""
    previous, submission = waiting.previous, waiting.submission
    if previous is None:
        return
    was, now = (figures.short(figures.clean(one.wording), _LONGEST_VALUE) for one in (previous, submission))
    if not submission.is_worded:
        kept = "kept" if was == now else "change"
        decided = previous.state if previous.state in _DECIDED else "sent"
        yield t(f"review.{kept}.{decided}", was=was, now=now)
        yield from _words(t, previous.explanation, submission.explanation, value_kept=was == now)
    accepted = waiting.accepted
    if accepted is not None and accepted.version != previous.version:
        yield t("review.before", wording=figures.short(figures.clean(accepted.wording), _LONGEST_VALUE))
    if waiting.answers:
        yield t("review.answers", text=figures.short(" ".join(waiting.answers.split()), 300))


def _words(t: Texts, was: str, now: str, *, value_kept: bool) -> Iterator[Html]:
    if same_words(was, now):
        if not value_kept and now:
            yield t("review.text_same")
    elif not was:
        yield t("review.text_new")
    elif runs := differences(was, now):
        yield t("review.text_changed", changes=told(runs, _LONGEST_TEXT))
    else:
        yield t("review.text_other", text=figures.short(" ".join(was.split()), _LONGEST_TEXT))


def told(runs: Iterable[Run], free: int) -> Html:
    """As many of them as fit, whole; what does not is left out."""
    shown: list[str] = []
    for run in runs:
        words = run.words if run.kind is not RunKind.LEFT_OUT else "…"
        if figures.units(words) > free:
            cut = figures.short(words, free) if free > 1 else "…"
            return Html(" ".join([*shown, escape(cut, quote=False)]))
        free -= figures.units(words) + 1
        shown.append(_MARKS.get(run.kind, "{}").format(escape(words, quote=False)))
    return Html(" ".join(shown))
