"""The coordinator's queue and open questions, as a programme's figures and its document give them."""

from dataclasses import replace

from domain.figures.unusual import Unusual
from domain.programme.document import ExecutorKind, ReadDocument
from domain.time.periods import Period
from models.repositories.submissions import SubmissionFacts
from models.tables.programme import QuestionRow
from models.tables.submission import SubmissionState
from services.consent.see_unagreed import Unagreed
from services.review.answer_question import Questions, open_question
from services.review.see_queue import Queue, Waiting
from services.samples.evidence import pieces
from services.samples.facts import MORNING, ZONE, figure, overview_of, returned
from services.samples.heads import agreeing
from services.standing.assessed import Assessed, Overview


def queue_in(view: Overview) -> Queue:
    """What was sent and not decided about."""
    period = Period.from_key(view.period.key)
    sent = [item for item in view.items if item.versions and item.versions[-1].decided_at is None]
    waiting = tuple(_waiting(item, period) for item in sent)
    return Queue(view.programme.id, view.programme.title, ZONE, waiting, questions=8)


def to_look_at() -> dict[str, tuple[SubmissionFacts, ...]]:
    """What a card can say besides, by what it is about: the versions of one figure."""
    own = "Идут торги, договор будет подписан в июле"
    first = figure("4", "50%", own, id=4)
    back = returned("4", "50%", "Приложите акт", own)
    again = replace(figure("4", "55%", "Идут торги, договор подписан 12 июля, акт приложен"), id=5, version=2)
    worded = "Торги проведены, договор в стадии подписания"
    remarked = replace(first, remark="В следующий раз приложите акт")
    agreed = replace(remarked, state=SubmissionState.ACCEPTED, decided_at=MORNING)
    anew = replace(first, id=5, version=2, explanation=worded, own_explanation=own)
    return {
        "corrected": (back, again),
        "corrected after a remark": (agreed, again),
        "corrected before the head agreed": (agreeing(first), again),
        "its text corrected before the head agreed": (agreeing(first), replace(again, wording="50%")),
        "of other words": (back, replace(again, explanation="Объект сдан", wording="50%")),
        "of the same words": (back, replace(again, explanation=own)),
        "worded anew": (first, anew),
        "worded where nothing was": (replace(first, explanation=""), replace(anew, own_explanation="")),
        "remarked": (remarked,),
        "late": (replace(first, days_late=3),),
        "corrected late": (back, replace(again, days_late=1)),
    }


def looked_at(view: Overview, number: str, versions: tuple[SubmissionFacts, ...], *unusual: Unusual) -> Queue:
    """A queue of one figure with these versions."""
    item = next(one for one in view.items if one.indicator.number == number)
    accepted = [version for version in versions[:-1] if version.state is SubmissionState.ACCEPTED]
    waits = Waiting(
        versions[-1],
        replace(item, versions=versions),
        Period.from_key(view.period.key),
        item.expected.standing(versions[-1]),
        accepted[-1] if accepted else None,
        unusual=unusual,
    )
    return Queue(view.programme.id, view.programme.title, ZONE, (waits,), questions=8)


def unagreed_in(view: Overview, times: int = 1) -> Unagreed:
    """The same, as it waits for the head of its unit; so many times, under numbers of their own."""
    queue = queue_in(view)
    waiting = [_numbered(one, part) for part in range(times) for one in queue.waiting]
    return Unagreed(queue.programme_id, queue.programme, queue.timezone, tuple(waiting))


def _numbered(waiting: Waiting, part: int) -> Waiting:
    if not part:
        return waiting
    expected = waiting.item.expected
    row = replace(expected.indicator, number=f"{expected.indicator.number}.{part}")
    return replace(waiting, item=replace(waiting.item, expected=replace(expected, indicator=row)))


def _waiting(item: Assessed, period: Period) -> Waiting:
    before = item.versions[0] if len(item.versions) > 1 else None
    beside = pieces() if item.indicator.number == "1" else ()
    return Waiting(item.versions[-1], item, period, item.standing, before, beside)


def questions_in(document: ReadDocument, period: Period) -> Questions:
    """What a document leaves open."""
    rows = [item.indicator for item in overview_of(document.programme, period).items]
    names = {row.number: row.wording for row in rows}
    possible = tuple(
        one.name for one in document.programme.executors if one.kind is not ExecutorKind.COLLECTIVE
    )
    asked = [
        QuestionRow(
            id=place,
            programme_id=1,
            kind=one.kind,
            number=one.number,
            wording=one.wording,
            options=list(one.options),
            proposal=one.proposal,
            key=one.key,
        )
        for place, one in enumerate(document.questions, 1)
    ]
    return Questions(1, tuple(open_question(row, names, possible, rows) for row in asked))
