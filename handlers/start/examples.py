"""Home of every role, the invitation, help, and what a stranger sees."""

from collections.abc import Iterator
from dataclasses import replace

from domain.access import Role
from handlers.examples import Example, collected, example
from handlers.start import screens
from services.people.accept_invitation import Offer
from services.people.see_home import Home
from services.samples.facts import role
from services.samples.figure_drafts import tasks_in
from services.samples.review import queue_in

STRANGER, OWNER = Home(False, (), (), ()), Home(True, (), (), ())


def examples() -> Iterator[Example]:
    for name, home in (("stranger", STRANGER), ("owner", OWNER), *_homes()):
        yield example(f"home of {name}", screens.home, home, "Исполнитель УГХ")
        yield example(f"help of {name}", screens.help_text, home)
    yield example(
        "home of the first coordinator", screens.first_home, dict(_homes())["coordinator"], "Анна", 1
    )
    for one in Role:
        for executor in ("", "УГХ") if one is not Role.COORDINATOR else ("",):
            offer = Offer("s" * 22, one, executor, "Развитие города", "Городской округ")
            yield example(f"offer {one} {executor}", screens.offer, offer)
    yield example("stranger", screens.stranger)
    yield example("owner", screens.owner)
    yield example("language", screens.language)
    yield example("not understood", screens.not_understood)
    yield example("only words", screens.only_words)
    yield example("unknown command", screens.unknown_command, "/прогресс")


def _homes() -> Iterator[tuple[str, Home]]:
    tasks, queue = tasks_in(collected()), queue_in(collected())
    yield "executor", Home(False, (role(Role.EXECUTOR, "УГХ"),), (tasks,), ())
    yield "deputy", Home(False, (role(Role.DEPUTY, "заместитель главы"),), (), (), digest_on=0)
    yield "coordinator", Home(False, (role(Role.COORDINATOR),), (), (queue,), threads=(2, 5))
    several = tuple(role(one, "УГХ" if one is Role.EXECUTOR else "") for one in Role)
    yield "everything", Home(True, several, (tasks, tasks), (queue,), threads=(0, 1))
    heads = tuple(replace(tasks, programme_id=one, to_agree=one) for one in (1, 2))
    is_head = replace(role(Role.EXECUTOR, "УГХ"), is_head=True)
    yield "head of two programmes", Home(False, (is_head,), heads, ())
