"""The coordinator's queue and open questions, as a programme's figures and its document give them."""

from domain.programme.document import ExecutorKind, ReadDocument
from domain.time.periods import Period
from models.tables.programme import QuestionRow
from services.review.answer_question import Questions, open_question
from services.review.see_queue import Queue, Waiting
from services.samples.evidence import pieces
from services.samples.facts import ZONE, overview_of
from services.standing.assessed import Assessed, Overview


def queue_in(view: Overview) -> Queue:
    """What was sent and not decided about."""
    period = Period.from_key(view.period.key)
    sent = [item for item in view.items if item.versions and item.versions[-1].decided_at is None]
    waiting = tuple(_waiting(item, period) for item in sent)
    return Queue(view.programme.id, view.programme.title, ZONE, waiting, questions=8)


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
