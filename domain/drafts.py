"""What a draft can be about: each kind belongs to one conversation."""

from enum import StrEnum


class DraftKind(StrEnum):
    """The question that a draft keeps; its ``subject`` names what it is about."""

    SUBMISSION = "submission"  # subject: "<indicator id>:<period id>"
    PROGRAMME_FILE = "programme_file"  # subject: the file's content hash
    ACCEPT = "accept"  # subject: "<programme id>"; its answers are the versions that were listed
    RETURN = "return"  # subject: "<submission id>"
    REMARK = "remark"  # the same
    WORDING = "wording"  # the same
    REFUSE_DUE = "refuse_due"  # subject: "<submission id>"; why a proposed due date is not accepted
    DISAGREE = "disagree"  # the same; the head of a unit returns it
    PLAN = "plan"  # subject: "<indicator id>"; so below
    TARGET = "target"
    SHORT_NAME = "short_name"
    OVERRIDE = "override"  # subject: "<submission id>"
    REOPEN = "reopen"  # subject: "<period id>"
    ZEROS = "zeros"  # subject: "<period id>"; figures whose work comes later, ticked
    DEADLINE = "deadline"  # subject: "<period id>"
    PART = "part"  # subject: "<indicator id>:<period id>:<executor id>"; a contributor's part of a figure
    EVIDENCE = "evidence"  # subject: "<indicator id>:<period id>"; what is sent next belongs to the figure
    SCAN = "scan"  # subject: "<signed report id>"
    REMOVE = "remove"  # subject: "<programme id>"
    FOR_WHOM = "for_whom"  # subject: "<executor id>:<period id>"; a coordinator hands in for a unit
    SOURCE = "source"  # the same subject: from where the coordinator has its figures
    SHEET = "sheet"  # subject: the file's content hash; a unit's sheet that came back
    PAPER = "paper"  # subject: "<unit's paper id>"; by which letter it was signed, or a scan of it
    AWAITED = "awaited"  # subject: "<reminder id>"
    AWAY = "away"  # subject: "<person id>:<substitute id>", 0 for nobody, -1 for somebody who is not in yet
    ASK = "ask"  # subject: "<programme id>:<indicator id>:<period id>", 0 for none; a question to people
    REPLY = "reply"  # subject: "<thread id>"; the next message of a thread, from either side
