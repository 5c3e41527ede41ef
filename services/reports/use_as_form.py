"""«Сделать формой отчёта»: a document of the wanted layout, checked, becomes what reports are printed in."""

from dataclasses import asdict, dataclass, replace

from domain.access import Verb
from domain.forms.form import FormColumn
from domain.forms.problems import FormProblem
from domain.programme.document import ReadDocument, ReportLayout
from domain.refusals import NotAllowed, Stale
from models.repositories.programme import programmes
from programmes.answers.choices import split_choices
from programmes.forms.checking import can_be_form, problems_of
from services.access import enter, programme_name, scopes
from services.context import Context
from services.programme.change_programme import ProgrammeChange
from services.programme.store_programme import name_key
from services.programme.take_file import own_file, see_file
from services.reports.keep_form import keep_form
from services.reports.own_document import with_own_document


@dataclass(frozen=True, slots=True)
class ProposedForm:
    """What a document would be as a form; ``programmes`` are those of the actor it may be used for."""

    draft_id: int
    filename: str
    columns: tuple[FormColumn, ...]
    problems: tuple[FormProblem, ...]
    programmes: tuple[tuple[int, str], ...]
    is_able: bool
    old_words: int = 0


@dataclass(frozen=True, slots=True)
class UsedForm:
    programme_id: int
    title: str
    columns: int
    is_itself: bool


async def propose_form(ctx: Context, draft_id: int) -> ProposedForm:
    """Of a file that the actor sent; nothing is written. ``NotAllowed`` for whoever coordinates nothing."""
    read, filename, change = await _read(ctx, draft_id)
    async with ctx.read() as session:
        own = await scopes(session, ctx, Verb.CHANGE_PROGRAMME)
        names = [
            (one.programme_id, programme_name(one, await programmes.facts(session, one.programme_id)))
            for one in own
        ]
    if not names:
        raise NotAllowed(Verb.CHANGE_PROGRAMME)
    if change is not None:
        names = [one for one in names if one[0] == change.programme_id] or names
    form = read.form
    return ProposedForm(
        draft_id,
        filename,
        form.columns if form else (),
        problems_of(read),
        tuple(names),
        can_be_form(read),
        len(form.leftovers) if form else 0,
    )


async def use_as_form(ctx: Context, draft_id: int, programme_id: int) -> UsedForm:
    """From now on, for every period that is not closed; the programme, its figures and names stay.

    The lines around the table are the document's as well, unless it is another programme's. ``Stale`` where
    it cannot be a form.
    """
    read, _, _ = await _read(ctx, draft_id)
    if read.form is None or not can_be_form(read):
        raise Stale
    async with ctx.write() as work:
        scope = await enter(work.session, ctx, Verb.CHANGE_PROGRAMME, programme_id)
        row = await programmes.lock_programme(work.session, programme_id)
        draft = await own_file(work.session, ctx, draft_id)
        is_its = _is_of(read, row.title)
        form = read.form if is_its else replace(read.form, own=None)
        if is_its:
            old, row.layout = dict(row.layout), asdict(_face(read.programme.layout, row.layout))
            work.audit(row, "set_face", programme_id, old={"layout": old}, new={"layout": row.layout})
        await keep_form(work, programme_id, form, draft.subject)
        title = programme_name(scope, await programmes.facts(work.session, programme_id))
        return UsedForm(programme_id, title, len(form.columns), form.own is not None)


def _is_of(read: ReadDocument, title: str) -> bool:
    """Another programme's report is a layout, its lines and its words are not this one's."""
    names_none = any(one.options == ("title",) for one in read.questions)
    return names_none or name_key(read.programme.title) == name_key(title)


def _face(new: ReportLayout, old: dict[str, object]) -> ReportLayout:
    """The document's lines; what it lacks stays as it was."""
    kept = {name: value for name, value in asdict(new).items() if value}
    return ReportLayout(**{**old, **kept})


async def _read(ctx: Context, draft_id: int) -> tuple[ReadDocument, str, ProgrammeChange | None]:
    """What was read in the file, with its cleaned document kept where reports can be printed in it."""
    seen = await see_file(ctx, draft_id)
    choices, _ = split_choices(seen.reading)
    read = await with_own_document(ctx, seen.document, seen.content_hash, choices)
    return read, seen.filename, seen.change
