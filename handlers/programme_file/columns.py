"""«Исправить графу»: a column that was taken for something else than it is, said by whoever sees it."""

from domain.programme.ledger import LedgerColumn
from domain.programme.reading_doubts import PARTS, Sample, column_doubt, taken_columns
from handlers.programme_file.parts import NAME, button, page_button
from handlers.screen import Button, Screen, data
from services.reading.file_draft import FileDraft
from texts import Html, Texts, figures, ledger

_TITLE, _NAME, _TEXT = 200, 70, 100
_MOST, _ON_BUTTON = 40, 40


def columns(t: Texts, draft: FileDraft) -> Screen:
    """Each column with what it was taken for."""
    rows = tuple(
        (Button(_label(t, one), data(NAME, "column", draft.id, draft.revision, one.number)),)
        for one in taken_columns(draft.document)[:_MOST]
    )
    back = (page_button(t, draft, "button.back", 0),)
    return Screen(t("read.which_column"), (*rows, back), draft_id=draft.id)


def _label(t: Texts, one: LedgerColumn) -> str:
    title = figures.short(figures.clean(one.title), _ON_BUTTON)
    return t.label("read.column_button", number=one.number, title=title, role=_role(t, one))


def _role(t: Texts, one: LedgerColumn) -> str:
    return ledger.role(t, one.role) if one.role else t.label("ledger.fate.left")


def parts(t: Texts, draft: FileDraft, number: int) -> Screen:
    """What the column may be, with three of its rows."""
    one = next((column for column in taken_columns(draft.document) if column.number == number), None)
    if one is None:
        return columns(t, draft)
    title = figures.short(figures.clean(one.title), _TITLE)
    found = column_doubt(draft.document, one.title, number, PARTS)
    lines = [
        t("file.doubt.column", title=title, number=number),
        *(_sample(t, sample) for sample in found.samples),
        t("read.column_now", role=_role(t, one)),
    ]
    press = [
        Button(_part(t, part), data(NAME, "part", draft.id, draft.revision, number, at))
        for at, part in enumerate(PARTS)
        if part != one.role
    ]
    rows = tuple(tuple(press[at : at + 2]) for at in range(0, len(press), 2))
    back = (button(t, draft, "columns", "button.back"),)
    return Screen(Html("\n".join(lines)), (*rows, back), draft_id=draft.id)


def _part(t: Texts, part: str) -> str:
    role = ledger.role(t, part)
    return role[:1].upper() + role[1:]


def _sample(t: Texts, sample: Sample) -> Html:
    name = figures.short(figures.clean(sample.name), _NAME)
    text = figures.short(figures.clean(sample.text), _TEXT)
    return t("file.doubt.sample", number=sample.number, name=name, text=text)
