"""Which refusals end the question that was answered, and which ask for other words."""

from domain import refusals
from domain.refusals import FinalRefusal, Refusal

FINAL = {
    "NotAllowed",
    "NotFound",
    "PeriodClosed",
    "PartlyOpen",
    "NoOpenPeriod",
    "Stale",
    "AlreadyDecided",
    "Replaced",
    "WordedMeanwhile",
    "NotAgreedYet",
    "TooLateToTakeBack",
    "NothingOwed",
    "Overtaken",
    "FiguresHandedIn",
    "ProgrammeRests",
    "ProgrammeEnded",
    "SourceNeeded",
    "NotYourSheet",
    "NothingToSign",
    "LastCoordinator",
    "NobodyToAsk",
}
OTHER_WORDS = {
    "UnclearDue", "DueOutside", "UnclearDeadline", "UnclearPeriod", "DeadlinePassed", "UnclearPlan",
    "UnclearOverride", "UnclearTarget",
    "TooLong", "UnclearName", "OtherName", "NameTooLong", "NameTaken",
    "NotEvidence", "TooManyPieces", "EvidenceNeeded",
    "NotAScan", "Incomplete", "ExplanationNeeded", "SeveralProgrammes", "AlreadyTakenIn",
    "UnclearDays", "DaysOver", "UnclearRefineDay", "RefineDayOver", "RefinedTooLate", "UnclearLetter",
    "UnclearWording", "UnclearWhom",
}  # fmt: skip
NO_ANSWER = {
    "NotTheirs", "NotDue", "InvitationUnusable", "InvitationRevoked", "AlreadyIn", "FileTooBig", "NotNow",
    "DueUndecided", "EnoughForToday",
}  # fmt: skip
"""No typed answer meets these."""


def test_every_refusal_is_known_to_end_a_question_or_not() -> None:
    kinds = {
        name: one
        for name, one in vars(refusals).items()
        if isinstance(one, type) and issubclass(one, Refusal) and one not in (Refusal, FinalRefusal)
    }
    assert set(kinds) == FINAL | OTHER_WORDS | NO_ANSWER
    assert {name for name, one in kinds.items() if issubclass(one, FinalRefusal)} == FINAL
