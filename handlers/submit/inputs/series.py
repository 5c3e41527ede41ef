"""Several months in one question, of one input or of several that belong together (decision 0031)."""

from collections.abc import Sequence

from domain.methodology.asking import Series
from handlers.submit.inputs.times import of_months
from services.figures.figure_draft import FigureDraft
from texts import Html, Texts, figures

_LONGEST_LABEL, _LONGEST_HELP = 200, 300
_SAMPLES = (
    (158, 155, 171, 149, 163, 160, 152, 166, 158, 170, 161, 157),
    (160, 158, 171, 152, 163, 164, 152, 169, 160, 171, 165, 158),
    (12, 9, 15, 11, 14, 10, 8, 13, 12, 9, 16, 11),
)
"""Plausible figures to copy the form from: the first is a part of the second."""


def is_several(view: FigureDraft) -> bool:
    return sum(len(one.months) for one in view.series) > 1


def question(t: Texts, view: FigureDraft) -> list[Html]:
    """The inputs in the document's words, their months, and how to answer."""
    lines = []
    alike = len({one.months for one in view.series}) == 1
    for one in view.series:
        label = figures.short(one.input.label, _LONGEST_LABEL)
        unit = f", {one.input.unit}" if one.input.unit else ""
        lines.append(t("input.question", name=one.input.name, label=label, unit=unit))
        if one.input.question:
            lines.append(t("input.help", text=figures.short(one.input.question, _LONGEST_HELP)))
        if not alike:
            lines.append(_months(t, view, one))
        if one.input.reconstructed:
            reason = figures.short(one.input.reconstructed, _LONGEST_HELP)
            lines.append(t("input.reconstructed", reason=reason))
    if alike:
        lines.append(_months(t, view, view.series[0]))
    return [*lines, _how(t, view)]


def _months(t: Texts, view: FigureDraft, one: Series) -> Html:
    return t("input.months", months=of_months(t, view.asked.period, one.months))


def _how(t: Texts, view: FigureDraft) -> Html:
    first = view.series[0]
    if len(view.series) == 1:
        return t.count("input.series", len(first.months), example=numbers(first.months))
    month = first.months[0]
    pair = " ".join(str(row[month - 1]) for row in _SAMPLES[: len(view.series)])
    by_month = t.label("input.series.of_month", month=t.label(f"month.{month}"), numbers=pair)
    return t("input.series.rows", rows=rows(view.series), of_month=by_month)


def example(view: FigureDraft, between: str = " ") -> Html:
    """An answer for exactly the months that are open."""
    if len(view.series) == 1:
        return Html(f"<code>{numbers(view.series[0].months, between)}</code>")
    return rows(view.series, between)


def numbers(months: Sequence[int], between: str = " ") -> str:
    return between.join(str(_SAMPLES[1][month - 1]) for month in months)


def rows(series: Sequence[Series], between: str = " ") -> Html:
    """A line for each input."""
    lines = (
        f"<code>{one.input.name} {between.join(str(sample[month - 1]) for month in one.months)}</code>"
        for one, sample in zip(series, _SAMPLES, strict=False)
    )
    return Html("\n".join(lines))
