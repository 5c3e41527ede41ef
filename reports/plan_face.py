"""The face of a report whose document has no column for its period: a plan by years, facts by quarters."""

from domain.forms.form import Form, FormColumn, FormRole, FormTitle
from texts import Texts

_ORDER = (
    FormRole.NUMBER,
    FormRole.MEASURE,
    FormRole.INDICATOR,
    FormRole.FIELD,
    FormRole.TARGET,
    FormRole.FACT,
    FormRole.EXECUTOR,
    FormRole.EXPLANATION,
)
_USUAL = frozenset({FormRole.INDICATOR, FormRole.TARGET, FormRole.FACT, FormRole.EXPLANATION})
_OF_PERIOD = frozenset({FormRole.TARGET, FormRole.FACT})


_FIELDS = ("unit", "base")


def plan_face(t: Texts, form: Form) -> Form:
    """The document's own columns with the year's target, the fact and an explanation; the others go.

    Columns of other years and matters are no part of a report, and a resolution is not printed again as one.
    """
    columns = tuple(column for role in _ORDER for column in _of_role(t, form, role))
    titles = tuple(FormTitle(column.title, 0, at) for at, column in enumerate(columns))
    numbers = tuple(str(at + 1) for at in range(len(columns))) if form.numbers else ()
    rows = tuple(row for row in form.rows if len(row.cells) == 1)
    return Form(columns, titles, numbers, form.number_end, rows, form.below, leftovers=form.leftovers)


def _of_role(t: Texts, form: Form, role: FormRole) -> list[FormColumn]:
    own = [(at, column) for at, column in enumerate(form.columns) if column.role is role]
    if role is FormRole.FIELD:
        fields = (next(((at, one) for at, one in own if one.field == name), None) for name in _FIELDS)
        return [FormColumn(role, _title(form, found[0]), field=found[1].field) for found in fields if found]
    if own and role not in _OF_PERIOD:
        return [FormColumn(role, _title(form, own[0][0]))]
    if role not in _USUAL:
        return []
    title = t.label(f"report.column.{role}", year="{year}", period="{period}")
    return [FormColumn(role, title, by_year=role is FormRole.TARGET)]


def _title(form: Form, at: int) -> str:
    over = (one.text for one in form.titles if one.column <= at < one.column + one.span)
    return " ".join(" ".join(over).split()) or form.columns[at].title
