"""How a period reads: «1 полугодие 2022 года», «с начала года по 30.06.2022»."""

from datetime import datetime
from typing import Protocol

from domain.time.periods import Period, PeriodKind
from texts import dates
from texts.catalogue import Html, Texts

_ROMAN = ("I", "II", "III", "IV")


def name(t: Texts, period: Period) -> str:
    """«1 полугодие 2022», as a heading."""
    return t.label(f"period.{period.kind}.name", **_facts(t, period))


def short(t: Texts, period: Period) -> str:
    """«II квартал», where the year is known."""
    return t.label(f"period.{period.kind}.short", **_facts(t, period))


def words(t: Texts, period: Period) -> str:
    """«1 полугодие 2022 года»: after «за», as the report's title has it."""
    return t.label(f"period.{period.kind}.words", **_facts(t, period))


def _facts(t: Texts, period: Period) -> dict[str, object]:
    month = t.label(f"month.{period.number}") if period.kind is PeriodKind.MONTH else ""
    return {
        "number": period.number,
        "roman": _ROMAN[(period.number - 1) % 4],
        "month": month,
        "year": period.year,
    }


class Stopped(Protocol):
    """A programme, as far as it is paused or has ended."""

    @property
    def timezone(self) -> str: ...

    @property
    def paused_at(self) -> datetime | None: ...

    @property
    def ended_at(self) -> datetime | None: ...


def stands(t: Texts, programme: Stopped) -> Html | None:
    """That nobody hears from a programme, and since when."""
    since = programme.ended_at or programme.paused_at
    if since is None:
        return None
    day = dates.day(dates.local(since, programme.timezone).date())
    return t("programme.ended" if programme.ended_at else "programme.paused", since=day)
