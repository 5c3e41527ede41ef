"""Which period a column of a form is of, when another one is reported."""

from collections.abc import Iterator

from domain.forms.form import Form, FormColumn, FormRole
from domain.time.periods import MONTHS_IN_YEAR, Period, PeriodKind


def takes(column: FormColumn, period: Period) -> bool:
    """Whether the reported period's figure stands in the column."""
    if column.is_reported:
        return True
    is_of_year = column.role is FormRole.FACT and not (column.years or column.year)
    return is_of_year and column.months in ((1, period.last_month), (period.start.month, period.last_month))


def has_place(form: Form, period: Period) -> bool:
    """Not so with a plan by years, or with a fact for each of other parts of the year."""
    return any(takes(column, period) for column in form.columns)


def year_of(column: FormColumn, period: Period) -> int:
    """Of a target."""
    return column.year or period.year + column.years


def periods_of(column: FormColumn, period: Period) -> Iterator[Period]:
    """What a fact's column may be filled from, the best one first; nothing for the reported one's."""
    if column.role is not FormRole.FACT or takes(column, period):
        return
    year = year_of(column, period)
    if not column.months:
        yield Period(period.kind, year, period.number)
        return
    first, last = column.months
    since_january = first == 1
    for kind in sorted(PeriodKind, key=lambda one: -one.months):
        if (
            last % kind.months == 0
            and (last - first + 1 == kind.months or since_january)
            and last <= MONTHS_IN_YEAR
        ):
            yield Period(kind, year, last // kind.months)
