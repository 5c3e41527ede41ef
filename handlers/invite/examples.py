"""Whom one can invite, the text to forward, who came in."""

from collections.abc import Iterator
from datetime import timedelta

from domain.access import Role
from handlers.examples import Example, example
from handlers.invite import screens
from services.notices.look_up import WhoJoined
from services.people.invite import Inviting, Link
from services.samples.documents import COUNTED, document
from services.samples.facts import MORNING, ZONE, executors_of, role


def examples() -> Iterator[Example]:
    programme = document(COUNTED).programme
    members = (role(Role.EXECUTOR, "УГХ"), role(Role.COORDINATOR))
    inviting = Inviting(1, programme.title, executors_of(programme), members)
    for page in (0, 1, 99):
        yield example(f"units {page}", screens.units, inviting, page)
    yield example("roles", screens.roles, inviting, 1)
    yield example(
        "coordinators only", screens.units, Inviting(1, programme.title, (), (), coordinators_only=True)
    )
    for one in Role:
        for executor in ("", "УГХ") if one is not Role.COORDINATOR else ("",):
            link = Link(
                "s" * 22, "bot", one, executor, programme.title, "Округ", MORNING + timedelta(10), ZONE
            )
            yield example(f"link {one} {executor}", screens.link, link)
    yield example("after link", screens.after_link, 1)
    yield example("came in", screens.came_in, WhoJoined("Исполнитель УГХ", ((Role.EXECUTOR, "УГХ"),)))
