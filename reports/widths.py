"""How wide the columns of a report are, in twentieths of a point."""

from collections.abc import Iterable, Sequence

from domain.forms.form import FormColumn, FormPage, FormRole

TEXT_WIDTH = 15_138
"""Of the template's page."""
_USUAL = {
    FormRole.NUMBER: 640,
    FormRole.MEASURE: 3100,
    FormRole.INDICATOR: 2200,
    FormRole.FIELD: 1150,
    FormRole.TARGET: 1660,
    FormRole.FACT: 1660,
    FormRole.EXECUTOR: 3118,
    FormRole.EXPLANATION: 2760,
    FormRole.DEVIATION: 1300,
    FormRole.KEPT: 1600,
    FormRole.EMPTY: 1200,
}
_OF_ONE_YEAR = 1000
_NAME_ALONE = 4000
_NARROWEST = 600


def text_width(page: FormPage | None) -> int:
    return TEXT_WIDTH if page is None else page.width - page.left - page.right


def widths_of(columns: Sequence[FormColumn], page: FormPage | None) -> list[int]:
    """The document's own; those that it leaves open by their roles, all of them within the page."""
    own = [column.width for column in columns]
    if not all(own):
        return _scaled([_usual(column, columns) for column in columns], text_width(page))
    return own if sum(own) <= text_width(page) * 1.03 else _scaled(own, text_width(page))


def _usual(column: FormColumn, columns: Iterable[FormColumn]) -> int:
    roles = [one.role for one in columns]
    if column.role is FormRole.INDICATOR and FormRole.MEASURE not in roles:
        return _NAME_ALONE
    return _OF_ONE_YEAR if roles.count(column.role) > 1 and column.by_year else _USUAL[column.role]


def _scaled(widths: Sequence[int], whole: int) -> list[int]:
    total = sum(widths)
    found = [max(_NARROWEST, width * whole // total) for width in widths]
    widest = max(range(len(found)), key=found.__getitem__)
    found[widest] += max(whole - sum(found), -found[widest] // 2)
    return found
