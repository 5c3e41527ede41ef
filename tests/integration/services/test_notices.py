"""Notices: what is planned is what is read again, by this version and by the one before; who is told what."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from domain.access import Role
from domain.refusals import NotAllowed, NotFound
from models.tables.outbox import OutboxRow
from services.asking.notices import ThreadAnswered, ThreadAsked
from services.context import Context, Installation
from services.notices.asked_for import ExportBuilt, FileRead, PaperBuilt, ReportBuilt, SheetRead
from services.notices.coordinators import (
    ClosedByItself,
    FigureAwaited,
    FiguresRecomputed,
    FiguresWait,
    OpenedByItself,
    PeriodToOpen,
    ProgrammeRemoved,
    SomebodyJoined,
    SomebodyUnreachable,
    SubstituteAsked,
)
from services.notices.digest import WeeklyDigest
from services.notices.executors import (
    AcceptedTogether,
    AccessClosed,
    CollectionClosed,
    ContactLost,
    DeadlineMoved,
    DraftRecomputed,
    DraftsPassed,
    DueDecided,
    ExplanationWorded,
    FigureRemarked,
    FigureReturned,
    FiguresAccepted,
    FiguresSigned,
    FiguresToAgree,
    HandedInFor,
    OwnRecomputed,
    PartGiven,
    PartsCame,
    PassedOn,
    PeriodReopened,
    PictureOfClosed,
    SentWithoutPart,
    SubstituteRefused,
    Substitution,
    ZerosPlanned,
)
from services.notices.failures import Alarm, UpdateFailed
from services.notices.kinds import KINDS, is_file, notice_of
from services.notices.look_up import who_joined
from services.notices.notice import Notice, gathered_until
from services.notices.plan import plan
from services.notices.reminders import DayReminder, ReminderStands
from services.notices.silent import SilentProposed, SilentStands, UnitSilent
from services.notices.unreachable import who_is_unreachable
from services.people.accept_invitation import accept_invitation
from services.people.invite import invite
from services.people.touch import lose_touch
from tests.sample import OWNER, Town, as_actor, take_in

NOON = datetime(2022, 7, 8, 12, 1, 30, tzinfo=UTC)
THURSDAY = date(2022, 7, 14)
OF_THE_VERSION_BEFORE = [
    ("reminder", {"reminder": 1}, DayReminder(1)),
    ("reminder_stands", {}, ReminderStands()),
    ("figure_awaited", {"programme": 1, "period": 2, "follow_up": 3}, FigureAwaited(1, 2, 3)),
    ("digest", {"programme": 1, "week": "2022-W28"}, WeeklyDigest(1, "2022-W28")),
    ("silent", {"programme": 1, "day": "2022-07-14"}, SilentProposed(1, THURSDAY)),
    (
        "silent_stands",
        {"programme": 1, "day": "2022-07-14", "follow_up": 3},
        SilentStands(1, THURSDAY, 3),
    ),
    (
        "unit_silent",
        {"programme": 1, "period": 2, "executor": 4, "day": "2022-07-14", "by": 5},
        UnitSilent(1, 2, 4, THURSDAY, 5),
    ),
    ("period_reopened", {"programme": 1, "period": 2, "reason": "ошибка"}, PeriodReopened(1, 2, "ошибка")),
    (
        "deadline_moved",
        {"programme": 1, "period": 2, "was": "2022-07-11"},
        DeadlineMoved(1, 2, date(2022, 7, 11)),
    ),
    ("thread_asked", {"programme": 1, "thread": 2, "message": 3}, ThreadAsked(1, 2, 3)),
    ("thread_answered", {"programme": 1, "thread": 2, "message": 3}, ThreadAnswered(1, 2, 3)),
    ("file_read", {"draft": 3}, FileRead(3)),
    ("sheet_read", {"draft": 3, "revision": 2}, SheetRead(3, 2)),
    ("report", {"programme": 1, "period": 2}, ReportBuilt(1, 2)),
    ("report", {"programme": 1, "period": 2, "order": "a", "format": "word"}, ReportBuilt(1, 2, "a")),
    ("export", {"programme": 1, "period": 0, "format": "csv"}, ExportBuilt(1, 0, format="csv")),
    ("unit_paper", {"programme": 1, "paper": 3, "order": "a"}, PaperBuilt(1, 3, "a")),
    ("review_waits", {"programme": 1}, FiguresWait(1)),
    (
        "accepted",
        {"programme": 1, "period": 2, "submission": 4, "since": "2022-07-08T12:00:00+00:00"},
        FiguresAccepted(1, 2, datetime(2022, 7, 8, 12, tzinfo=UTC)),
    ),
    (
        "returned",
        {"programme": 1, "period": 2, "submission": 4, "since": "2022-07-08T12:00:00+00:00"},
        FigureReturned(1, 2, 4),
    ),
    ("remarked", {"programme": 1, "period": 2, "submission": 4, "nth": 2}, FigureRemarked(1, 2, 4, 2)),
    (
        "worded",
        {"programme": 1, "period": 2, "indicator": 3, "submission": 4},
        ExplanationWorded(1, 2, 3, 4),
    ),
    ("due_decided", {"programme": 1, "period": 2, "submission": 4}, DueDecided(1, 2, 4)),
    (
        "handed_in_for",
        {"programme": 1, "period": 2, "since": "2022-07-08T12:00:00+00:00"},
        HandedInFor(1, 2, datetime(2022, 7, 8, 12, tzinfo=UTC)),
    ),
    ("to_agree", {"programme": 1}, FiguresToAgree(1)),
    (
        "passed_on",
        {"programme": 1, "period": 2, "numbers": "4", "why": "no_head", "at": "2022-07-08T12:01:30+00:00"},
        PassedOn(1, 2, "4", "no_head", NOON),
    ),
    ("parts_came", {"programme": 1, "period": 2, "indicator": 3}, PartsCame(1, 2, 3)),
    ("sent_without", {"programme": 1, "period": 2}, SentWithoutPart(1, 2)),
    ("signed", {"programme": 1, "period": 2, "signed": 3}, FiguresSigned(1, 2, 3)),
    (
        "recomputed",
        {"programme": 1, "since": "2022-07-08T12:00:00+00:00"},
        FiguresRecomputed(1, datetime(2022, 7, 8, 12, tzinfo=UTC)),
    ),
    (
        "own_recomputed",
        {"programme": 1, "since": "2022-07-08T12:00:00+00:00"},
        OwnRecomputed(1, datetime(2022, 7, 8, 12, tzinfo=UTC)),
    ),
    ("draft_recomputed", {"programme": 1, "draft": 3, "was": "8,00"}, DraftRecomputed(1, 3, "8,00")),
    ("accepted_together", {"programme": 1, "period": 2, "draft": 3}, AcceptedTogether(1, 2, 3)),
    ("period_closed", {"programme": 1, "period": 2}, CollectionClosed(1, 2)),
    ("closed_picture", {"programme": 1, "period": 2}, PictureOfClosed(1, 2)),
    ("opened_itself", {"programme": 1, "period": 2}, OpenedByItself(1, 2)),
    ("zeros_planned", {"programme": 1, "period": 2, "draft": 3}, ZerosPlanned(1, 2, 3)),
    (
        "closed_itself",
        {"programme": 1, "period": 2, "until": "2022-07-20", "accepted": "4", "waiting": "5"},
        ClosedByItself(1, 2, date(2022, 7, 20), "4", "5"),
    ),
    ("to_open", {"programme": 1, "after_period": 2}, PeriodToOpen(1, 2)),
    (
        "programme_removed",
        {"programme": 1, "title": "Дороги", "by": "Координатор"},
        ProgrammeRemoved(1, "Дороги", "Координатор"),
    ),
    ("joined", {"programme": 1, "person": 5}, SomebodyJoined(1, 5)),
    (
        "contact_lost",
        {key: "2022-07-08T12:00:00+00:00" for key in ("since", "back", "kept")},
        ContactLost(*[datetime(2022, 7, 8, 12, tzinfo=UTC)] * 3),
    ),
    (
        "access_closed",
        {"programme": 1, "title": "Дороги", "by": "Координатор", "at": "2022-07-08T12:01:30+00:00"},
        AccessClosed(1, "Дороги", "Координатор", NOON),
    ),
    (
        "part_given",
        {"programme": 1, "of": "Специалист", "at": "2022-07-08T12:01:30+00:00"},
        PartGiven(1, "Специалист", NOON),
    ),
    (
        "drafts_passed",
        {"programme": 1, "of": "Специалист", "numbers": "4, 7", "at": "2022-07-08T12:01:30+00:00"},
        DraftsPassed(1, "Специалист", "4, 7", NOON),
    ),
    (
        "substitution",
        {"programme": 1, "absence": 3, "at": "2022-07-08T12:01:30+00:00"},
        Substitution(1, 3, NOON),
    ),
    ("substitute_asked", {"programme": 1, "draft": 3}, SubstituteAsked(1, 3)),
    ("substitute_refused", {"programme": 1, "draft": 3}, SubstituteRefused(1, 3)),
    ("update_failed", {"row": 7}, UpdateFailed(7)),
    (
        "alarm",
        {"cause": "KeyError", "day": "2022-07-11", "number": 4},
        Alarm("KeyError", date(2022, 7, 11), 4),
    ),
    (
        "unreachable",
        {"programme": 1, "person": 5, "since": "2022-07-08T12:00:00+00:00"},
        SomebodyUnreachable(1, 5, datetime(2022, 7, 8, 12, tzinfo=UTC)),
    ),
]


@pytest.mark.parametrize(("kind", "kept", "notice"), OF_THE_VERSION_BEFORE)
def test_rows_of_the_version_before_are_read(kind: str, kept: dict[str, object], notice: Notice) -> None:
    assert notice_of(kind, kept) == notice
    assert notice_of(kind, notice.to_plain()) == notice


def test_every_kind_is_known_by_its_name() -> None:
    assert {kind for kind, _, _ in OF_THE_VERSION_BEFORE} == set(KINDS)
    assert {one.KIND for one in _kinds(Notice) if hasattr(one, "KIND")} == set(KINDS)
    assert [kind for kind in KINDS if is_file(kind)] == ["report", "export", "unit_paper"]


def _kinds(kind: type[Notice]) -> set[type[Notice]]:
    return {one for below in kind.__subclasses__() for one in (below, *_kinds(below))}


def test_what_gathers_is_due_when_the_two_minutes_end() -> None:
    assert gathered_until(NOON) == datetime(2022, 7, 8, 12, 2, tzinfo=UTC)
    assert gathered_until(gathered_until(NOON)) == datetime(2022, 7, 8, 12, 4, tzinfo=UTC)


async def test_the_same_is_told_once(installation: Installation) -> None:
    town = await take_in(installation)
    people = [ctx.actor.person_id or 0 for ctx in (town.roads, town.buses)]
    told = []
    for notice in (FiguresWait(town.programme_id), FigureReturned(town.programme_id, town.period_id, 7)):
        for _ in range(2):
            async with town.coordinator.write() as work:
                told.append(await plan(work, notice, *people))
    assert told == [2, 0, 1, 0]
    async with town.coordinator.read() as session:
        rows = (await session.scalars(select(OutboxRow).order_by(OutboxRow.id))).all()
    assert {(row.kind, row.programme_id, row.importance) for row in rows} >= {
        ("review_waits", town.programme_id, 0),
        ("returned", town.programme_id, 1),
    }


async def come_in(town: Town, inviting: Context, telegram_id: int, role: Role) -> SomebodyJoined:
    link = await invite(inviting, town.programme_id, role, None)
    joined = await accept_invitation(as_actor(town.roads.installation, telegram_id), link.secret)
    return SomebodyJoined(town.programme_id, joined.person_id)


async def test_the_owner_learns_which_coordinator_came_in(installation: Installation) -> None:
    """The owner has no role in the programme, and learns of nobody but coordinators."""
    town = await take_in(installation)
    owner = as_actor(installation, OWNER)
    found = await who_joined(owner, await come_in(town, owner, 50, Role.COORDINATOR))
    assert (found.person, found.roles) == ("сотрудник 50", ((Role.COORDINATOR, ""),))
    deputy = await come_in(town, town.coordinator, 51, Role.DEPUTY)
    assert (await who_joined(town.coordinator, deputy)).roles == ((Role.DEPUTY, ""),)
    with pytest.raises(NotFound):
        await who_joined(owner, deputy)


async def test_only_their_coordinator_learns_who_is_unreachable(installation: Installation) -> None:
    town = await take_in(installation)
    neighbours = await take_in(installation, municipality="Соседний городской округ", people_from=100)
    assert await lose_touch(town.roads, town.roads.actor.telegram_id)
    assert not await lose_touch(town.roads, 777)
    since = installation.clock.now()
    notice = SomebodyUnreachable(town.programme_id, town.roads.actor.person_id or 0, since)
    found = await who_is_unreachable(town.coordinator, notice)
    assert found is not None
    assert (found.person, found.executors, found.since) == ("сотрудник 11", ("УГХ",), since)
    for other in (town.deputy, town.buses, neighbours.coordinator):
        with pytest.raises(NotAllowed):
            await who_is_unreachable(other, notice)
