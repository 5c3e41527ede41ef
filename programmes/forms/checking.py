"""A document looked at as a form: what it can be printed from, and what is wrong with it, and where."""

from collections.abc import Iterator

from domain.forms.deviation import DeviationFormula
from domain.forms.form import COLUMN_KEY, Form, FormColumn, FormRole
from domain.forms.problems import FormProblem, FormTrouble
from domain.programme.document import ReadDocument
from domain.programme.ledger import WhyLeft


def problems_of(read: ReadDocument) -> tuple[FormProblem, ...]:
    """In the document's order; what concerns all of it comes first."""
    return tuple(_problems(read))


def can_be_form(read: ReadDocument) -> bool:
    """It has a column for the figure of a period."""
    return read.form is not None and any(_takes_figures(column) for column in read.form.columns)


def _takes_figures(column: FormColumn) -> bool:
    return column.is_reported or (column.role is FormRole.FACT and bool(column.months) and not column.years)


def _problems(read: ReadDocument) -> Iterator[FormProblem]:
    form = read.form
    if form is None or not can_be_form(read):
        yield FormProblem(FormTrouble.NO_FACT)
        return
    roles = {column.role for column in form.columns}
    yield from (FormProblem(trouble) for role, trouble in _WANTED if role not in roles)
    doubtful = set(_doubtful(read))
    for number, column in enumerate(form.columns, start=1):
        trouble = FormTrouble.DOUBTFUL if number in doubtful else _of_column(form, number, column)
        if trouble is not None:
            yield FormProblem(trouble, number, column.title)
    if form.own is None:
        yield FormProblem(FormTrouble.NOT_ITSELF)


_WANTED = (
    (FormRole.NUMBER, FormTrouble.NO_NUMBER),
    (FormRole.TARGET, FormTrouble.NO_TARGET),
    (FormRole.EXPLANATION, FormTrouble.NO_EXPLANATION),
)


def _of_column(form: Form, number: int, column: FormColumn) -> FormTrouble | None:
    if column.role is FormRole.DEVIATION and column.formula is DeviationFormula.NONE:
        return FormTrouble.NO_FORMULA
    is_asked = any(one.key == f"{COLUMN_KEY}{number}" for one in form.leftovers)
    is_bare = column.role is FormRole.KEPT and not column.kept
    return FormTrouble.NOT_FILLED if column.role is FormRole.EMPTY or is_asked or is_bare else None


def _doubtful(read: ReadDocument) -> Iterator[int]:
    for table in read.ledger.tables:
        yield from (column.number for column in table.columns if column.why is WhyLeft.DOUBTFUL)
