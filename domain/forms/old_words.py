"""What the coordinator has said about words of the old document, and what of it holds for one period.

What is asked each time is answered for a period: the answer holds for all its reports and for no other's.
"""

from collections.abc import Mapping

from domain.forms.form import Form, Leftover, OldWords, OldWordsSaid
from domain.time.periods import Period

_KEPT, _CLEARED = "ask+", "ask-"
Kept = Mapping[str, str]
"""As it is stored, by the keys of leftovers: «keep», «clear», «ask», «ask+2023-H1», «ask-2023-H1»."""


def said_in(kept: Kept, period: Period) -> OldWordsSaid:
    """What becomes of each in this period's report; one that is still to be asked about is not in it."""
    found = {}
    for key, said in kept.items():
        if said in (OldWords.KEEP, f"{_KEPT}{period.key}"):
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


def to_ask(form: Form, kept: Kept, period: Period) -> list[tuple[int, Leftover]]:
    """Those that nobody has decided for this period, with their places in the form."""
    said = said_in(kept, period)
    return [(at, one) for at, one in enumerate(form.leftovers) if one.key not in said]
