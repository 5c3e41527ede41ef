"""Links under way, and links for everybody who is missing: one press makes the texts and a list of them."""

from collections.abc import Sequence

from handlers.invite import screens as invite_screens
from handlers.people.screens import NAME, PAGE
from handlers.screen import Button, File, Screen, data, part, turning
from services.people.invite import Link
from services.people.invite_all import Revoked
from services.people.see_people import InvitedRow, People
from texts import Html, Texts, dates, figures

_NAMED = 30


def invited(t: Texts, found: People, number: int = 0) -> Screen:
    """Who was invited and has not come: for whom, until when, by whom; each can be taken back."""
    number, last, shown = part(found.invited, number, PAGE)
    head = t.count("invited.head", len(found.invited)) if found.invited else t("invited.nobody")
    lines = [head, *(_line(t, found, one) for one in shown)]
    rows = [(_revoke(t, found, one),) for one in shown]
    paging = turning(t, number, last, lambda to: data(NAME, "invited", found.programme_id, to))
    return Screen(Html("\n".join(lines)), (*rows, *paging, _back(t, found)))


def _line(t: Texts, found: People, one: InvitedRow) -> Html:
    until = dates.day(dates.local(one.until, found.timezone).date())
    name = "invited.line" if one.until > found.now else "invited.over"
    return t(name, whom=_whom(t, one, 120), until=until, by=figures.short(one.by, 60))


def _whom(t: Texts, one: InvitedRow, room: int) -> str:
    if one.instead_of:
        return t.label("invited.instead", name=figures.short(one.instead_of, room))
    return (
        figures.short(figures.unit_label(one.executor), room) if one.executor else t.label(f"role.{one.role}")
    )


def _revoke(t: Texts, found: People, one: InvitedRow) -> Button:
    label = t.label("invited.button.revoke", whom=_whom(t, one, 40))
    return Button(label, data(NAME, "revoke", found.programme_id, one.id))


def revoked(t: Texts, done: Revoked) -> str:
    return t.label("invited.revoked", whom=_whom(t, done.one, 60))


def nobody(t: Texts, found: People) -> Screen:
    """For which units nobody has come in, and which of them a link is under way to."""
    if not found.nobody:
        return Screen(t("nobody.none"), (_back(t, found),))
    waited_for = {one.executor_id: one for one in reversed(found.invited) if one.until > found.now}
    lines = [t.count("nobody.head", len(found.nobody))]
    for unit in found.nobody[:_NAMED]:
        name = figures.short(figures.clean(unit.name), 90)
        link = waited_for.get(unit.id)
        until = dates.short_day(dates.local(link.until, found.timezone).date()) if link else ""
        lines.append(t("nobody.invited" if link else "nobody.line", executor=name, until=until))
    rest = len(found.nobody) - _NAMED
    lines += [t.count("progress.and_more", rest)] if rest > 0 else []
    return Screen(Html("\n".join(lines)), (*_for_all(t, found), _back(t, found)))


def _for_all(t: Texts, found: People) -> tuple[tuple[Button, ...], ...]:
    fresh = found.uninvited
    rows = []
    if fresh:
        label = t.label("nobody.button.invite", n=len(fresh))
        rows.append((Button(label, data(NAME, "invite_all", found.programme_id)),))
    if len(fresh) < len(found.nobody):
        label = t.label("nobody.button.anew", n=len(found.nobody))
        rows.append((Button(label, data(NAME, "invite_anew", found.programme_id)),))
    return tuple(rows)


def links(t: Texts, made: Sequence[Link], book: bytes) -> Screen:
    caption = t.count("nobody.made", len(made), until=_until(made[0]))
    row = (Button(t.label("button.home"), data("home", "show")),)
    return Screen(caption, (row,), document=File(t.label("nobody.file"), book))


def listed(
    t: Texts, made: Sequence[Link]
) -> tuple[str, list[str], list[tuple[str, float]], list[tuple[str, str, str, str]]]:
    head = t.label("nobody.title", programme=figures.clean(made[0].programme))
    widths = (("unit", 46.0), ("role", 20.0), ("link", 62.0), ("until", 14.0))
    columns = [(t.label(f"nobody.column.{name}"), width) for name, width in widths]
    rows = [
        (figures.clean(one.executor), t.label(f"role.{one.role}"), invite_screens.url_of(one), _until(one))
        for one in made
    ]
    return t.label("nobody.sheet"), [head], columns, rows


def _until(link: Link) -> str:
    return dates.day(dates.local(link.expires_at, link.timezone).date())


def _back(t: Texts, found: People) -> tuple[Button, ...]:
    people = Button(t.label("people.button.list"), data(NAME, "page", found.programme_id, 0))
    return people, Button(t.label("button.home"), data("home", "show"))
