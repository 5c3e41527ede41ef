"""A list as an Excel book, drawn beside the process that talks."""

from collections.abc import Sequence
from datetime import date

from reports.formats.plain_list import ListPage, draw_list
from services.context import Context

__all__ = ["draw_list_of"]


async def draw_list_of(
    ctx: Context,
    sheet: str,
    head: Sequence[str],
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[str | int | date]],
) -> bytes:
    """The bytes of what its caller has reached; ``columns`` are (title, width in characters)."""
    page = ListPage(sheet, tuple(head), tuple(columns), tuple(tuple(row) for row in rows))
    return await ctx.worker.run(draw_list, page)
