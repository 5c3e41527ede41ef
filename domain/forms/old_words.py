"""What the coordinator has said about words of the old document, and what of it holds for one period.

What is asked each time is answered for a period: the answer holds for all its reports and for no other's.
"""

from collections.abc import Mapping
from dataclasses import replace

from domain.forms.deviation import DeviationFormula
from domain.forms.form import FORMULA_KEY, Form, FormRole, Leftover, OldWords, OldWordsSaid
from domain.time.periods import Period

_KEPT, _CLEARED = "ask+", "ask-"
Kept = Mapping[str, str]
"""As it is stored, by the keys of leftovers: «keep», «clear», «ask», «ask+2023-H1», «ask-2023-H1»."""


def said_in(kept: Kept, period: Period) -> OldWordsSaid:
    """What becomes of each in this period's report; one that is still to be asked about is not in it."""
    found = {}
    for key, said in kept.items():
        if key.startswith(FORMULA_KEY) or said in (OldWords.KEEP, f"{_KEPT}{period.key}"):
            found[key] = OldWords.KEEP
        elif said in (OldWords.CLEAR, f"{_CLEARED}{period.key}"):
            found[key] = OldWords.CLEAR
    return found


def is_asked_each_time(kept: Kept, key: str) -> bool:
    return kept.get(key, "").startswith(OldWords.ASK)


def with_said(
    kept: Kept, key: str, said: OldWords, period: Period, *, each_time: bool = False
) -> dict[str, str]:
    """``each_time``: it is asked again with the next period, whatever is said now."""
    if said is not OldWords.ASK and each_time:
        return {**kept, key: (_KEPT if said is OldWords.KEEP else _CLEARED) + period.key}
    return {**kept, key: said.value}


def with_formulas(form: Form, kept: Kept) -> Form:
    """With the ways to compute deviations that somebody has said."""
    columns = tuple(
        replace(column, formula=DeviationFormula(kept[key]))
        if (key := f"{FORMULA_KEY}{number}") in kept and column.role is FormRole.DEVIATION
        else column
        for number, column in enumerate(form.columns, start=1)
    )
    return replace(form, columns=columns)


def to_ask(form: Form, kept: Kept, period: Period) -> list[tuple[int, Leftover]]:
    """Those that nobody has decided for this period, with their places in the form."""
    said = said_in(kept, period)
    return [(at, one) for at, one in enumerate(form.leftovers) if one.key not in said]
