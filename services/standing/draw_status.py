"""The picture that goes with a status; drawn in the worker, no transaction open."""

from domain.time.periods import Period
from reports.charts.status_picture import PictureItem, draw_picture
from services.context import Context
from services.standing.assessed import Assessed, Overview
from services.standing.see_status import Status


async def draw_picture_of(ctx: Context, status: Status, title: str) -> bytes:
    """PNG bytes in the actor's language; ``title`` is what the screen calls the extent."""
    period = Period.from_key(status.view.period.key)
    items = tuple(_item(status.view, item) for item in status.items)
    return await ctx.worker.run(draw_picture, title, period, items, ctx.actor.language)


def _item(view: Overview, item: Assessed) -> PictureItem:
    row, figure = item.indicator, item.figure
    heading = view.heading(row.heading_id)
    return PictureItem(
        number=row.number,
        label=row.wording if row.measured else row.measure,
        target=item.target,
        standing=item.standing,
        course=row.course,
        wording=figure.wording if figure else "",
        value=figure.value if figure else None,
        last=item.last.value if item.last else None,
        unchecked=figure is not None and not item.is_accepted,
        replaced=figure is not None and figure.replaced,
        computed=figure.computed if figure else None,
        digits=item.digits,
        group=heading.wording if heading else "",
    )
