"""What has become of a file that is no longer asked about: for an old button of it."""

from dataclasses import dataclass

from domain.access import Role, Verb
from domain.refusals import NotAllowed
from domain.time.periods import Period
from models.repositories import drafts, people
from models.repositories.programme import periods, programmes, question_rows, removal
from services.context import Context
from services.programme.file_step import FileStep, Stored


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """The programme it made (``is_new``) or changed, as it collects now.

    ``wants_coordinator`` where the owner still has to say who coordinates; ``coordinates`` where the actor
    does.
    """

    title: str
    stored: Stored
    is_new: bool
    wants_coordinator: bool
    coordinates: bool
    needs_consent: bool | None = None


async def file_outcome(ctx: Context, draft_id: int) -> FileOutcome | None:
    """``None`` where it came to nothing; ``NotAllowed`` for whoever neither coordinates nor made it."""
    async with ctx.read() as session:
        draft = await drafts.own(session, ctx.actor.person_id, draft_id)
        if draft is None or draft.programme_id is None:
            return None
        programme_id = draft.programme_id
        if await removal.is_removed(session, programme_id):
            return None
        period = (await periods.of_programme(session, programme_id))[-1]
        members = await people.members_of(session, programme_id, role=Role.COORDINATOR)
        coordinates = any(member.person_id == ctx.actor.person_id for member in members)
        if not (coordinates or ctx.actor.is_owner):
            raise NotAllowed(Verb.CHANGE_PROGRAMME)
        facts = await programmes.facts(session, programme_id)
        had_one = await people.has_had_coordinator(session, programme_id)
        return FileOutcome(
            title=facts.title,
            stored=Stored(
                programme_id=programme_id,
                period_id=period.id,
                questions=len(await question_rows.open_of(session, programme_id)),
                period=Period.from_key(period.key),
                due_on=period.due_on,
            ),
            is_new=draft.step == FileStep.DONE,
            wants_coordinator=ctx.actor.is_owner and not had_one,
            coordinates=coordinates,
            needs_consent=facts.needs_consent,
        )
