"""Every kind of notice, by its name in the outbox."""

from collections.abc import Mapping
from typing import Any

from services.asking.notices import ThreadAnswered, ThreadAsked
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
from services.notices.notice import Notice
from services.notices.reminders import DayReminder, ReminderStands
from services.notices.silent import SilentProposed, SilentStands, UnitSilent

KINDS: dict[str, type[Notice]] = {
    kind.KIND: kind
    for kind in (
        DayReminder,
        ReminderStands,
        PeriodReopened,
        CollectionClosed,
        ClosedByItself,
        ZerosPlanned,
        PictureOfClosed,
        DeadlineMoved,
        FiguresAccepted,
        AcceptedTogether,
        FigureReturned,
        FigureRemarked,
        ExplanationWorded,
        DueDecided,
        HandedInFor,
        FiguresToAgree,
        PassedOn,
        PartsCame,
        SentWithoutPart,
        FiguresSigned,
        OwnRecomputed,
        DraftRecomputed,
        ContactLost,
        FiguresWait,
        FiguresRecomputed,
        SomebodyJoined,
        FigureAwaited,
        SomebodyUnreachable,
        AccessClosed,
        PartGiven,
        DraftsPassed,
        Substitution,
        SubstituteAsked,
        SubstituteRefused,
        SilentProposed,
        SilentStands,
        UnitSilent,
        OpenedByItself,
        PeriodToOpen,
        ProgrammeRemoved,
        WeeklyDigest,
        ThreadAsked,
        ThreadAnswered,
        FileRead,
        SheetRead,
        ReportBuilt,
        ExportBuilt,
        PaperBuilt,
        UpdateFailed,
        Alarm,
    )
}


def notice_of(kind: str, plain: Mapping[str, Any]) -> Notice:
    """A row of the outbox as what it is; ``KeyError`` for a kind of another version."""
    return KINDS[kind].from_plain(plain)


def is_file(kind: str) -> bool:
    return kind in KINDS and KINDS[kind].IS_FILE
