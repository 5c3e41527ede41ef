"""Words of the old document with a date, a period or a figure: the coordinator says what becomes of them."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Verb
from domain.forms.deviation import DeviationFormula
from domain.forms.form import FORMULA_KEY, Form, Leftover, OldWords
from domain.forms.old_words import is_asked_each_time, said_in, to_ask, with_said
from domain.refusals import Stale
from domain.time.periods import Period
from models.repositories.programme import forms, periods
from models.repositories.programme.forms import KeptForm
from services.access import enter
from services.context import Context


@dataclass(frozen=True, slots=True)
class OldWordsAsked:
    """One of them: its place (from 0) among ``total``, how many are ``left`` to be said after it.

    ``said`` is what was decided for the period; ``column`` the title of the column that it stands in.
    """

    programme_id: int
    period_id: int
    form_id: int
    period: Period
    place: int
    total: int
    left: int
    words: Leftover
    column: str = ""
    said: OldWords | None = None
    each_time: bool = False


async def see_old_words(ctx: Context, programme_id: int, period_id: int) -> OldWordsAsked | Period:
    """The first that nobody has decided about; the period alone where nothing is left to be asked."""
    async with ctx.read() as session:
        await enter(session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        period, kept = await _form_of(session, programme_id, period_id)
        return period if kept is None else _asked(kept, programme_id, period_id, period)


async def say_old_words(
    ctx: Context, programme_id: int, period_id: int, form_id: int, place: int, said: OldWords
) -> OldWordsAsked | Period:
    """«Оставить», «Очищать», «Спрашивать каждый раз»; then the next one.

    Of one that is asked each time the answer holds for this period. ``Stale`` where the form is another one.
    """
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        period, kept = await _form_of(work.session, programme_id, period_id)
        if kept is None or kept.id != form_id or place >= len(kept.form.leftovers):
            raise Stale
        row = await forms.for_update(work.session, form_id)
        key = kept.form.leftovers[place].key
        if key.startswith(FORMULA_KEY):
            raise Stale
        old = dict(row.decisions)
        each_time = is_asked_each_time(old, key)
        row.decisions = with_said(old, key, said, period, each_time=each_time)
        changed = {"words": kept.form.leftovers[place].text[:200], "said": row.decisions[key]}
        work.audit(row, "say_old_words", programme_id, old={"said": old.get(key, "")}, new=changed)
        return _asked(replace(kept, decisions=row.decisions), programme_id, period_id, period, after=place)


async def say_formula(
    ctx: Context, programme_id: int, period_id: int, form_id: int, place: int, formula: DeviationFormula
) -> OldWordsAsked | Period:
    """How a column of deviations is computed, where the document does not tell; ``NONE``: not at all."""
    async with ctx.write() as work:
        await enter(work.session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        period, kept = await _form_of(work.session, programme_id, period_id)
        if kept is None or kept.id != form_id or place >= len(kept.form.leftovers):
            raise Stale
        row, key = await forms.for_update(work.session, form_id), kept.form.leftovers[place].key
        if not key.startswith(FORMULA_KEY):
            raise Stale
        old = dict(row.decisions)
        row.decisions = {**old, key: formula.value}
        work.audit(row, "say_formula", programme_id, old={key: old.get(key, "")}, new={key: formula.value})
        return _asked(replace(kept, decisions=row.decisions), programme_id, period_id, period, after=place)


async def _form_of(
    session: AsyncSession, programme_id: int, period_id: int
) -> tuple[Period, KeptForm | None]:
    known = await periods.of_programme(session, programme_id)
    found = next((one for one in known if one.id == period_id), None)
    if found is None:
        raise Stale
    snapshot = await periods.snapshot(session, period_id)
    since = snapshot.taken_at if snapshot else None
    return Period.from_key(found.key), await forms.in_force(session, programme_id, since)


def _asked(
    kept: KeptForm, programme_id: int, period_id: int, period: Period, after: int = -1
) -> OldWordsAsked | Period:
    """The next one behind ``after``, which has just been answered; from the beginning again at the end."""
    left = [at for at, _ in to_ask(kept.form, kept.decisions, period) if at != after]
    if not left:
        return period
    place = next((at for at in left if at > after), left[0])
    words = kept.form.leftovers[place]
    return OldWordsAsked(
        programme_id,
        period_id,
        kept.id,
        period,
        place,
        len(kept.form.leftovers),
        len(left) - 1,
        words,
        _column(kept.form, words),
        said_in(kept.decisions, period).get(words.key),
        is_asked_each_time(kept.decisions, words.key),
    )


def _column(form: Form, words: Leftover) -> str:
    kind, _, number = words.key.partition(":")
    is_column = kind in ("column", "formula")
    return form.columns[int(number) - 1].title if is_column else ""
