"""`/invite` (storyboard 1)."""

from domain.access import Role
from handlers.screen import Button, Screen, data, part, turning
from services.notices.look_up import WhoJoined
from services.people.invite import Inviting, Link
from texts import Texts, dates, figures

NAME = "invite"
PAGE = 8
_ROLES = (Role.EXECUTOR, Role.DEPUTY, Role.COORDINATOR)


def units(t: Texts, inviting: Inviting, page: int = 0) -> Screen:
    """For whom: a unit, or a role over the whole programme."""
    taken = {member.executor_id for member in inviting.members}
    page, last, shown = part(inviting.executors, page, PAGE)
    rows = [
        (
            Button(
                ("✅ " if executor.id in taken else "") + figures.unit_label(executor.name),
                data(NAME, "unit", inviting.programme_id, executor.id),
            ),
        )
        for executor in shown
    ]
    whole = tuple(
        Button(t.label(f"invite.whole.{role}"), data(NAME, "role", inviting.programme_id, 0, word=role))
        for role in (Role.COORDINATOR, Role.DEPUTY)[: 1 if inviting.coordinators_only else 2]
    )
    paging = turning(t, page, last, lambda to: _page(inviting, to))
    text = t("invite.units", programme=figures.short(inviting.programme, 90))
    return Screen(text, (whole, *rows, *paging, *_people(t, inviting), _home(t)))


def _people(t: Texts, inviting: Inviting) -> tuple[tuple[Button, ...], ...]:
    """Links for all who are missing, and links taken back, are there."""
    if inviting.coordinators_only:
        return ()
    taken = {member.executor_id for member in inviting.members}
    left = sum(executor.id not in taken for executor in inviting.executors)
    everybody = Button(t.label("invite.everybody", n=left), data("people", "nobody", inviting.programme_id))
    people = Button(t.label("button.people"), data("people", "page", inviting.programme_id, 0))
    return (((everybody,),) if left else ()) + ((people,),)


def _page(inviting: Inviting, page: int) -> str:
    return data(NAME, "page", inviting.programme_id, page)


def roles(t: Texts, inviting: Inviting, executor_id: int) -> Screen:
    """In which role somebody comes in for a unit."""
    name = next((e.name for e in inviting.executors if e.id == executor_id), "")
    row = tuple(
        Button(
            t.label(f"invite.role.{role}"),
            data(NAME, "role", inviting.programme_id, executor_id, word=role),
        )
        for role in _ROLES[:2]
    )
    here = [member.person for member in inviting.members if member.executor_id == executor_id]
    text = t("invite.role", executor=figures.short(name, 300))
    if here:
        text = type(text)(
            f"{text}\n{t('invite.already', people=figures.short(', '.join(dict.fromkeys(here)), 500))}"
        )
    back = (Button(t.label("button.back"), _page(inviting, 0)),)
    return Screen(text, (row, back))


def link(t: Texts, made: Link) -> Screen:
    """A text ready to forward, with nothing in it but what the invited one needs."""
    name = f"invite.link.{made.role}" + ("_for" if made.executor else "")
    name = "invite.link.substitute" if made.is_substitute else name
    until = dates.day(dates.local(made.expires_at, made.timezone).date())
    facts = {
        "executor": figures.short(made.executor, 300),
        "programme": figures.short(made.programme, 400),
        "municipality": figures.short(made.municipality, 200),
        "url": url_of(made),
        "until": until,
    }
    return Screen(t(name, **facts))


def url_of(made: Link) -> str:
    return f"https://t.me/{made.bot}?start={made.secret}"


def after_link(t: Texts, programme_id: int) -> Screen:
    again = Button(t.label("button.invite_more"), data(NAME, "page", programme_id, 0))
    return Screen(t("invite.forward"), ((again,), _home(t)))


def came_in(t: Texts, found: WhoJoined) -> Screen:
    """Who it is, and in which roles."""
    named = [
        t.label("role.for", role=t.label(f"role.{role}"), executor=executor)
        if executor
        else t.label(f"role.{role}")
        for role, executor in found.roles
    ]
    person, roles = figures.short(found.person, 100), figures.short("; ".join(named), 1_500)
    return Screen(t("notice.joined", person=person, roles=roles), (_home(t),))


def _home(t: Texts) -> tuple[Button, ...]:
    return (Button(t.label("button.home"), data("home", "show")),)
