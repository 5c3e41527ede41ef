"""What somebody has answered about a document's tables and columns, before it is read anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.time.periods import Period
from programmes.tables.columns.column import ReportColumn
from programmes.tables.columns.titles import plain


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """``columns`` gives plain titles, or the numbers of columns, their parts (``other``: none); ``tables``
    are those that count."""

    columns: Mapping[str, ReportColumn] = field(default_factory=dict)
    tables: frozenset[int] = frozenset()
    period: Period | None = None


def read_decided(answers: Sequence[str]) -> ReadingChoices:
    """«column Исполнено=fact», «column 5=fact», «table=2», «period=2022-H1».

    ``ValueError`` names the first that is none of them.
    """
    columns: dict[str, ReportColumn] = {}
    tables: set[int] = set()
    period = None
    for answer in answers:
        what, _, value = (part.strip() for part in answer.rpartition("="))
        try:
            if what == "period":
                period = Period.from_key(value)
            elif what == "table":
                tables.add(int(value))
            else:
                columns[plain(what.removeprefix("column "))] = ReportColumn(value)
        except ValueError as error:
            raise ValueError(f"The answer «{answer}» cannot be used: {error}") from error
    return ReadingChoices(columns, frozenset(tables), period)


NOTHING_DECIDED = ReadingChoices()
