"""What tests of a methodology's life do with the Mytishchi quarter: hand in, close, change the formula."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select

from domain.figures import form
from domain.methodology.model import Formula, Methodology, Option
from domain.programme.document import Indicator, Measure, Programme, Row
from models.repositories import submissions
from models.repositories.programme import documents
from models.repositories.submissions import SubmissionFacts
from models.tables.outbox import OutboxRow
from programmes.change.edits import change_indicators
from programmes.yaml.file import write_yaml
from services.context import Context
from services.figures.change_draft import change_draft
from services.notices.notice import Notice
from services.periods.close_period import close_period
from services.programme.take_file import apply_file
from services.review.answer_question import answer_question, see_questions
from services.review.override_value import await_override, override_value
from services.review.see_queue import see_queue
from tests.integration.services.figures.test_computed import give, send
from tests.integration.services.periods import opened_again
from tests.integration.services.programme.test_change_programme import offered
from tests.mytishchi import Mytishchi
from tests.unit.domain.methodology.mytishchi_methodology import EMPTY_MONTH, SKIP

# A1 = 36 000/36 000 + 3 240 000/(36 000·30·3) + 324 000/(36 000·3·3) + 1 440/(480·3) = 4
# A2 = (100/100 + 100/100 + 100/100)/3 = 1; A = 4 + 1·4 = 8, and with «A1 + A2·2» 6
EIGHT = {"Ца": "180 000", "AR": "36 000", "просмотры": "3 240 000", "SI": "324 000", "NПОСТ": "1440"}
ZERO = "считать за 0"
EMPTY = {**EIGHT, "Nотр@2": "0", "Nназн@2": "0"}

AnyNotice = TypeVar("AnyNotice", bound=Notice)


async def hand_in(town: Mytishchi, number: str, answers: dict[str, str]) -> None:
    who = town.media if number in ("1", "2") else town.advertising
    await send(who, await give(who, town, number, answers))


async def hand_in_empty_month(town: Mytishchi) -> None:
    """No. 2 with a February without messages: it waits for the coordinator's choice."""
    view = await give(town.media, town, "2", EMPTY)
    view = await change_draft(
        town.media, view.id, view.revision, lambda answers, _: form.with_no_data(answers)
    )
    await send(town.media, view, "в феврале сообщений не было")


async def close(town: Mytishchi) -> None:
    await close_period(town.coordinator, town.programme_id, town.period_id)


async def reopen(town: Mytishchi) -> None:
    await opened_again.reopen(town.coordinator, town.programme_id, town.period_id)


async def programme_of(town: Mytishchi) -> Programme:
    async with town.coordinator.read() as session:
        return await documents.document(session, town.programme_id)


async def take_file(town: Mytishchi, programme: Programme) -> None:
    """The programme's file as it is now, sent to the bot and applied."""
    draft = await offered(town.coordinator, write_yaml(programme), "programme.yaml")
    await apply_file(town.coordinator, draft.id, draft.revision)


async def change(town: Mytishchi, number: str, to: Callable[[Methodology], Methodology]) -> None:
    """Every version of an indicator's methodology becomes another one, by a file."""
    await change_indicator(
        town,
        number,
        lambda one: replace(one, methodology=tuple(to(version) for version in one.methodology)),
    )


async def change_indicator(town: Mytishchi, number: str, to: Callable[[Indicator], Indicator]) -> None:
    await take_file(town, change_indicators(await programme_of(town), {number}, to))


def formula(name: str, text: str) -> Callable[[Methodology], Methodology]:
    """The formula of this name says something else."""

    def changed(one: Formula) -> Formula:
        return replace(one, text=text) if one.name == name else one

    return lambda methodology: replace(methodology, formulas=tuple(map(changed, methodology.formulas)))


def other_options(methodology: Methodology) -> Methodology:
    """An empty month counts for 0 or not at all: «считать за 1» is no answer any more."""
    text = f"среднее(месяцы где Nназн > 0 или {EMPTY_MONTH} = «{ZERO}»: если(Nназн = 0; 0; Nотр / Nназн·kоб))"
    asked = replace(methodology.decisions[0], options=(Option(SKIP, "Не учитывать"), Option(ZERO, "За 0")))
    return replace(formula("A2", text)(methodology), decisions=(asked,))


def undecided(methodology: Methodology) -> Methodology:
    """Empty months are never counted, and nothing is left to decide."""
    text = "среднее(месяцы где Nназн > 0: Nотр / Nназн·kоб)"
    return replace(formula("A2", text)(methodology), decisions=())


async def renumber(town: Mytishchi, number: str, to: str) -> None:
    """The file calls the row otherwise."""
    programme = await programme_of(town)
    rows = tuple(_renumbered(row, number, to) for row in programme.rows)
    await take_file(town, replace(programme, rows=rows))


def _renumbered(row: Row, number: str, to: str) -> Row:
    if not isinstance(row, Measure) or row.number != number:
        return row
    versions = tuple(replace(one, indicator=to) for one in row.indicators[0].methodology)
    one = replace(row.indicators[0], number=to, printed=to, methodology=versions)
    return replace(row, number=to, indicators=(one,))


async def decide(town: Mytishchi, option: str) -> None:
    """The coordinator's decision about the empty month."""
    questions = await see_questions(town.coordinator, town.programme_id)
    asked = next(one for one in questions.open if one.kind == "decision")
    await answer_question(town.coordinator, town.programme_id, asked.id, asked.answers.index(option))


async def override(town: Mytishchi, number: str, text: str) -> None:
    """The coordinator's word on the newest version."""
    newest = (await versions(town.coordinator, town, number))[-1]
    draft_id = await await_override(town.coordinator, town.programme_id, newest.id)
    await override_value(town.coordinator, draft_id, text)


async def versions(ctx: Context, town: Mytishchi, number: str) -> list[SubmissionFacts]:
    async with ctx.read() as session:
        found = await submissions.of_periods(session, town.programme_id, town.period_id)
    return [one for one in found if one.indicator_id == town.indicator_ids[number]]


async def waiting(town: Mytishchi) -> list[str]:
    queue = await see_queue(town.coordinator, town.programme_id)
    return [one.item.indicator.number for one in queue.waiting]


async def told(ctx: Context, kind: type[AnyNotice]) -> list[AnyNotice]:
    """What this person is told of a kind, the oldest first."""
    query = select(OutboxRow.payload).where(
        OutboxRow.kind == kind.KIND, OutboxRow.person_id == ctx.actor.person_id
    )
    async with ctx.read() as session:
        return [kind.from_plain(one) for one in await session.scalars(query.order_by(OutboxRow.id))]
