"""The draft of one figure: loaded with what it is about, and described for its screens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Scope, Verb
from domain.ahead.asking import asks_outlook, is_behind
from domain.ahead.said import Aside
from domain.contributions.together import FigureParts
from domain.drafts import DraftKind
from domain.evidence import EvidencePiece, of_draft
from domain.figures import computed, form
from domain.figures.form import Answers, Asked, Step
from domain.figures.inputs import answering
from domain.figures.inputs.series import Read
from domain.figures.inputs.trouble import NotInput
from domain.figures.numbers import Reading
from domain.figures.refining import marking
from domain.figures.standing import Standing
from domain.figures.unusual import Unusual
from domain.methodology.asking import Series, Wanted, wanted
from domain.methodology.computing import Result
from domain.methodology.goals.shortfall import Shortfall
from domain.methodology.guarding import Clash
from domain.time.periods import Period
from models.repositories import drafts
from models.repositories.drafts import Asking
from models.tables.draft import Draft
from services.access import enter
from services.context import Context
from services.drafts.own_draft import open_draft
from services.figures.tasks import Desk, TaskList, asked_of, desk_of
from services.periods.taking import collected
from services.refining.days_offered import NO_DAYS, DaysOffered, days_offered
from services.standing.assessed import Assessed, Overview

WORDS = "words"  # the draft's own mark: the next message is the value in words
AGAIN = (Step.VALUE, Step.EXPLANATION, Step.REFINE)
"""Marks of a finished row: this is asked for anew, and the old answer stands meanwhile."""
_FINISHED = (Step.ROW, Step.HOLDS, Step.TYPED)


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """Everything a screen of the draft shows.

    ``asks_again``: the row is finished, and one answer of it is asked for anew. ``place`` is the section or
    task it belongs to; ``previous`` the period before; ``misread`` the reading of a message without a usable
    figure, ``misread_text`` that message.
    """

    id: int
    revision: int
    step: Step
    in_words: bool
    asks_again: bool
    answers: Answers
    asked: Asked
    item: Assessed
    heading: str
    standing: Standing
    unusual: tuple[Unusual, ...]
    explanation_required: bool
    tasks: TaskList
    timezone: str
    message_id: int | None = None
    previous: Period | None = None
    wanted: Wanted | None = None
    series: tuple[Series, ...] = ()
    """The months that are asked for in one question, with ``wanted`` the first of them."""
    clashes: tuple[Clash, ...] = ()
    """Guards that the inputs do not fulfil."""
    can_swap: bool = False
    """The two of them in each other's place fulfil them."""
    readings: tuple[Read, ...] = ()
    """The ways in which a message about the inputs can be read."""
    next_asked: date | None = None
    """The day from which on the next input is asked, where none is now."""
    result: Result | None = None
    shortfall: Shortfall | None = None
    """What the computed value lacks of its target."""
    misread: Reading | NotInput | None = None
    misread_text: str = ""
    begun_by_others: bool = False
    """Somebody of the unit for which a coordinator hands in has begun the figure as well."""
    aside: Aside | None = None
    """A question beside the figure that stands is answered next."""
    pieces: tuple[EvidencePiece, ...] = ()
    """What stands beside it, attached before as well, without what the draft takes off."""
    refine_days: DaysOffered = NO_DAYS
    """By which a preliminary figure can be refined, where that is asked."""
    parts: FigureParts | None = None
    """What contributors have given of it, where the coordinator asks for parts."""

    @property
    def lacks_evidence(self) -> bool:
        """The coordinator asks for some, and there is none."""
        return self.item.indicator.needs_evidence and not self.pieces

    @property
    def is_behind(self) -> bool:
        """The figure stands, and is asked about what lies ahead of it."""
        return bool(self.answers.wording) and is_behind(self.answers, self.asked)

    @property
    def asks_outlook(self) -> bool:
        return asks_outlook(self.answers, self.asked)

    @property
    def questions(self) -> tuple[Wanted, ...]:
        """Every input that the period asks for, in order."""
        return wanted(self.asked.methodology, self.asked.period) if self.asked.methodology else ()

    @property
    def position(self) -> int:
        numbers = [task.indicator.number for task in self.tasks.tasks]
        number = self.item.indicator.number
        return numbers.index(number) + 1 if number in numbers else 0


@dataclass(slots=True)
class Loaded:
    """A draft of one's own together with what it is about."""

    desk: Desk
    draft: Draft
    item: Assessed

    @property
    def ctx(self) -> Context:
        return self.desk.ctx

    @property
    def scope(self) -> Scope:
        return self.desk.scope

    @property
    def view(self) -> Overview:
        return self.desk.view

    @property
    def asked(self) -> Asked:
        return asked_of(self.view, self.item)

    @property
    def answers(self) -> Answers:
        return answering.restored(self.draft.answers, self.asked)

    async def describe(
        self, misread: Reading | NotInput | None = None, misread_text: str = ""
    ) -> FigureDraft:
        return await describe(self.desk, self.draft, misread, misread_text)


async def load(session: AsyncSession, ctx: Context, draft_id: int, revision: int | None = None) -> Loaded:
    """An open draft of the actor's own, if their right still holds and its period is open."""
    draft, programme_id = await open_draft(session, ctx, draft_id, DraftKind.SUBMISSION, revision)
    scope = await enter(session, ctx, Verb.HAND_IN, programme_id)
    period = await collected(session, scope, period_of(draft), indicator_of(draft))
    desk = await desk_of(session, ctx, scope, period, [indicator_of(draft)])
    return Loaded(desk, draft, desk.own_item(indicator_of(draft)))


def indicator_of(draft: Draft) -> int:
    return int(draft.subject.split(":")[0])


def period_of(draft: Draft | Asking) -> int:
    return int(draft.subject.split(":")[1])


async def describe(
    desk: Desk,
    draft: Draft,
    misread: Reading | NotInput | None = None,
    misread_text: str = "",
    tasks: TaskList | None = None,
) -> FigureDraft:
    """The draft as plain data for its screens; ``tasks`` where they are known already."""
    desk.note(draft)
    pieces = desk.beside(indicator_of(draft))
    found = described(desk.view, draft, tasks or await desk.tasks(), misread, misread_text, pieces)
    if found.step is Step.REFINE:
        found = replace(found, refine_days=await days_offered(desk))
    found = replace(found, parts=desk.parts.get(indicator_of(draft)))
    if desk.scope.for_unit is None:
        return found
    others = await drafts.begun_by_others(desk.session, draft.person_id, draft.subject)
    return replace(found, begun_by_others=others)


def described(
    view: Overview,
    draft: Draft,
    tasks: TaskList,
    misread: Reading | NotInput | None = None,
    misread_text: str = "",
    pieces: Sequence[EvidencePiece] = (),
) -> FigureDraft:
    """The same of what is known of a period; ``pieces`` are everything beside the figure."""
    indicator_id = indicator_of(draft)
    item = next(item for item in view.items if item.indicator.id == indicator_id)
    asked = asked_of(view, item)
    answers = answering.restored(draft.answers, asked)
    found, standing = computed.result(answers, asked), form.standing(answers, asked)
    top = asked.range_top_is_limit
    return FigureDraft(
        id=draft.id,
        revision=draft.revision,
        step=open_step(draft, answers, asked),
        in_words=draft.step == WORDS,
        asks_again=draft.step in AGAIN,
        answers=answers,
        asked=asked,
        item=item,
        heading=heading_over(view, item),
        standing=standing,
        unusual=form.unusual(answers, asked),
        explanation_required=bool(answers.wording) and form.explanation_required(answers, asked),
        tasks=tasks,
        timezone=view.programme.timezone,
        message_id=draft.message_id,
        previous=Period.from_key(view.previous) if view.previous else None,
        wanted=computed.wanted_now(answers, asked),
        series=answering.asked_series(answers, asked),
        clashes=computed.clashes_of(answers, asked),
        can_swap=answering.swapped(answers, asked) != answers,
        readings=answering.readings(answers, asked),
        next_asked=computed.next_asked(answers, asked),
        result=found,
        shortfall=computed.lacking(found, asked.target, standing, range_top_is_limit=top),
        misread=misread,
        misread_text=misread_text,
        aside=aside_of(draft, answers, asked),
        pieces=of_draft(pieces, draft.id),
    )


def open_step(draft: Draft, answers: Answers, asked: Asked) -> Step:
    """The open question; of a finished row the one that is asked again, of a figure its day."""
    if draft.step == Step.REFINE and marking.can_be_marked(answers, asked):
        return Step.REFINE
    step = form.step(answers, asked)
    return Step(draft.step) if step in _FINISHED and draft.step in AGAIN else step


def aside_of(draft: Draft, answers: Answers, asked: Asked) -> Aside | None:
    """The question beside the figure that was asked last, while there is reason to ask it."""
    is_one = draft.step in tuple(Aside) and is_behind(answers, asked)
    return Aside(draft.step) if is_one else None


def heading_over(view: Overview, item: Assessed) -> str:
    """The heading an indicator stands under: its section."""
    heading = view.heading(item.indicator.heading_id)
    return heading.wording if heading else ""
