"""Whether a document is worth offering as the form of somebody's reports."""

from dataclasses import replace

from domain.access import Verb
from domain.forms.form import Form
from domain.programme.document import ReadDocument
from models.repositories.programme import forms
from programmes.forms.checking import can_be_form
from services.access import scopes
from services.context import Context


async def may_be_form(ctx: Context, read: ReadDocument, programme_id: int | None) -> bool:
    """Whether it is worth offering: somebody's programme has another form, or none of its own."""
    if read.form is None or not can_be_form(read):
        return False
    async with ctx.read() as session:
        if programme_id is None:
            return bool(await scopes(session, ctx, Verb.CHANGE_PROGRAMME))
        kept = await forms.in_force(session, programme_id)
        return kept is None or _shape(kept.form) != _shape(read.form)


def _shape(form: Form) -> Form:
    """Without what is said of a document's own words and rows."""
    columns = tuple(replace(column, kept=()) for column in form.columns)
    return replace(form, columns=columns, rows=(), below=(), leftovers=(), own=None, number_end="")
