"""`/export`: the programmes whose data one may take, and their periods."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.access import Scope, Verb
from domain.refusals import NotAllowed
from domain.time.periods import Period, in_order
from models.repositories.programme import periods, programmes
from programmes.period_words import named_period
from services.access import programme_name, scopes
from services.context import Context
from services.export.content import EVERY_PERIOD


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """``period`` is the chosen one, ``None`` for all; ``others`` are (id, period), the latest first."""

    programme_id: int
    programme: str
    period_id: int
    period: Period | None
    others: Sequence[tuple[int, Period]]
    own: bool


async def exports_to_see(
    ctx: Context, asked: str = "", programme_id: int | None = None, period_id: int = EVERY_PERIOD
) -> list[ExportChoice]:
    """Of every programme, or of one; of the period that is ``asked`` for in words, else of the one with an
    id, else all. ``NotAllowed`` where the actor may export nothing."""
    async with ctx.read() as session:
        seen = await scopes(session, ctx, Verb.EXPORT)
        mine = [one for one in seen if programme_id in (None, one.programme_id)]
        if not mine:
            raise NotAllowed(Verb.EXPORT)
        found = []
        for scope in mine:
            known = {
                Period.from_key(one.key): one.id
                for one in await periods.of_programme(session, scope.programme_id)
            }
            title = programme_name(scope, await programmes.facts(session, scope.programme_id))
            found.append(_choice(scope, title, known, _chosen(known, asked, period_id)))
        return found


def _chosen(known: dict[Period, int], asked: str, period_id: int) -> Period | None:
    if asked.strip():
        return named_period(asked, tuple(known))
    return next((period for period, id_ in known.items() if id_ == period_id), None)


def _choice(scope: Scope, title: str, known: dict[Period, int], chosen: Period | None) -> ExportChoice:
    latest_first = reversed(in_order(set(known)))
    others = tuple((known[one], one) for one in latest_first if one != chosen)
    id_ = known[chosen] if chosen is not None else EVERY_PERIOD
    return ExportChoice(scope.programme_id, title, id_, chosen, others, own=not scope.sees_all)
