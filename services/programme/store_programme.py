"""A read document becomes a programme in the database, with its first period and its open questions."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from domain.figures.numbers import read_figure
from domain.figures.targets import is_yes_no
from domain.programme.document import Fact, Indicator, IndicatorFields, Programme
from domain.refusals import AlreadyTakenIn
from domain.time.periods import Period, last_over
from models.repositories import submissions
from models.repositories.programme import programmes
from models.tables.municipality import Municipality
from models.tables.period import PeriodRow
from models.tables.programme import ProgrammeRow
from models.tables.submission import SubmissionState
from programmes.answers.lines import Answered
from services.context import Work
from services.figures.make_version import NewVersion, make_first_versions
from services.periods.open_period import add_period
from services.programme.ask_questions import add_questions, decisions_of, note_settled
from services.programme.file_step import Stored
from services.programme.write_document import write_document
from services.reports.keep_form import keep_form

USUAL_DEADLINE = "10-го числа"


@dataclass(frozen=True, slots=True)
class Setup:
    """What the document does not say: the coordinator's answers (storyboard 1).

    An empty one is the document's own, else the usual one. ``first_period`` is the key of the period that is
    collected first. ``part`` are the numbers of the tables that somebody chose in the document.
    """

    municipality: str = ""
    timezone: str = ""
    deadline: str = ""
    head_deadline: str = ""
    first_period: str = ""
    with_figures: bool = False
    part: str = ""


async def store_programme(work: Work, answered: Answered, source_hash: str, setup: Setup) -> Stored:
    """Write everything in the caller's transaction.

    Of a document that does not name its period no figure is taken.
    ``AlreadyTakenIn`` where this very file or a programme of this title is there: a changed file is
    ``change_programme``'s.
    """
    municipality = await _municipality(work, setup)
    document = answered.document.programme
    for known in await programmes.of_municipality(work.session, municipality.id):
        same_file = (known.source_hash, known.source_part) == (source_hash, setup.part)
        if same_file or name_key(known.title) == name_key(document.title):
            raise AlreadyTakenIn(known.title)
    programme = await _programme(work, document, municipality, source_hash, setup)
    indicator_ids = await write_document(work, programme.id, document)
    if answered.document.form is not None:
        await keep_form(work, programme.id, answered.document.form, source_hash)
    first = _first_period(work, answered, municipality, setup)
    period = await add_period(work, programme, first)
    with_figures = setup.with_figures and answered.document.names_its_period
    if with_figures:
        await _figures(work, answered, period, indicator_ids)
    questions = (*answered.document.questions, *decisions_of(document))
    left = await add_questions(work, programme.id, questions, with_figures=with_figures)
    await note_settled(work, programme.id, answered.document.settled)
    return Stored(programme.id, period.id, left, first, period.due_on)


def _first_period(work: Work, answered: Answered, municipality: Municipality, setup: Setup) -> Period:
    if setup.first_period:
        return Period.from_key(setup.first_period)
    kind = answered.document.programme.period_kind
    return answered.document.period or last_over(kind, work.ctx.today(municipality.timezone))


def name_key(text: str) -> str:
    """What tells one programme or municipality from another: blanks and case do not count."""
    return " ".join(text.split()).casefold()


async def _municipality(work: Work, setup: Setup) -> Municipality:
    known = await programmes.municipality_named(work.session, setup.municipality)
    if known is not None:
        return known
    municipality = Municipality(name=setup.municipality, timezone=setup.timezone)
    work.writer.add(municipality)
    await work.writer.flush()
    work.audit(municipality, "create_municipality", None)
    return municipality


async def _programme(
    work: Work, document: Programme, municipality: Municipality, source_hash: str, setup: Setup
) -> ProgrammeRow:
    programme = ProgrammeRow(
        municipality_id=municipality.id,
        title=document.title,
        period_kind=document.period_kind,
        deadline=setup.deadline or document.deadline or USUAL_DEADLINE,
        head_deadline=setup.head_deadline or document.head_deadline,
        layout=asdict(document.layout),
        footnotes=dict(document.footnotes),
        source_hash=source_hash,
        source_part=setup.part,
        created_at=work.now,
    )
    work.writer.add(programme)
    await work.writer.flush()
    work.audit(programme, "create_programme", programme.id, new={"title": programme.title})
    return programme


async def _figures(
    work: Work, answered: Answered, period: PeriodRow, indicator_ids: Mapping[str, int]
) -> None:
    """The document's own figures, as accepted: the first period has a past."""
    indicators = {indicator.number: indicator for indicator in answered.document.programme.indicators()}
    new = [
        _figure(fact, indicators[fact.number], period, indicator_ids, answered.values)
        for fact in answered.document.facts
        if fact.wording or fact.explanation
    ]
    await make_first_versions(work, new, "import_figure")


def _figure(
    fact: Fact,
    indicator: Indicator,
    period: PeriodRow,
    indicator_ids: Mapping[str, int],
    values: Mapping[str, Decimal],
) -> NewVersion:
    value, no_data = read_fact(fact, indicator, values)
    return NewVersion(
        programme_id=period.programme_id,
        indicator_id=indicator_ids[indicator.number],
        period_id=period.id,
        wording=fact.wording,
        value=value,
        no_data=no_data,
        explanation=fact.explanation,
        state=SubmissionState.ACCEPTED,
        source=submissions.DOCUMENT,
    )


def read_fact(
    fact: Fact, indicator: IndicatorFields, values: Mapping[str, Decimal]
) -> tuple[Decimal | None, bool]:
    """The value of a figure that a document states, and whether it says «нет данных».

    Several numbers, an approximate one, and words have no value until somebody decides.
    """
    if fact.number in values:
        return values[fact.number], False
    if not indicator.measured:
        return None, False
    reading = read_figure(fact.wording, indicator.unit, yes_no=is_yes_no(indicator.wording))
    plain = reading.number is not None and reading.trouble is None
    return (reading.number.value if plain and reading.number else None), reading.no_data
