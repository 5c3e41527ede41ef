"""The weekly digest of a coordinator and of a deputy: in the middle, overdue, at the end; asking for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.figures.standing import State
from domain.programme.naming import name_of
from handlers.digest import screens
from handlers.examples import PICTURE, Example, collected, collections, empty, example
from services.digest.compile_digest import Decisions, Digest
from services.refining.to_refine import Preliminary
from services.samples.silent import silent_in
from services.standing.see_collection import Collection


def examples() -> Iterator[Example]:
    for name, found in collections():
        yield example(f"digest of {name}", screens.digest, _digest(found), PICTURE)
    first = next(found for _, found in collections())
    late = replace(first, overdue=True, days_left=0)
    silent = silent_in(empty()).units
    yield example(
        "digest with silent units",
        screens.digest,
        _digest(late, Decisions(8, ("22", "27"), silent, 2)),
        PICTURE,
    )
    over = (Preliminary("4", date(2022, 7, 6), is_over=True),)
    overdue = replace(first, preliminary=over)
    promised = _digest(overdue, Decisions(0, (), ()))
    yield example("digest with a promise that was not kept", screens.digest, promised, PICTURE)
    yield example(
        "digest in which all is decided", screens.digest, _digest(first, Decisions(0, (), ())), PICTURE
    )
    nothing = replace(_digest(first), at_risk=())
    yield example("digest without a risk", screens.digest, nothing, PICTURE)
    for weekday in range(7):
        yield example(f"digest: asked for, {weekday}", screens.wish_on, 1, weekday)
        yield example(f"digest: declined, {weekday}", screens.wish_off, 1, weekday)


def _digest(found: Collection, decisions: Decisions | None = None) -> Digest:
    """What is behind has been accepted."""
    accepted = found.whole.accepted
    rows = [one.indicator for one in collected().items if one.standing.state in (State.BEHIND, State.NO_DATA)]
    own = decisions if decisions or not found.coordinates else Decisions(1, (), ())
    return Digest(found, tuple((one.number, name_of(one)) for one in rows if accepted), own)
