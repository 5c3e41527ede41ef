"""A version of a figure, whoever makes it: numbered, like the one before it, written into the audit."""

from decimal import Decimal

from sqlalchemy import select

from models.repositories import submission_rows
from models.tables.audit import AuditEntry
from models.tables.submission import SubmissionState
from services.context import Installation
from services.figures.make_version import as_before, make_version
from services.review.see_queue import see_queue
from tests.integration.services.figures.test_figures import submit
from tests.sample import take_in


async def test_the_next_version_takes_over_what_is_not_changed(installation: Installation) -> None:
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% работы ведутся")
    (waiting,) = (await see_queue(town.coordinator, town.programme_id)).waiting
    async with town.coordinator.write() as work:
        latest = await submission_rows.for_decision(work.session, town.programme_id, waiting.submission.id)
        assert latest is not None
        latest.override_reason = "по акту"
        work.audit(latest, "planted", town.programme_id)
        new = as_before(latest, value=Decimal(51), wording="51 %")
        made = await make_version(work, new, "planted", before=(latest.version, latest.wording))
        entry = (await work.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1))).one()
    assert (made.version, made.value) == (2, Decimal(51))
    assert (made.wording, made.explanation) == ("51 %", "работы ведутся")
    assert (made.author_id, made.executor_id) == (latest.author_id, latest.executor_id)
    assert (made.state, made.decided_at) == (SubmissionState.SENT, None)
    assert made.override_reason == "", "a reason belongs to the value it was given for"
    assert made.draft_id is None, "the draft was sent once"
    assert entry.old == {"version": 1, "wording": "50%"}
    assert entry.new == {"version": 2, "wording": "51 %", "value": "51", "explanation": "работы ведутся"}


async def test_an_accepted_version_is_decided_when_it_is_made(installation: Installation) -> None:
    town = await take_in(installation)
    await submit(town.roads, town, "4", "50% работы ведутся")
    (waiting,) = (await see_queue(town.coordinator, town.programme_id)).waiting
    async with town.coordinator.write() as work:
        latest = await submission_rows.for_decision(work.session, town.programme_id, waiting.submission.id)
        assert latest is not None
        person_id = await work.person_id()
        new = as_before(latest, state=SubmissionState.ACCEPTED, decided_by_id=person_id)
        made = await make_version(work, new, "planted")
    assert (made.decided_at, made.decided_by_id) == (made.sent_at, person_id)
