"""The draft of one part: loaded with what it is about, and described for its screens."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.drafts import DraftKind
from domain.figures import form
from domain.figures.form import Answers, Asked, Step
from domain.figures.inputs.trouble import NotInput
from domain.figures.numbers import Reading
from domain.refusals import NotFound
from domain.time.periods import Period
from models.repositories import contributions
from models.repositories.contributions import ContributionFacts
from models.repositories.programme import programmes
from models.repositories.programme.periods import PeriodFacts
from models.repositories.programme.programmes import IndicatorFacts, ProgrammeFacts
from models.tables.draft import Draft
from services.access import enter
from services.context import Context
from services.contributions.asked_parts import PartAsked, own_parts
from services.contributions.part_tasks import asked_of_part, due_of_parts, ids_in
from services.drafts.own_draft import open_draft
from services.figures.figure_draft import AGAIN, WORDS
from services.for_whom.sitting import ForWhom, for_whom_of
from services.periods.taking import collected
from services.standing.expected import ground_of

_FINISHED = (Step.ROW, Step.TYPED)


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part as its giver sees it: of which figure, who hands that in, what was given last.

    ``for_whom`` where a coordinator gives it for the unit; ``municipality`` is named to whoever has several
    programmes. ``earlier`` is what the unit gave for the period before.
    """

    programme_id: int
    period_id: int
    period: Period
    indicator: IndicatorFacts
    executor_id: int
    executor: str
    due_on: date
    overdue: bool
    timezone: str
    asked: Asked
    given: ContributionFacts | None = None
    earlier: ContributionFacts | None = None
    previous: Period | None = None
    for_whom: ForWhom | None = None
    municipality: str = ""

    @property
    def about(self) -> tuple[int, int, int, int]:
        """What a button to it carries."""
        return self.programme_id, self.indicator.id, self.period_id, self.executor_id

    @property
    def list_at(self) -> tuple[int, ...]:
        """What a button to the list it stands in carries."""
        own = self.programme_id, self.period_id
        return own if self.for_whom is None else (*own, self.for_whom.executor_id)


@dataclass(frozen=True, slots=True)
class PartDraft:
    """Everything a screen of the draft shows; see ``FigureDraft``."""

    id: int
    revision: int
    step: Step
    in_words: bool
    asks_again: bool
    answers: Answers
    part: PartOf
    message_id: int | None = None
    misread: Reading | NotInput | None = None
    misread_text: str = ""

    @property
    def asked(self) -> Asked:
        return self.part.asked


@dataclass(frozen=True, slots=True)
class LoadedPart:
    """A part's draft of one's own together with what it is about."""

    draft: Draft
    part: PartOf
    scope: Scope

    @property
    def answers(self) -> Answers:
        return Answers.from_json(self.draft.answers)

    def describe(self, misread: Reading | NotInput | None = None, misread_text: str = "") -> PartDraft:
        draft, answers = self.draft, self.answers
        return PartDraft(
            id=draft.id,
            revision=draft.revision,
            step=open_step(draft, answers, self.part.asked),
            in_words=draft.step == WORDS,
            asks_again=draft.step in AGAIN,
            answers=answers,
            part=self.part,
            message_id=draft.message_id,
            misread=misread,
            misread_text=misread_text,
        )


def open_step(draft: Draft, answers: Answers, asked: Asked) -> Step:
    """The open question; of a finished part the one that is asked again."""
    step = form.step(answers, asked)
    return Step(draft.step) if step in _FINISHED and draft.step in AGAIN else step


async def load_part(
    session: AsyncSession, ctx: Context, draft_id: int, revision: int | None = None
) -> LoadedPart:
    """An open draft of the actor's own, if the part is still theirs to give and its period is open."""
    draft, programme_id = await open_draft(session, ctx, draft_id, DraftKind.PART, revision)
    part, scope = await part_of(session, ctx, programme_id, *ids_in(draft.subject))
    return LoadedPart(draft, part, scope)


async def part_of(
    session: AsyncSession,
    ctx: Context,
    programme_id: int,
    indicator_id: int,
    period_id: int,
    executor_id: int,
) -> tuple[PartOf, Scope]:
    """``NotFound`` where the unit gives no such part, or it is not theirs to give; a coordinator stands in
    for the unit. ``PeriodClosed`` where the period takes none any more."""
    scope = await enter(session, ctx, Verb.GIVE_PART, programme_id)
    theirs = scope.of_unit(executor_id)
    if theirs is None:
        raise NotFound("indicator")
    period = await collected(session, theirs, period_id, indicator_id)
    asked = next(
        (one for one in await own_parts(session, theirs, period_id) if one.indicator.id == indicator_id), None
    )
    if asked is None:
        raise NotFound("indicator")
    return await _described(session, ctx, theirs, period, asked), theirs


async def _described(
    session: AsyncSession, ctx: Context, scope: Scope, period: PeriodFacts, asked: PartAsked
) -> PartOf:
    ground = await ground_of(session, scope.programme_id, period.id)
    before = ground.earlier
    ids = [period.id, before.id] if before else [period.id]
    found = await contributions.newest(session, scope.programme_id, ids, [asked.indicator.id])
    own = {one.period_id: one for one in found if one.executor_id == asked.executor_id}
    last = own.get(before.id) if before else None
    due_on = await due_of_parts(session, scope.programme_id, period)
    facts: ProgrammeFacts = await programmes.facts(session, scope.programme_id)
    return PartOf(
        programme_id=scope.programme_id,
        period_id=period.id,
        period=Period.from_key(period.key),
        indicator=asked.indicator,
        executor_id=asked.executor_id,
        executor=asked.executor,
        due_on=due_on,
        overdue=ctx.today(facts.timezone) > due_on,
        timezone=facts.timezone,
        asked=asked_of_part(asked, period.key, last),
        given=own.get(period.id),
        earlier=last,
        previous=Period.from_key(before.key) if before else None,
        for_whom=await for_whom_of(session, ctx, scope, period.id),
        municipality=facts.municipality if scope.among_several else "",
    )
