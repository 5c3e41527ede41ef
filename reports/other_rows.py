"""Totals, «в том числе:» and notes among the rows of a programme: where the document has them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from domain.forms.form import Form, FormRow, FormRowKind
from domain.programme.document import Heading, Measure
from domain.programme.outline import depth_of
from reports.table import OtherRow, Row, WideCell

Placed = Sequence[tuple[Heading | Measure, list[tuple[str, str, Row]]]]


def with_others(placed: Placed, form: Form, line: Callable[[str], str]) -> Iterator[Row]:
    """The programme's rows, each printed one with what tells it, and the document's own between them."""
    behind = _by_place(placed, form)
    parts = [row for row in form.rows if row.kind is FormRowKind.PARTS]
    for at, (_, rows) in enumerate(placed):
        for key, number, row in rows:
            yield row
            yield from (
                _drawn(one, form, line) for one in parts if one.after == key and one.number in ("", number)
            )
        yield from (_drawn(one, form, line) for one in behind[at])
    yield from (_drawn(one, form, line) for one in behind[-1])


def _by_place(placed: Placed, form: Form) -> dict[int, list[FormRow]]:
    """Totals behind the last row they are of, notes at the end (-1)."""
    found: dict[int, list[FormRow]] = defaultdict(list)
    for row in form.rows:
        if row.kind is FormRowKind.TOTAL:
            end = _end_under(placed, row.under)
            if end is not None:
                found[end].append(row)
    found[-1] += [row for row in form.rows if row.kind is FormRowKind.NOTE]
    return found


def _end_under(placed: Placed, heading: str) -> int | None:
    """The place of the last row under a heading; ``None`` where the programme has it no more."""
    if not heading:
        return len(placed) - 1 if placed else -1
    start = next(
        (at for at, (row, _) in enumerate(placed) if isinstance(row, Heading) and row.wording == heading),
        None,
    )
    if start is None:
        return None
    depth = depth_of(placed[start][0])
    below = range(start + 1, len(placed))
    return next((at - 1 for at in below if 0 < depth_of(placed[at][0]) <= depth), len(placed) - 1)


def _drawn(row: FormRow, form: Form, line: Callable[[str], str]) -> OtherRow:
    cells = (WideCell(line(cell.text), cell.column, cell.span) for cell in row.cells)
    return OtherRow(tuple(cells), form.rows.index(row))
