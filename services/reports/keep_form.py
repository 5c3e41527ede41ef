"""A document's form becomes the one that its programme's reports are printed in."""

from domain.forms.form import Form
from domain.methodology.plain import from_plain, to_plain
from models.repositories.programme import forms
from models.tables.programme import ReportForm
from services.context import Work


async def keep_form(work: Work, programme_id: int, form: Form, source_hash: str) -> ReportForm:
    """In the caller's transaction; periods closed before keep theirs. The same form again is no new one.

    What was decided about old words that stand in this document too holds on.
    """
    before = await forms.newest_for_update(work.session, programme_id)
    if before is not None and (before.source_hash, before.form) == (source_hash, to_plain(form)):
        return before
    known = {one.key for one in form.leftovers}
    decisions = {key: said for key, said in before.decisions.items() if key in known} if before else {}
    row = ReportForm(
        programme_id=programme_id,
        since=work.now,
        source_hash=source_hash,
        package_hash=form.own.package if form.own else "",
        form=to_plain(form),
        decisions=decisions,
    )
    work.writer.add(row)
    await work.writer.flush()
    work.audit(row, "set_form", programme_id, new={"columns": [one.title for one in form.columns]})
    return row


async def renew_form(work: Work, programme_id: int, form: Form | None, source_hash: str) -> None:
    """A changed or better read document of the same layout: its columns may mean something else now.

    A document of another layout becomes the form only where somebody says so.
    """
    row = await forms.newest_for_update(work.session, programme_id)
    if form is not None and row is not None and is_same_layout(from_plain(Form, row.form), form):
        await keep_form(work, programme_id, form, source_hash)


def is_same_layout(before: Form, after: Form) -> bool:
    """The same titles in the same places, whatever is read in the columns."""
    return before.titles == after.titles and before.numbers == after.numbers
