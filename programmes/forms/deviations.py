"""A document's column of deviations: its formula, learnt from the figures that stand beside it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.figures.numbers import read_figure, show
from domain.figures.targets import read_targets
from domain.forms.deviation import MOST_PLACES, Stated, learnt, places_of
from domain.forms.form import FormColumn, FormRole
from programmes.tables.columns.column import ReadColumn, ReportColumn
from programmes.tables.header import Header
from programmes.tables.rows import RawRow

_FIGURE = re.compile(r"\s*([+\-−–]?)\s*(\d[\d\s]*(?:[.,]\d+)?)\s*(%?)\s*")


def as_deviation(header: Header, column: ReadColumn, title: str, rows: Sequence[RawRow]) -> FormColumn:
    """Printed with as many decimals, with «+» and «%» where the document has them."""
    stated = list(_stated(header, column, rows))
    known = [one for _, one in stated]
    texts = [text for text, _ in stated]
    return FormColumn(
        FormRole.DEVIATION,
        title,
        formula=learnt(known),
        places=min(MOST_PLACES, max((places_of(one.deviation) for one in known), default=1)),
        sample=_sample(stated),
        is_signed=any(text.strip().startswith("+") for text in texts),
        mark=_mark(texts),
    )


def _sample(stated: Sequence[tuple[str, Stated]]) -> str:
    """For whoever is asked how it is computed: the first row's figures."""
    if not stated:
        return ""
    text, one = stated[0]
    return f"{show(one.plan)}; {show(one.fact)}; {text}"


def _mark(texts: Sequence[str]) -> str:
    """«%» where every one has it, as far from the figure as the first."""
    marks = [_FIGURE.fullmatch(text) for text in texts]
    if not texts or not all(match and match[3] for match in marks):
        return ""
    return " %" if texts[0].strip()[-2:-1].isspace() else "%"


def _stated(header: Header, column: ReadColumn, rows: Sequence[RawRow]) -> Iterator[tuple[str, Stated]]:
    for row in rows:
        text = next((cell.text for cell in row.known.row if header.column_at(cell) is column), "")
        said = signed(text)
        plan = _plan(row, header)
        fact = read_figure(row.text(ReportColumn.FACT), row.text(ReportColumn.UNIT)).number
        if said is not None and plan is not None and fact is not None:
            yield text, Stated(plan, fact.value, said)


def signed(text: str) -> Decimal | None:
    """«+1,5», «−0,5 %»; ``None`` for anything else."""
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    value = Decimal("".join(match[2].split()).replace(",", "."))
    return -value if match[1] in ("-", "−", "–") else value


def _plan(row: RawRow, header: Header) -> Decimal | None:
    targets = read_targets(
        row.text(ReportColumn.TARGET), row.text(ReportColumn.INDICATOR), row.text(ReportColumn.UNIT)
    )
    target = targets.for_year(header.period.year) if header.period else targets.every
    if target is None or (target.low is not None and target.high is not None):
        return None
    return target.low if target.low is not None else target.high
