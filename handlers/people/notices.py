"""What people are told about their own part, and coordinators about a substitute."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.people import away
from handlers.screen import Button, Screen, data
from services.context import Context
from services.notices.coordinators import SubstituteAsked
from services.notices.executors import (
    AccessClosed,
    DraftsPassed,
    PartGiven,
    SubstituteRefused,
    Substitution,
)
from services.notices.notice import Notice
from services.people.away import NEWCOMER, absence_told, see_asked_away, see_refused_away
from services.people.told import check_is_in
from texts import Html, Texts, figures, texts


async def _access_closed(ctx: Context, notice: AccessClosed) -> Screen:
    return access_closed(texts(ctx.actor.language), notice)


def access_closed(t: Texts, notice: AccessClosed) -> Screen:
    """What has ended, by whom, what becomes of their figures; of another account, what to do if it is not
    theirs."""
    programme, by = figures.short(figures.clean(notice.title), 200), figures.short(notice.by, 60)
    facts = {"programme": programme, "by": by}
    if notice.account:
        text = t("told.account_moved", account=figures.short(notice.account, 60), **facts)
    elif notice.to_whom:
        text = t("told.handed_over", to=figures.short(notice.to_whom, 60), **facts)
    else:
        text = t("told.access_closed", **facts)
    return Screen(text, ((_to(t, "button.home", data("home", "show")),),))


async def _part_given(ctx: Context, notice: PartGiven) -> Screen:
    await check_is_in(ctx, notice.programme_id)
    return part_given(texts(ctx.actor.language), notice)


def part_given(t: Texts, notice: PartGiven) -> Screen:
    text = t("told.same_person" if notice.same else "told.part_given", of=figures.short(notice.of, 60))
    return Screen(text, ((_to(t, "button.home", data("home", "show")),),))


async def _drafts_passed(ctx: Context, notice: DraftsPassed) -> Screen:
    await check_is_in(ctx, notice.programme_id)
    return drafts_passed(texts(ctx.actor.language), notice)


def drafts_passed(t: Texts, notice: DraftsPassed) -> Screen:
    numbers = figures.short(notice.numbers, 300)
    text: Html = t("told.drafts_passed", of=figures.short(notice.of, 60), numbers=numbers)
    listed = _to(t, "button.list", data("home", "tasks"))
    return Screen(text, ((listed, _to(t, "button.home", data("home", "show"))),))


async def _substitution(ctx: Context, notice: Substitution) -> Screen | None:
    """Nothing where it was taken back meanwhile: that is told by itself."""
    found = await absence_told(ctx, notice.programme_id, notice.absence_id)
    is_absent = ctx.actor.person_id == found.person_id
    if notice.ended != (found.ended_at is not None) or not (found.substitute or is_absent):
        return None
    newcomer = notice.substitute_id == NEWCOMER and not found.substitute
    return away.told(texts(ctx.actor.language), found, ctx.actor.person_id, newcomer=newcomer)


async def _asked(ctx: Context, notice: SubstituteAsked) -> Screen:
    found = await see_asked_away(ctx, notice.programme_id, notice.draft_id)
    return away.request(texts(ctx.actor.language), found)


async def _refused(ctx: Context, notice: SubstituteRefused) -> Screen:
    found = await see_refused_away(ctx, notice.programme_id, notice.draft_id)
    return away.said(texts(ctx.actor.language), found)


def _to(t: Texts, label: str, where: str) -> Button:
    return Button(t.label(label), where)


WORDS: dict[type[Notice], Callable[[Context, Any], Awaitable[Screen | None]]] = {
    AccessClosed: _access_closed,
    PartGiven: _part_given,
    DraftsPassed: _drafts_passed,
    Substitution: _substitution,
    SubstituteAsked: _asked,
    SubstituteRefused: _refused,
}
