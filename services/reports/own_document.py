"""The document that a report is printed in: cleaned before anything is stored, fetched for printing."""

from dataclasses import replace

from domain.forms.form import Form
from domain.programme.document import ReadDocument
from programmes.forms.own import prepare_own
from programmes.tables.decided import NOTHING_DECIDED, ReadingChoices
from services.context import Context


async def with_own_document(
    ctx: Context, read: ReadDocument, content_hash: str, decided: ReadingChoices | None
) -> ReadDocument:
    """``read`` with the place of the cleaned file in its form, where reports can be printed in that."""
    if read.form is None or read.form.own is not None:
        return read
    content = await ctx.files.get(content_hash)
    prepared = await ctx.worker.run(prepare_own, content, read, decided or NOTHING_DECIDED)
    if prepared is None or prepared.form.own is None:
        return read
    package = await ctx.files.put(prepared.package)
    return replace(read, form=replace(prepared.form, own=replace(prepared.form.own, package=package)))


async def package_of(ctx: Context, form: Form | None) -> bytes:
    """Empty where there is none: the report is drawn from the form's data then."""
    if form is None or form.own is None:
        return b""
    try:
        return await ctx.files.get(form.own.package)
    except (KeyError, OSError):
        return b""
