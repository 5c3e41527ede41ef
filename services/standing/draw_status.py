"""The pictures that go with a status; drawn in the worker, no transaction open."""

from zoneinfo import ZoneInfo

from domain.programme.naming import name_of
from domain.time.periods import Period
from reports.charts.data import MOST_AT_ONCE, MOST_BARS
from reports.charts.status_picture import PictureItem, PicturePart, draw_picture
from services.context import Context
from services.standing.assessed import Assessed, Overview
from services.standing.see_status import CHOSEN, Status


def parts_of(status: Status) -> tuple[tuple[Assessed, ...], ...]:
    """What each picture shows, worst first: bars, as many as a phone shows well; of many the whole at a
    glance before them."""
    items = status.items
    pictures = max(-(-len(items) // MOST_BARS), 1)
    size = -(-len(items) // pictures)
    bars = tuple(items[start : start + size] for start in range(0, max(len(items), 1), max(size, 1)))
    at_a_glance = len(items) > MOST_AT_ONCE and status.extent not in CHOSEN
    return (items, *bars) if at_a_glance else bars


async def draw_picture_of(ctx: Context, status: Status, title: str, number: int = 0) -> bytes:
    """PNG bytes in the actor's language; ``title`` is what the screen calls the extent."""
    period = Period.from_key(status.view.period.key)
    return await ctx.worker.run(draw_picture, title, period, _part(status, number), ctx.actor.language)


def _part(status: Status, number: int) -> PicturePart:
    parts = parts_of(status)
    number %= len(parts)
    shown = parts[number]
    bars_before = parts[1:number] if parts[0] == status.items else parts[:number]
    return PicturePart(
        items=tuple(_item(status.view, item) for item in shown),
        states=tuple(item.standing.state for item in status.items),
        first=sum(map(len, bars_before)) + 1,
        of=len(status.items),
        municipality=status.municipality,
    )


def _item(view: Overview, item: Assessed) -> PictureItem:
    row, figure = item.indicator, item.figure
    heading = view.heading(row.heading_id)
    moment = (figure.decided_at if item.is_accepted else None) or figure.sent_at if figure else None
    return PictureItem(
        number=row.number,
        label=name_of(row),
        target=item.target,
        standing=item.standing,
        course=row.course,
        wording=figure.wording if figure else "",
        value=item.value,
        last=item.last.value if item.last else None,
        unchecked=figure is not None and not item.is_accepted,
        of_day=moment.astimezone(ZoneInfo(view.programme.timezone)).date() if moment else None,
        due=item.due_later,
        replaced=figure is not None and figure.replaced,
        computed=figure.computed if figure else None,
        digits=item.digits,
        group=heading.wording if heading else "",
        outlook=item.outlook,
    )
