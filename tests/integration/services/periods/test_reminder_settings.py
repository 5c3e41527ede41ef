"""How a programme reminds is its coordinator's to change; what is set already changes nothing."""

from datetime import date

from sqlalchemy import func, select

from domain.reminders.choices import Chosen, Setting, Switched
from domain.reminders.settings import RungKind
from models.repositories.programme import programmes
from models.tables.audit import AuditEntry
from services.context import Installation
from services.periods.reminder_settings import change_reminders, see_reminders
from tests.sample import Town, take_in


async def test_it_says_on_which_days_the_open_period_is_reminded_of(installation: Installation) -> None:
    town = await take_in(installation)
    [coming] = (await see_reminders(town.coordinator, town.programme_id)).coming
    assert coming.due_on == date(2022, 7, 11)
    assert [(rung.step, rung.day.day) for rung in coming.rungs][:5] == [
        (RungKind.OPENING, 1),
        (RungKind.WEEK, 4),
        (RungKind.THREE_DAYS, 6),
        (RungKind.ONE_DAY, 8),
        (RungKind.DAY, 11),
    ]


async def test_a_change_is_seen_at_once_and_written_down(installation: Installation) -> None:
    town = await take_in(installation)
    found = await change_reminders(town.coordinator, town.programme_id, Chosen(Setting.HOUR, 9))
    assert found.settings.hour.hour == 9
    found = await change_reminders(town.coordinator, town.programme_id, Switched(0, on=False))
    assert RungKind.OPENING not in {rung.step for rung in found.coming[0].rungs}
    assert found.settings.changed_on == date(2022, 7, 5)
    async with town.coordinator.read() as session:
        query = select(AuditEntry).where(AuditEntry.action == "set_reminders").order_by(AuditEntry.id)
        first, second = await session.scalars(query)
    assert (first.actor_id, first.old, first.new) == (
        town.coordinator.actor.person_id,
        {},
        {"hour": "09:00:00"},
    )
    assert second.old == first.new


async def test_the_same_setting_again_changes_nothing(installation: Installation) -> None:
    town = await take_in(installation)
    await change_reminders(town.coordinator, town.programme_id, Chosen(Setting.LEAD, 3))
    before = await _traces(town)
    await change_reminders(town.coordinator, town.programme_id, Chosen(Setting.LEAD, 3))
    await change_reminders(town.coordinator, town.programme_id, Switched(2, on=True))
    assert await _traces(town) == before
    await change_reminders(town.coordinator, town.programme_id, Chosen(Setting.LEAD, 2))
    assert await _traces(town) != before


async def _traces(town: Town) -> tuple[int, int]:
    """The programme's revision and how many audit entries there are."""
    async with town.coordinator.read() as session:
        row = await programmes.load(session, town.programme_id)
        return row.revision, await session.scalar(select(func.count(AuditEntry.id))) or 0
