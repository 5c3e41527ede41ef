"""What the signed report changed of somebody's figures, looked up at the moment it is told."""

from dataclasses import dataclass

from domain.access import Verb
from domain.time.periods import Period
from models.repositories.programme import periods, programmes, signed
from services.access import enter, programme_name
from services.context import Context
from services.notices.executors import FiguresSigned
from services.standing.assessed import overview


@dataclass(frozen=True, slots=True)
class SignedFigure:
    """A figure and its explanation, before and after."""

    number: str
    wording: tuple[str, str]
    explanation: tuple[str, str]


@dataclass(frozen=True, slots=True)
class SignedFigures:
    """``programme`` is named only to somebody who has several."""

    period: Period
    figures: tuple[SignedFigure, ...]
    programme: str = ""


async def signed_figures(ctx: Context, notice: FiguresSigned) -> SignedFigures | None:
    """The actor's own; ``None`` where nothing of it is theirs any more."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.HAND_IN, notice.programme_id)
        found = await signed.by_id(session, notice.programme_id, notice.signed_id)
        known = await periods.of_programme(session, notice.programme_id)
        period = next((one for one in known if one.id == notice.period_id), None)
        if found is None or period is None:
            return None
        view = await overview(session, notice.programme_id, period)
        facts = await programmes.facts(session, notice.programme_id)
    own = {item.indicator.id for item in view.items if scope.hands_in(item.indicator)}
    figures = tuple(
        SignedFigure(edit["number"], tuple(edit["wording"]), tuple(edit["explanation"]))
        for edit in found.edits
        if edit["indicator"] in own
    )
    if not figures:
        return None
    name = programme_name(scope, facts) if scope.among_several else ""
    return SignedFigures(Period.from_key(period.key), figures, name)
