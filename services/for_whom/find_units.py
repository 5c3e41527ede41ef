"""«/tasks УГХ»: which unit is meant, among those of the programmes that one coordinates."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.access import Verb
from domain.search import Named, find
from services.access import programme_name, scopes
from services.context import Context
from services.contributions.asked_parts import parts_asked
from services.periods.asked_periods import latest_asked
from services.standing.expected import ground_of


@dataclass(frozen=True, slots=True)
class UnitFound:
    """``programme`` is named to whoever has several; ``total`` is what it hands in of the period, and the
    parts that it gives of other figures."""

    programme_id: int
    period_id: int
    executor_id: int
    name: str
    total: int
    programme: str = ""


@dataclass(frozen=True, slots=True)
class UnitsFound:
    """Those that ``words`` may mean, all where nothing was said; ``only_near``: none was meant, they are
    like it. ``coordinates``: whoever asks may hand in for others at all."""

    words: str
    units: tuple[UnitFound, ...]
    only_near: bool = False
    coordinates: bool = True

    @property
    def the_one(self) -> UnitFound | None:
        is_meant = len(self.units) == 1 and bool(self.words) and not self.only_near
        return self.units[0] if is_meant else None


async def find_units(ctx: Context, words: str) -> UnitsFound:
    """Units that hand in something of a period that is collected, or give a part of it, but those that the
    actor answers for anyway."""
    units: list[UnitFound] = []
    async with ctx.read() as session:
        mine = [one for one in await scopes(session, ctx, Verb.HAND_IN) if one.sees_all]
        for scope in mine:
            period = await latest_asked(session, ctx, scope.programme_id)
            if period is None:
                continue
            ground = await ground_of(session, scope.programme_id, period.id)
            programme = programme_name(scope, ground.programme) if len(mine) > 1 else ""
            totals: dict[tuple[int, str], int] = {}
            for one in ground.expected:
                if not period.asks(one.indicator.id):
                    continue
                unit = scope.for_whom(one.indicator).for_unit
                if unit is not None:
                    key = (unit, one.indicator.hands_in)
                    totals[key] = totals.get(key, 0) + 1
            for part in await parts_asked(session, scope.programme_id, period.id):
                if period.asks(part.indicator.id) and not scope.answers_for(part.executor_id):
                    key = (part.executor_id, part.executor)
                    totals[key] = totals.get(key, 0) + 1
            units += [
                UnitFound(scope.programme_id, period.id, executor_id, name, total, programme)
                for (executor_id, name), total in totals.items()
            ]
    return _meant(words.strip(), units, coordinates=bool(mine))


def _meant(words: str, units: Sequence[UnitFound], *, coordinates: bool) -> UnitsFound:
    if not words:
        return UnitsFound("", tuple(units), coordinates=coordinates)
    found = find(words, [], [Named(place, one.name) for place, one in enumerate(units)], [])
    meant = [found.exact] if found.exact is not None else [*found.several]
    # «дела», «всё»: no unit is called so.
    meant = [one for one in meant if one.kind == "executor"]
    chosen = tuple(units[one.id] for one in meant or found.nearest if one.kind == "executor")
    return UnitsFound(words, chosen or tuple(units), only_near=not meant, coordinates=coordinates)
