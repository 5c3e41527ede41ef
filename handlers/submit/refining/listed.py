"""Which figures are preliminary, in one line: to whoever answers for the whole."""

from collections.abc import Sequence

from services.refining.to_refine import Preliminary
from texts import Html, Texts, dates

_SHOWN = 12


def preliminary(t: Texts, found: Sequence[Preliminary]) -> list[Html]:
    """«⏳ Предварительно: № 4 (до 20.07), № 5 (обещали до 15.07)»."""
    if not found:
        return []
    said = [
        t.label(
            "refine.over" if one.is_over else "refine.until",
            number=one.number,
            day=dates.short_day(one.refine_by),
        )
        for one in found[:_SHOWN]
    ]
    more = [f"+ {len(found) - _SHOWN}"] if len(found) > _SHOWN else []
    return [t("refine.listed", listed=", ".join([*said, *more]))]
