"""«Показать файлы»: what stands beside a figure, for whoever may see it, and for nobody else."""

from dataclasses import dataclass

from domain.access import Verb
from domain.evidence import EvidencePiece, of_version
from domain.heads.signature import Signature
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories import evidence
from models.repositories.programme import periods
from models.repositories.programme.programmes import IndicatorFacts
from services.access import enter
from services.context import Context
from services.standing.assessed import overview


@dataclass(frozen=True, slots=True)
class Beside:
    """A version of a figure, and what stands beside it."""

    programme_id: int
    indicator: IndicatorFacts
    period_id: int
    period: Period
    version: int
    pieces: tuple[EvidencePiece, ...]
    signature: Signature | None = None
    """By which its head has signed it."""

    @property
    def files(self) -> tuple[EvidencePiece, ...]:
        """Those with bytes."""
        return tuple(one for one in self.pieces if one.content_hash)


async def see_evidence(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int, version: int
) -> Beside:
    """For the figure's unit, deputies and coordinators; ``NotFound`` where it is not theirs or not there."""
    async with ctx.read() as session:
        scope = await enter(session, ctx, Verb.SEE_EVIDENCE, programme_id)
        known = await periods.of_programme(session, programme_id)
        period = next((one for one in known if one.id == period_id), None)
        if period is None:
            raise NotFound("evidence")
        view = await overview(session, programme_id, period, only=[indicator_id])
        item = next((one for one in view.items if scope.covers(one.indicator)), None)
        own = next((one for one in item.versions if one.version == version), None) if item else None
        if item is None or own is None:
            raise NotFound("evidence")
        found = await evidence.of_figures(session, programme_id, [period_id], [indicator_id])
    pieces = of_version(found, version)
    named = Period.from_key(period.key)
    return Beside(programme_id, item.indicator, period_id, named, version, pieces, own.signature)


async def evidence_content(
    ctx: Context, programme_id: int, indicator_id: int, period_id: int, version: int, piece_id: int
) -> bytes:
    """The bytes of a file or a photo beside it; the right is asked for again."""
    beside = await see_evidence(ctx, programme_id, indicator_id, period_id, version)
    found = next((one for one in beside.files if one.id == piece_id), None)
    if found is None:
        raise NotFound("evidence")
    return await ctx.files.get(found.content_hash)
