"""What people are told of periods: that one is over or was opened, to the coordinator; that one is closed, to
executors in words, to deputies with the picture."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.period import removing_screens, screens
from handlers.screen import Button, Screen, data
from handlers.status.screens import CAPTION, picture, title
from services.context import Context
from services.notices.closed_period import ClosedPeriod, closed_period, closed_status
from services.notices.coordinators import ClosedByItself, OpenedByItself, PeriodToOpen, ProgrammeRemoved
from services.notices.executors import CollectionClosed, PictureOfClosed
from services.notices.notice import Notice
from services.notices.opened_period import OpenedPeriod, opened_period
from services.periods.see_periods import Periods, see_periods
from services.standing.draw_status import draw_picture_of
from services.standing.see_status import Status
from texts import Html, Texts, dates, figures, periods, texts


async def _closed(ctx: Context, notice: CollectionClosed) -> Screen | None:
    found = await closed_period(ctx, notice)
    return closed(texts(ctx.actor.language), found) if found else None


def closed(t: Texts, found: ClosedPeriod) -> Screen:
    """How far one's own figures came; nothing is asked any more."""
    own = found.own
    facts = {"accepted": own.owed_and_accepted, "total": len(own.owed)}
    programme = figures.short(figures.clean(found.programme), 90)
    lines = [t("notice.closed", period=periods.name(t, found.period), programme=programme)]
    if own.owed:
        lines.append(t("notice.closed.accepted", **facts))
    if own.missing:
        lines.append(t("report.missing", numbers=figures.short(", ".join(own.missing), 500)))
    if own.waiting:
        lines.append(t("notice.closed.waiting", numbers=figures.short(", ".join(own.waiting), 500)))
    if own.agreeing:
        lines.append(t("notice.closed.agreeing", numbers=figures.short(", ".join(own.agreeing), 500)))
    return Screen(Html("\n".join(lines)), ((Button(t.label("button.home"), data("home", "show")),),))


async def _picture(ctx: Context, notice: PictureOfClosed) -> Screen | None:
    status = await closed_status(ctx, notice)
    if status is None:
        return None
    t = texts(ctx.actor.language)
    return closed_picture(t, status, await draw_picture_of(ctx, status, title(t, status)))


def closed_picture(t: Texts, status: Status, image: bytes) -> Screen:
    """The status as it is now, with as many of its lines as a caption holds below the news."""
    screen = picture(t, status, image)
    lines = [t("notice.closed.picture"), *map(Html, screen.text.split("\n"))]
    while sum(figures.units(line) + 1 for line in lines) > CAPTION and len(lines) > 1:
        lines.pop()
    return Screen(Html("\n".join(lines)), screen.rows, picture=image)


async def _opened(ctx: Context, notice: OpenedByItself) -> Screen | None:
    found = await opened_period(ctx, notice)
    return opened(texts(ctx.actor.language), found) if found else None


def opened(t: Texts, found: OpenedPeriod) -> Screen:
    """Due when, who is reminded, and in whose name nobody has come in yet."""
    facts = {"period": periods.name(t, found.period), "due": dates.weekday(t, found.due_on)}
    programme = figures.short(figures.clean(found.programme), 90)
    lines = [
        t("notice.opened_itself", programme=programme, **facts),
        *_of_months(t, found),
        t.count("notice.opened_itself.reminded", found.reminded),
    ]
    if found.without_people:
        lines.append(t.count("notice.opened_itself.nobody", found.without_people))
    return Screen(Html("\n".join(lines)), (screens.to_periods(t, found.programme_id),))


def _of_months(t: Texts, found: OpenedPeriod) -> list[Html]:
    if found.month is None or found.month_due_on is None:
        return []
    facts = {"month": periods.short(t, found.month), "due": dates.weekday(t, found.month_due_on)}
    return [t("notice.opened_itself.early", end=dates.day(found.period.end), **facts)]


async def _closed_itself(ctx: Context, notice: ClosedByItself) -> Screen:
    found = await see_periods(ctx, notice.programme_id)
    return closed_itself(texts(ctx.actor.language), found, notice)


def closed_itself(t: Texts, found: Periods, notice: ClosedByItself) -> Screen:
    """What has come of it, and what nobody has decided about."""
    line = next(one for one in found.lines if one.id == notice.period_id)
    facts = {"period": periods.name(t, line.period), "until": dates.day(notice.until)}
    lines = [t("notice.closed_itself", programme=figures.short(figures.clean(found.programme), 90), **facts)]
    if notice.accepted:
        numbers = figures.short(notice.accepted, 500)
        lines.append(t("notice.closed_itself.accepted", numbers=numbers, revision=line.revision))
    else:
        lines.append(t("notice.closed_itself.same"))
    if notice.waiting:
        lines.append(t("notice.closed_itself.waiting", numbers=figures.short(notice.waiting, 500)))
    return Screen(Html("\n".join(lines)), (screens.to_periods(t, found.programme_id),))


async def _to_open(ctx: Context, notice: PeriodToOpen) -> Screen | None:
    """Nothing where it was opened meanwhile."""
    found = await see_periods(ctx, notice.programme_id)
    is_last = found.lines[0].id == notice.after_period_id
    return to_open(texts(ctx.actor.language), found) if is_last else None


def to_open(t: Texts, found: Periods) -> Screen:
    facts = {"period": periods.name(t, found.following), "end": dates.day(found.following.end)}
    name = "notice.to_open" if found.following_ended else "notice.to_open_early"
    head = t(name, programme=figures.short(figures.clean(found.programme), 90), **facts)
    lines = [head, *screens.what_opens(t, found)]
    return Screen(
        Html("\n".join(lines)), (screens.opens(t, found), screens.to_periods(t, found.programme_id))
    )


async def _removed(ctx: Context, notice: ProgrammeRemoved) -> Screen:
    return removing_screens.told(texts(ctx.actor.language), notice.title, notice.by)


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    ProgrammeRemoved: _removed,
    CollectionClosed: _closed,
    PictureOfClosed: _picture,
    OpenedByItself: _opened,
    PeriodToOpen: _to_open,
    ClosedByItself: _closed_itself,
}
