"""A programme goes: nobody has a role in it any more, nothing of it is told, its name is free again."""

from models.repositories.programme import removal
from models.tables.draft import DraftState
from models.tables.programme import ProgrammeRow
from services.context import Work


async def remove(work: Work, row: ProgrammeRow, action: str) -> list[int]:
    """In the transaction of a caller who may, and who holds the row; the people who had a role in it."""
    row.removed_at, row.ended_at = work.now, row.ended_at or work.now
    row.source_part = f"removed {row.id}"
    work.audit(row, action, row.id, old={"title": row.title}, new={"removed_at": work.now.isoformat()})
    people = []
    for member in await removal.members(work.session, row.id):
        member.ended_at = work.now
        people.append(member.person_id)
        work.audit(member, "end_membership", row.id, new={"ended_at": work.now.isoformat()})
    for invitation in await removal.invitations(work.session, row.id, work.now):
        invitation.expires_at = work.now
        work.audit(invitation, "revoke_invitation", row.id)
    for draft in await removal.open_drafts(work.session, row.id):
        draft.state, draft.message_id = DraftState.CANCELLED, None
    return list(dict.fromkeys(people))
