"""Home, the invitation, and what a stranger sees (storyboard 0 and 1)."""

from dataclasses import replace

from domain.access import Role
from domain.posts import is_post
from handlers.asking.screens import coordinator_button
from handlers.asking.threads import list_button
from handlers.consent.screens import all_to_agree, answers
from handlers.digest import screens as digest_screens
from handlers.screen import Button, Screen, data
from handlers.submit.task_list import due_lines
from services.figures.tasks import TaskList
from services.people.accept_invitation import Joined, Offer
from services.people.see_home import Home
from texts import Html, Texts, dates, figures, periods

NAME = "home"
INVITATION = "invitation"


def stranger(t: Texts) -> Screen:
    return Screen(t("stranger.welcome"))


def home(t: Texts, home: Home, name: str) -> Screen:
    """Who I am here, what is due, and the buttons of the role."""
    if not home.roles:
        return owner(t) if home.is_owner else stranger(t)
    lines = [_hello(t, home, name), *_roles(t, home)]
    lines += [_due(t, tasks, several=len(home.tasks) > 1) for tasks in home.tasks]
    lines += [_queue_line(t, home)] if home.queues else []
    lines += [t.count("home.threads", home.threads[0])] if home.threads[0] else []
    return Screen(Html("\n\n".join(line for line in lines if line)), _buttons(t, home))


def first_home(t: Texts, found: Home, name: str, programme_id: int) -> Screen:
    """With the last question about a new programme, to the first who coordinates it."""
    screen = home(t, found, name)
    text = Html(f"{screen.text}\n\n{t('consent.question')}")
    return replace(screen, text=text, rows=(answers(t, "set", programme_id), *screen.rows))


def _hello(t: Texts, home: Home, name: str) -> Html:
    """Somebody who is known by what they do is greeted without a name: the roles below say it."""
    if is_post(name, [role.executor for role in home.roles]):
        return t("home.hello_nameless")
    return t("home.hello", name=figures.short(name, 100))


def _due(t: Texts, tasks: TaskList, *, several: bool) -> Html:
    """The programme is named where there are several."""
    line = Html("\n".join(due_lines(t, tasks)))
    named = t("tasks.programme", programme=figures.short(tasks.programme, 90))
    return Html(f"{line}\n{named}") if several else line


def unknown_command(t: Texts, command: str) -> Screen:
    text = t("home.unknown_command", command=figures.short(command, 40))
    return Screen(text, ((_to(t, "button.home", "show"),),))


def only_words(t: Texts) -> Screen:
    """Below the answer to a picture's caption."""
    return Screen(t("home.only_words"))


def not_understood(t: Texts) -> Screen:
    return Screen(t("home.not_understood"), ((_to(t, "button.home", "show"),),))


def owner(t: Texts) -> Screen:
    return Screen(t("home.owner"))


def _roles(t: Texts, home: Home) -> list[Html]:
    """With the municipality's name where there are several: two programmes may have the same title."""
    several = len({role.programme_id for role in home.roles}) > 1
    said: dict[str, list[str]] = {}
    stands: dict[str, Html | None] = {}
    for role in home.roles:
        name = f"{role.municipality}: {role.programme}" if several else role.programme
        said.setdefault(name, []).append(_role(t, role.role, role.executor))
        stands[name] = periods.stands(t, role)
    return [_here(t, programme, "; ".join(roles), stands[programme]) for programme, roles in said.items()]


def _here(t: Texts, programme: str, roles: str, stands: Html | None) -> Html:
    line = t("home.roles", programme=figures.short(programme, 90), roles=roles)
    return Html(f"{line}\n{stands}") if stands else line


def _role(t: Texts, role: Role, executor: str) -> str:
    words = t.label(f"role.{role}")
    return t.label("role.for", role=words, executor=figures.short(executor, 160)) if executor else words


def _queue_line(t: Texts, home: Home) -> Html:
    waiting = sum(len(queue.waiting) for queue in home.queues)
    questions = sum(queue.questions for queue in home.queues)
    line = t.count("home.queue", waiting) if waiting else t("home.queue_empty")
    return Html(f"{line} {t.count('home.questions', questions)}") if questions else line


def _buttons(t: Texts, home: Home) -> tuple[tuple[Button, ...], ...]:
    rows = [*_of_executor(t, home), *_of_those_who_see_all(t, home)]
    if home.threads[1]:
        rows.append((list_button(t, home.threads[0]),))
    if home.digest_on is not None:
        rows.append((digest_screens.on_button(t, home.digest_on),))
    return tuple(rows)


def _of_executor(t: Texts, home: Home) -> list[tuple[Button, ...]]:
    """`[Заполнить]` `[Список]` `[Спросить координатора]`"""
    rows: list[tuple[Button, ...]] = []
    if home.tasks:
        is_open = any(tasks.next_open() or tasks.parts_owed for tasks in home.tasks)
        fill = (_to(t, "button.fill", "fill"),) if is_open else ()
        rows.append((*fill, _to(t, "button.list", "tasks")))
    rows += all_to_agree(
        t, [(one.programme_id, one.programme, one.to_agree) for one in home.tasks if one.to_agree]
    )
    if home.may_ask:
        rows.append((coordinator_button(t),))
    return rows


def _of_those_who_see_all(t: Texts, home: Home) -> list[tuple[Button, ...]]:
    roles = {role.role for role in home.roles}
    rows: list[tuple[Button, ...]] = []
    if Role.DEPUTY in roles:
        rows.append((_to(t, "button.my_block", "block"), _to(t, "button.whole_programme", "programme")))
    if Role.COORDINATOR in roles:
        rows.append(tuple(_to(t, f"button.{one}", one) for one in ("review", "progress", "invite")))
        if Role.DEPUTY not in roles:
            rows.append((_to(t, "button.whole_programme", "programme"),))
    if roles & {Role.DEPUTY, Role.COORDINATOR}:
        rows[-1] = (*rows[-1], _to(t, "button.report", "report"))
    if len({one.programme_id for one in home.roles if one.role is not Role.EXECUTOR}) > 1:
        rows.append((Button(t.label("button.all_programmes"), data("progress", "all", 0)),))
    return rows


def _to(t: Texts, name: str, action: str) -> Button:
    return Button(t.label(name), data(NAME, action))


def offer(t: Texts, offer: Offer) -> Screen:
    """«Вас приглашают сдавать сведения за УГХ…» `[Принять]` `[Это не мне]`"""
    name = f"invitation.offer.{offer.role}" + ("_for" if offer.executor else "")
    facts: dict[str, object] = {
        "executor": figures.short(offer.executor, 300),
        "programme": figures.short(offer.programme, 400),
        "municipality": figures.short(offer.municipality, 200),
    }
    if offer.since is not None and offer.until is not None:
        name = "invitation.offer.substitute"
        facts["name"] = figures.short(offer.instead_of, 100)
        facts |= {"since": dates.day(offer.since), "until": dates.day(offer.until)}
    row = (
        Button(t.label("button.accept"), data(INVITATION, "accept", word=offer.secret)),
        Button(t.label("button.not_me"), data(INVITATION, "decline")),
    )
    return Screen(t(name, **facts), (row,))


def joined(t: Texts, joined: Joined) -> Html:
    return t("invitation.joined", role=_role(t, joined.role, joined.executor))


def help_text(t: Texts, home: Home) -> Screen:
    roles = [role for role in Role if role in {known.role for known in home.roles}]
    if not roles:
        return stranger(t) if not home.is_owner else owner(t)
    lines = [t("help.head"), *(t(f"help.{role}") for role in roles)]
    if any(known.is_head for known in home.roles):
        lines.append(t("help.head_of_unit"))
    if Role.COORDINATOR not in roles:
        lines.append(t("help.foot_asks" if home.may_ask else "help.foot"))
    asks = ((coordinator_button(t),),) if home.may_ask else ()
    return Screen(Html("\n\n".join(lines)), (*asks, _language_row(t)))


def language(t: Texts) -> Screen:
    return Screen(t("language.ask"), (_language_row(t),))


def _language_row(t: Texts) -> tuple[Button, ...]:
    return (
        Button(t.label("button.russian"), data(NAME, "language", word="ru")),
        Button(t.label("button.english"), data(NAME, "language", word="en")),
    )
