"""The picture of how a document was understood, as one job: facts in, PNG out."""

from dataclasses import dataclass

from domain.programme.ledger import WhyLeft
from texts import Texts, figures, ledger, texts

MOST_COLUMNS, MOST_ROWS = 14, 3
_SHOWN = ("target", "fact", "unit", "base", "executor", "explanation")
_NAMES = ("indicator", "measure")


@dataclass(frozen=True, slots=True)
class UnderstoodColumn:
    """``role`` is what it was taken for, empty where it is not; ``why`` says why not."""

    number: int
    title: str
    role: str = ""
    why: WhyLeft = WhyLeft.NONE
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class UnderstoodRow:
    """An indicator's number, and what is said of it, by the role of the column that says it."""

    number: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Understood:
    """The first columns and rows; ``more`` of each there are beside those shown."""

    title: str
    columns: tuple[UnderstoodColumn, ...]
    rows: tuple[UnderstoodRow, ...]
    more_columns: int = 0
    more_rows: int = 0


def draw_understood(found: Understood, language: str) -> bytes:
    """PNG bytes, 1080 px wide: each column of the document with what it was taken for, and the first rows."""
    # Only the worker draws: the bot, which imports this to name the job, is spared matplotlib.
    from reports.charts.understood import Card, Mapped, UnderstoodChart
    from reports.charts.understood import draw_understood as draw

    t = texts(language)
    chart = UnderstoodChart(
        title=t.label("understood.title"),
        subtitle=figures.clean(found.title),
        columns_head=t.label("understood.columns"),
        columns=tuple(
            Mapped(str(one.number), figures.clean(one.title), _part(t, one), bool(one.role), one.is_doubtful)
            for one in found.columns
        ),
        rows_head=t.label("understood.rows"),
        cards=tuple(Card(_name(t, one), tuple(_lines(t, one))) for one in found.rows),
        more_columns=t.label("understood.more_columns", n=found.more_columns) if found.more_columns else "",
        more_rows=t.label("understood.more_rows", n=found.more_rows) if found.more_rows else "",
    )
    return draw(chart)


def _part(t: Texts, one: UnderstoodColumn) -> str:
    return ledger.role(t, one.role) if one.role else t.label("understood.left", why=ledger.why(t, one.why))


def _name(t: Texts, row: UnderstoodRow) -> str:
    name = next((row.texts[role] for role in _NAMES if row.texts.get(role)), "")
    return t.label("understood.row", number=row.number, name=figures.clean(name))


def _lines(t: Texts, row: UnderstoodRow) -> list[tuple[str, str]]:
    return [
        (ledger.role(t, role), figures.clean(row.texts[role]))
        for role in _SHOWN
        if figures.clean(row.texts.get(role, ""))
    ]
