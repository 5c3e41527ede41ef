"""Every use case and question, called as each role of its own programme: who is let in, cell by cell."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from inspect import signature

from sqlalchemy import insert, update

from domain.access import Role
from domain.ahead.said import DueDecision, Outlook
from domain.drafts import DraftKind
from domain.figures.form import Answers
from domain.programme.document import QuestionKind
from domain.programme.removal import name_to_type
from domain.refusals import NotAllowed, NotFound, NotTheirs, NotYourSheet, Stale
from domain.reminders.choices import Chosen, Setting
from domain.reminders.follow_up import FollowUpKind
from models.repositories import drafts, evidence
from models.repositories.programme import programmes, uploads
from models.tables.draft import Draft
from models.tables.period import PeriodRow, SignedReport
from models.tables.person import Membership
from models.tables.programme import ProgrammeRow, QuestionRow
from models.tables.submission import Submission, SubmissionState
from models.tables.upload import Upload
from services.asking.send_words import send_words
from services.asking.type_words import add_words, begin_question
from services.context import Context, Installation, Work
from services.contributions.answer_part import take_part
from services.contributions.send_part import send_part
from services.evidence.keep_piece import keep_piece
from services.evidence.new_piece import ReceivedFile, piece_of
from services.figures.answer_draft import answer_draft
from services.figures.open_draft import open_draft
from services.figures.submit_value import submit_value
from services.for_whom.keep_sitting import begin
from services.people.away import NEWCOMER, NOBODY, await_days, say_days
from services.people.invite import invite
from services.people.see_people import see_people, see_person
from services.periods.close_period import close_period
from services.periods.open_period import open_period
from services.plan.change_hands_in import see_candidates
from services.plan.collect_parts import put_parts_together, toggle_contributor
from services.programme.file_step import FileStep
from services.review.return_draft import ask_reason, give_reason
from services.review.see_queue import see_queue
from services.review.word_anew import await_wording, word_anew
from services.samples.documents import REPORT, document
from services.unit_paper.order_paper import order_paper
from services.unit_paper.sign_paper import sign_by_scan
from services.unit_sheet.give_sheet import give_sheet
from tests.filled_sheet import filled
from tests.integration.services.calling import FREE, Facts, Rehearsal, UseCase, call, facts_of, use_cases
from tests.integration.services.reminders.test_plan_due import unit_of
from tests.sample import KOPEYSK, OWNER, STRANGER, Town, as_actor, take_in

ROLES = ("stranger", "neighbour", "executor", "deputy", "coordinator", "owner")
"""The executor hands in № 4, 7 and 11, the neighbour and the deputy head none of them."""

RIGHTS = {
    # handing in
    "list_tasks": "neighbour executor deputy",
    "check_right_to_hand_in": "neighbour executor deputy coordinator",
    "check_collected": "stranger neighbour executor deputy coordinator owner",
    "collected_now": "neighbour executor deputy coordinator",
    "names_indicator": "neighbour executor deputy coordinator",
    "names_own": "executor",
    "owed_numbers": "neighbour executor deputy",
    "take_numbered": "executor",
    "open_draft": "executor coordinator",
    "open_card": "executor coordinator",
    "see_draft": "executor coordinator",
    "owed_months": "",  # nothing is collected by months
    "where_it_stands": "executor coordinator",
    "answer_draft": "executor coordinator",
    "change_draft": "executor coordinator",
    "ask_again": "executor coordinator",
    "await_words": "executor coordinator",
    "mark_preliminary": "executor coordinator",
    "submit_value": "executor coordinator",
    "say_outlook": "executor coordinator",
    "ask_due": "executor coordinator",
    "next_outlook": "neighbour executor deputy coordinator",
    "accept_due": "coordinator",
    "ask_why_not": "coordinator",
    "see_why_not": "coordinator",
    "refuse_due": "coordinator",
    "due_answered": "executor coordinator",
    "submit_ready": "coordinator",  # for a unit; one's own without any, figures/test_figures.py
    # handing in for a unit
    "hand_in_for": "coordinator",
    "see_unit": "coordinator",
    "see_source": "coordinator",
    "name_source": "coordinator",
    "take_source": "coordinator",
    "brought_figures": "neighbour executor deputy coordinator",
    "accepted_figures": "neighbour executor deputy coordinator",
    "accepted_together": "neighbour executor deputy coordinator",
    "closed_period": "",  # it is open
    "closed_status": "",
    "opened_period": "",  # the newest is closed
    "returned_figure": "executor coordinator",
    # contributors: № 4 takes a part of its own unit, too
    "open_part": "executor coordinator",
    "fix_part": "executor coordinator",
    "see_part": "executor coordinator",
    "take_part": "executor coordinator",
    "answer_part": "executor coordinator",
    "edit_part": "executor coordinator",
    "change_part": "executor coordinator",
    "ask_part_again": "executor coordinator",
    "await_part_in_words": "executor coordinator",
    "send_part": "executor coordinator",
    "where_part_stands": "executor coordinator",
    "take_parts": "executor coordinator",
    "own_part_named": "coordinator",  # of the unit handed in for; the executor hands № 4 in
    "came_parts": "executor coordinator",
    "lacking_parts": "",  # the figure is not sent yet
    "see_parts_setting": "coordinator",
    "toggle_contributor": "coordinator",
    "put_parts_together": "coordinator",
    # a unit's sheet
    "give_sheet": "executor coordinator",
    "give_sheets": "coordinator",
    "see_sheet": "executor coordinator",
    "take_sheet": "executor coordinator",
    "choose_in_sheet": "executor coordinator",
    "confirm_in_sheet": "executor coordinator",
    "words_in_sheet": "executor coordinator",
    "leave_in_sheet": "executor coordinator",
    # a unit's rows on paper
    "order_paper": "executor coordinator",
    "print_paper": "executor coordinator",
    "see_paper": "executor coordinator",
    "paper_on": "",  # nobody was sent one yet; unit_paper/test_paper.py
    "paper_scans": "executor deputy coordinator",
    "check_paper": "executor coordinator",
    "await_signature": "executor coordinator",
    "sign_by_letter": "executor coordinator",
    "sign_by_scan": "executor coordinator",
    "unsign_paper": "executor coordinator",
    # questions to people: the deputy has asked about № 4
    "where_to_ask": "neighbour executor deputy",
    "begin_question": "executor deputy coordinator",
    "begin_reply": "executor deputy coordinator",
    "see_words": "executor deputy coordinator",
    "add_words": "executor deputy coordinator",
    "edit_words": "executor deputy coordinator",
    "send_words": "executor deputy coordinator",
    "see_threads": "neighbour executor deputy coordinator",  # each what is theirs to see
    "see_thread": "executor deputy coordinator",
    "threads_about": "neighbour executor deputy coordinator",  # each what is theirs to see
    "thread_told": "executor deputy coordinator",
    "thread_on": "",  # nobody was told of it yet
    "take_over_thread": "coordinator",
    # the consent of a unit's head; the executor is that
    "see_unagreed": "executor",
    "all_unagreed": "executor",
    "agree_to_figure": "executor",
    "agree_to_all": "executor",
    "ask_why_back": "executor",
    "see_why_back": "executor",
    "say_why_back": "executor",
    "see_consent": "coordinator",
    "set_consent": "coordinator",
    # evidence
    "check_figure": "executor coordinator",
    "await_evidence": "executor coordinator",
    "see_asked": "executor coordinator",
    "attach_piece": "executor coordinator",
    "attach_to_draft": "executor coordinator",
    "drop_piece": "executor coordinator",
    "finish_evidence": "executor coordinator",
    "see_figure": "executor coordinator",
    "replied_figures": "executor",
    "see_evidence": "executor deputy coordinator",
    "evidence_content": "executor deputy coordinator",
    "figures_recomputed": "coordinator",
    "own_recomputed": "executor",
    "remarked_figure": "executor coordinator",
    "worded_figure": "executor coordinator",
    "recomputed_draft": "executor coordinator",
    # reminders: one's own
    "day_reminder": "executor",
    "where_reminder_stands": "executor",
    "later_days": "executor",
    "remind_later": "executor",
    "see_colleagues": "",  # the unit has nobody else
    "hand_over": "",
    "ask_from_whom": "executor",
    "say_from_whom": "executor",
    "awaited_figure": "coordinator",
    # silent units, the digest
    "see_silent": "coordinator",
    "proposed_silent": "coordinator",
    "silent_on_message": "",  # nobody was told of any yet
    "act_on_silent": "coordinator",
    "weekly_digest": "deputy coordinator",
    "want_digest": "deputy coordinator",
    "unit_silent": "neighbour",  # it is theirs that is silent; whoever oversees it hears, too
    # seeing
    "programmes_to_see": "neighbour executor deputy coordinator",
    "see_status": "neighbour executor deputy coordinator",
    "search_status": "executor deputy coordinator",
    "see_collection": "neighbour executor deputy coordinator",
    "see_collected": "neighbour executor deputy coordinator",
    "see_contacts": "executor deputy coordinator",
    "see_working": "executor deputy coordinator",
    "reports_to_see": "neighbour executor deputy coordinator",
    "see_all": "deputy coordinator",
    "see_units": "coordinator",
    "note_follow_up": "coordinator",
    "remind_owing": "coordinator",
    "see_letter": "coordinator",
    "invite_by_letter": "coordinator",
    "order_report": "neighbour executor deputy coordinator",
    "compile_report": "neighbour executor deputy coordinator",
    "exports_to_see": "neighbour executor coordinator",
    "order_export": "neighbour executor coordinator",
    "build_export": "neighbour executor coordinator",
    "see_old_words": "coordinator",
    "say_old_words": "",  # the town's document has none
    "say_formula": "",
    # the coordinator's word
    "queues": "coordinator",
    "see_queue": "coordinator",
    "see_waiting_working": "coordinator",
    "accept_submission": "coordinator",
    "list_unquestioned": "coordinator",
    "accept_listed": "coordinator",
    "see_listed": "",  # it is only listed yet
    "take_back": "",
    "ask_reason": "coordinator",
    "see_reason": "coordinator",
    "give_reason": "coordinator",
    "give_ready_reason": "coordinator",
    "ask_remark": "coordinator",
    "see_remark": "coordinator",
    "remark": "coordinator",
    "give_ready_remark": "coordinator",
    "await_wording": "coordinator",
    "see_wording": "coordinator",
    "word_anew": "coordinator",
    "take_back_wording": "coordinator",
    "await_override": "coordinator",
    "override_value": "coordinator",
    "see_questions": "coordinator",
    "answer_question": "coordinator",
    "toggle_level": "coordinator",
    # periods and plans
    "periods_to_manage": "coordinator",
    "see_periods": "coordinator",
    "open_period": "coordinator",
    "close_period": "coordinator",
    "see_reminders": "coordinator",
    "change_reminders": "coordinator",
    "pause_programme": "coordinator",
    "resume_programme": "",  # it goes on
    "end_programme": "coordinator",
    "take_up_programme": "",
    "await_reopening": "coordinator",
    "see_reopening": "coordinator",
    "choose_reopened": "coordinator",
    "answer_reopening": "coordinator",
    "back_in_reopening": "coordinator",
    "reopen_period": "coordinator",
    "await_deadline": "coordinator",
    "move_deadline": "coordinator",
    "check_right_to_plan": "coordinator",
    "find_plans": "coordinator",
    "see_plan": "coordinator",
    "await_typed": "coordinator",
    "await_plan": "coordinator",
    "set_plan": "coordinator",
    "list_zeros": "coordinator",
    "see_zeros": "coordinator",
    "tick_zero": "coordinator",
    "say_zeros_day": "coordinator",
    "plan_zeros": "",  # none is left; who may is in zeros/test_zeros.py
    "take_back_zeros": "",
    "own_planned": "",  # nothing was planned
    "take_back_plan": "coordinator",
    "change_target": "coordinator",
    "toggle_course": "coordinator",
    "toggle_direction": "coordinator",
    "toggle_evidence": "coordinator",
    "see_candidates": "coordinator",
    "programmes_to_name": "coordinator",
    "see_names": "coordinator",
    "await_name": "coordinator",
    "set_name": "coordinator",
    "change_hands_in": "coordinator",
    # people
    "programmes_to_invite_to": "coordinator owner",
    "see_inviting": "coordinator",
    "invite": "coordinator",
    "who_joined": "coordinator",
    "invite_all": "coordinator",
    "revoke_invitation": "coordinator",
    "programmes_with_people": "coordinator",
    "see_people": "coordinator",
    "see_person": "coordinator",
    "see_self": "neighbour executor",
    "see_coordinators": "owner",
    "toggle_head": "coordinator",
    "show_out": "coordinator",
    "hand_over_all": "coordinator",
    "same_person": "coordinator",
    "await_days": "executor coordinator",
    "see_away_question": "executor coordinator",
    "say_days": "executor coordinator",
    "see_asked_away": "coordinator",
    "see_refused_away": "executor",
    "agree_to_away": "coordinator",
    "end_absence": "coordinator",
    "absence_told": "executor coordinator",
    "check_is_in": "neighbour executor deputy coordinator",
    "who_is_unreachable": "",  # everybody can be reached
    "whom_to_ask": "neighbour executor deputy",
    "open_invitation": "stranger neighbour executor deputy coordinator owner",
    "accept_invitation": "stranger neighbour executor deputy coordinator owner",
    # a report that comes back signed
    "compare_signed": "coordinator",
    "take_signed": "coordinator",
    "keep_signed": "",  # it says something else than what is accepted; signing/test_signing.py
    "signed_outcome": "",  # nothing has come of the file yet
    "await_scan": "coordinator",
    "check_scan_awaited": "coordinator",
    "keep_scan": "coordinator",
    "see_signed": "coordinator",
    "signed_files": "deputy coordinator",
    "signed_figures": "executor",
    # the bot itself
    "see_health": "owner",
    # a programme's file
    "takes_programmes_in": "coordinator owner",
    "check_right_to_send": "neighbour executor deputy coordinator owner",  # a unit's sheet at least
    "receive_file": "coordinator owner",
    "answer_file": "owner",
    "see_removing": "coordinator",
    "await_removal": "coordinator",
    "remove_programme": "coordinator",
    "see_taken_in": "",  # nothing has come of the file yet; who may is in removal/test_removal.py
    "take_back_programme": "",
    "answer_doubt": "",  # the sample leaves no doubt; who may is in reading/test_doubts.py
    "say_period": "",
    "answer_as_before": "",
    "correct_column": "coordinator owner",
    "find_change": "coordinator",
    "find_likely": "coordinator",
    "say_same": "",
    "propose_form": "coordinator",
    "use_as_form": "coordinator",
    "apply_file": "coordinator",
    "file_outcome": "",  # nothing has come of the file yet
    "coordinate": "",  # nobody any more: the programme has had its coordinator
}
"""Source: the storyboard, section 0."""

_FOR_A_UNIT = ("order_paper", "submit_ready", "hand_in_for", "see_unit", "give_sheet")
_ASKING_IN_SHEET = ("choose_in_sheet", "confirm_in_sheet", "words_in_sheet", "leave_in_sheet")
_ABOUT_EXECUTORS = (
    "change_hands_in",
    "note_follow_up",
    "see_letter",
    "invite_by_letter",
    "remind_owing",
)
_ON_A_PART = (
    *("see_part", "answer_part", "edit_part", "change_part", "ask_part_again", "await_part_in_words"),
    *("send_part", "where_part_stands", "park_part", "cancel_part", "part_words_to_lose"),
)
_OF_A_PART = ("open_part", "fix_part", "take_part", "toggle_contributor")
_ASKED_AWAY = ("see_asked_away", "see_refused_away", "agree_to_away")

OWN_DRAFTS = {
    "stop_handing_in_for", "filled_of", "drop_sheet", "drop_words", "typed_in",
    "find_draft", "listening_draft", "draft_on", "touched_drafts", "leave_questions", "sent_in",
    "sent_from", "edit_answer", "what_was_done", "park_draft", "cancel_draft", "words_to_lose", "drop_typed",
    "park_part", "cancel_part", "part_words_to_lose", "part_said_in",
    "drop_reason", "drop_why_back", "wants_words", "is_going_on", "see_file", "removed_title", "cancel_file",
    "type_file_answer",
}  # fmt: skip
"""Whoever has begun a draft may look at it and leave it, whatever has become of their role."""

DRAFTS = {
    "drop_why_back": DraftKind.DISAGREE,
    "see_why_back": DraftKind.DISAGREE,
    "say_why_back": DraftKind.DISAGREE,
    "drop_reason": DraftKind.RETURN,
    "see_reason": DraftKind.RETURN,
    "give_reason": DraftKind.RETURN,
    "give_ready_reason": DraftKind.RETURN,
    "see_remark": DraftKind.REMARK,
    "remark": DraftKind.REMARK,
    "give_ready_remark": DraftKind.REMARK,
    "see_wording": DraftKind.WORDING,
    "word_anew": DraftKind.WORDING,
    "see_why_not": DraftKind.REFUSE_DUE,
    "refuse_due": DraftKind.REFUSE_DUE,
    "accept_listed": DraftKind.ACCEPT,
    "see_listed": DraftKind.ACCEPT,
    "take_back": DraftKind.ACCEPT,
    "override_value": DraftKind.OVERRIDE,
    "see_reopening": DraftKind.REOPEN,
    "choose_reopened": DraftKind.REOPEN,
    "answer_reopening": DraftKind.REOPEN,
    "back_in_reopening": DraftKind.REOPEN,
    "reopen_period": DraftKind.REOPEN,
    "move_deadline": DraftKind.DEADLINE,
    "say_from_whom": DraftKind.AWAITED,
    "see_away_question": DraftKind.AWAY,
    "say_days": DraftKind.AWAY,
    "drop_typed": DraftKind.PLAN,
    "set_plan": DraftKind.PLAN,
    "see_zeros": DraftKind.ZEROS,
    "tick_zero": DraftKind.ZEROS,
    "say_zeros_day": DraftKind.ZEROS,
    "plan_zeros": DraftKind.ZEROS,
    "take_back_zeros": DraftKind.ZEROS,
    "change_target": DraftKind.TARGET,
    "set_name": DraftKind.SHORT_NAME,
    "answer_file": DraftKind.PROGRAMME_FILE,
    "see_taken_in": DraftKind.PROGRAMME_FILE,
    "take_back_programme": DraftKind.PROGRAMME_FILE,
    "remove_programme": DraftKind.REMOVE,
    "removed_title": DraftKind.REMOVE,
    "answer_doubt": DraftKind.PROGRAMME_FILE,
    "say_period": DraftKind.PROGRAMME_FILE,
    "answer_as_before": DraftKind.PROGRAMME_FILE,
    "correct_column": DraftKind.PROGRAMME_FILE,
    "apply_file": DraftKind.PROGRAMME_FILE,
    "propose_form": DraftKind.PROGRAMME_FILE,
    "use_as_form": DraftKind.PROGRAMME_FILE,
    "cancel_file": DraftKind.PROGRAMME_FILE,
    "file_outcome": DraftKind.PROGRAMME_FILE,
    "coordinate": DraftKind.PROGRAMME_FILE,
    "see_file": DraftKind.PROGRAMME_FILE,
    "take_signed": DraftKind.PROGRAMME_FILE,
    "keep_signed": DraftKind.PROGRAMME_FILE,
    "signed_outcome": DraftKind.PROGRAMME_FILE,
    "see_asked": DraftKind.EVIDENCE,
    "attach_piece": DraftKind.EVIDENCE,
    "drop_piece": DraftKind.EVIDENCE,
    "finish_evidence": DraftKind.EVIDENCE,
    "see_figure": DraftKind.EVIDENCE,
    "check_scan_awaited": DraftKind.SCAN,
    "keep_scan": DraftKind.SCAN,
    "filled_of": DraftKind.SHEET,
    "see_sheet": DraftKind.SHEET,
    "take_sheet": DraftKind.SHEET,
    "drop_sheet": DraftKind.SHEET,
    **dict.fromkeys(_ASKING_IN_SHEET, DraftKind.SHEET),
    "sign_by_letter": DraftKind.PAPER,
    "sign_by_scan": DraftKind.PAPER,
    **dict.fromkeys(("see_words", "add_words", "edit_words", "drop_words", "send_words"), DraftKind.ASK),
    **dict.fromkeys(_ON_A_PART, DraftKind.PART),
    "see_source": DraftKind.SOURCE,
    "name_source": DraftKind.SOURCE,
    "take_source": DraftKind.SOURCE,
    "type_file_answer": DraftKind.PROGRAMME_FILE,
}
"""What kind of draft a use case asks for, where it is not a figure's."""


RECOMPUTED = {"flags": [], "unreliable": "", "anew": {"because": "methodology", "was": "1"}}


@dataclass(frozen=True, slots=True)
class Ground:
    """``facts`` for every use case, ``special`` for single ones; ``subjects`` of the drafts, by kind."""

    town: Town
    facts: Facts
    special: dict[str, Facts]
    subjects: dict[DraftKind, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """A person with an open draft of every kind, as if they had been allowed to begin it."""

    ctx: Rehearsal
    drafts: dict[DraftKind, Facts]


async def test_each_role_is_let_in_where_the_table_says(sqlite_installation: Installation) -> None:
    ground = await _ground(sqlite_installation)
    desks = [await _desk(ground, ctx) for ctx in _people(sqlite_installation, ground.town)]
    found = {
        name: " ".join(
            [role for role, desk in zip(ROLES, desks, strict=True) if await _enters(name, desk, ground)]
        )
        for name in RIGHTS
    }
    assert found == RIGHTS


def test_every_use_case_has_its_row() -> None:
    assert {*RIGHTS, *OWN_DRAFTS, *FREE} == set(use_cases())


async def test_a_draft_is_its_persons_alone(sqlite_installation: Installation) -> None:
    ground = await _ground(sqlite_installation)
    people = _people(sqlite_installation, ground.town)
    theirs = await _desk(ground, ground.town.roads)
    asking = {name: one for name, one in use_cases().items() if _asks_for_draft(one) and name not in FREE}
    assert len(asking) > 20
    for role, ctx in zip(ROLES, people, strict=True):
        if role != "executor":
            desk = Desk((await _desk(ground, ctx)).ctx, theirs.drafts)
            assert [name for name in asking if await _enters(name, desk, ground)] == [], role


def _asks_for_draft(function: UseCase) -> bool:
    return "draft_id" in signature(function).parameters


async def _enters(name: str, desk: Desk, ground: Ground) -> bool:
    """Whether a use case does what it is for: does not refuse, nor answer with nothing."""
    facts = {
        **ground.facts,
        **desk.drafts[DRAFTS.get(name, DraftKind.SUBMISSION)],
        **ground.special.get(name, {}),
    }
    function = use_cases()[name]
    try:
        answer = await call(function, desk.ctx, facts)
    except (NotAllowed, NotFound, NotTheirs, NotYourSheet, Stale):
        return False
    return bool(answer) or signature(function).return_annotation is None


def _people(installation: Installation, town: Town) -> list[Context]:
    stranger, owner = as_actor(installation, STRANGER), as_actor(installation, OWNER)
    return [stranger, town.buses, town.roads, town.deputy, town.coordinator, owner]


async def _ground(installation: Installation) -> Ground:
    """№ 4 is written and behind, № 7 is in the queue and computed, № 11 returned; a due date waits with № 13
    and is accepted of № 14; the year is closed already, and the half-year was due three working days ago."""
    town = await take_in(installation)
    facts = await facts_of(town)
    await answer_draft(town.roads, facts["draft_id"], "40% идут торги", 1)
    returned = await _return(town, await _submit(town, "11", "0 идут торги, договор подписан"))
    worded = await _word(town, await _submit(town, "12", "0 идут торги, договор подписан"))
    proposed, decided = [await _submit(town, number, "0 идут торги") for number in ("13", "14")]
    unagreed = await _submit(town, "6", "Мониторинг ведётся")
    year = (await open_period(town.coordinator, town.programme_id, town.period_id)).periods.lines[0].id
    await close_period(town.coordinator, town.programme_id, year)
    async with installation.database.engine.begin() as connection:
        await connection.execute(update(Submission).values(working=RECOMPUTED))
        proposing = update(Submission).where(Submission.id.in_((proposed, decided)))
        await connection.execute(proposing.values(due_proposed=date(2022, 10, 1)))
        accepted = update(Submission).where(Submission.id == decided)
        await connection.execute(accepted.values(due_decision=DueDecision.ACCEPTED))
        waits = update(Submission).where(Submission.id == unagreed)
        await connection.execute(waits.values(state=SubmissionState.AGREEING))
        head = update(Membership).where(Membership.person_id == town.roads.actor.person_id)
        await connection.execute(head.values(is_head=True))
        await connection.execute(update(PeriodRow).values(due_on=date(2022, 6, 30)))
        await connection.execute(update(ProgrammeRow).values(revision=ProgrammeRow.revision + 1))
    silent, roads = await unit_of(town.buses), await unit_of(town.roads)
    await _contributed(town, roads)
    computed, figure = town.indicator_ids["7"], str(facts["submission_id"])
    asked, away = await _away(town)
    indicator, signed = str(facts["indicator_id"]), await _signed(town, facts)
    paper = (await order_paper(town.roads, town.programme_id, roads, town.period_id)).paper_id
    await sign_by_scan(town.roads, town.programme_id, paper, b"%PDF-1.7 1", "лист.pdf")
    beside = {"indicator_id": computed, "piece_id": await _piece(town, computed)}
    thread_id, message_id = await _thread(town)
    return Ground(
        town,
        {**facts, "after_period_id": year, "signed_id": signed, "paper_id": paper, "thread_id": thread_id},
        {
            "thread_told": {"message_id": message_id},
            "see_evidence": beside,
            "evidence_content": beside,
            "take_back_wording": {"submission_id": worded},
            "word_anew": {"text": "работы идут по графику"},
            "drop_piece": {"piece_id": await _piece(town, facts["indicator_id"])},
            "returned_figure": {"submission_id": returned},
            **{name: {"submission_id": proposed} for name in ("accept_due", "ask_why_not")},
            "due_answered": {"submission_id": decided},
            "say_outlook": {"outlook": Outlook.RISK},
            "agree_to_figure": {"submission_id": unagreed},
            "ask_why_back": {"submission_id": unagreed},
            "set_consent": {"needed": True},
            "toggle_head": {"person_id": town.buses.actor.person_id},
            "see_working": {"indicator_id": computed},
            "figures_recomputed": {"since": installation.clock.now()},
            "own_recomputed": {"since": installation.clock.now()},
            "recomputed_draft": {"was": "30%"},
            "act_on_silent": {"executor_id": silent, "act": FollowUpKind.CALLED},
            "unit_silent": {"executor_id": silent},
            "toggle_level": {"question_id": await _levels(town)},
            **{name: {"executor_id": await _executor(town)} for name in _ABOUT_EXECUTORS},
            **{name: {"executor_id": roads} for name in _FOR_A_UNIT},
            **{name: {"executor_id": roads} for name in _OF_A_PART},
            **{name: {"which": 0} for name in _ASKING_IN_SHEET},
            "change_reminders": {"change": Chosen(Setting.HOUR, 9)},
            "correct_column": {"number": 5, "place": 9},
            "set_plan": {"text": "30.09.2022"},
            "say_days": {"text": "с 6 по 20 июля"},
            "mark_preliminary": {"day": date(2022, 7, 12)},
            "invite_all": {},
            "revoke_invitation": {"invitation_id": await _invitation(town)},
            **{name: {"absence_id": away} for name in ("end_absence", "absence_told")},
            **{name: {"request_id": asked} for name in _ASKED_AWAY},
            "remove_programme": {"text": name_to_type(await _title(town))},
            "move_deadline": {"text": "25 июля"},
            "say_zeros_day": {"text": "30.09.2022"},
            "await_reopening": {"period_id": year},
            "answer_reopening": {"text": "25 июля"},
            "set_name": {"text": "Дороги города"},
            "change_target": {"text": "не менее 14\nприказ № 1\nс 01.06.2022"},
            "override_value": {"text": "7,5\nпо письму"},
            "compare_signed": {"document": document(REPORT)},
            "sign_by_letter": {"text": "№ 12-44 от 04.07.2022"},
            "sign_by_scan": {"content": b"%PDF-1.7", "filename": "скан.pdf"},
            "keep_scan": {"content": b"%PDF-1.7", "filename": "скан.pdf"},
            "open_invitation": {"secret": (link := await _link(town))},
            "accept_invitation": {"secret": link},
        },
        {
            DraftKind.SUBMISSION: f"{indicator}:{town.period_id}",
            DraftKind.PROGRAMME_FILE: await installation.files.put(KOPEYSK.read_bytes()),
            DraftKind.RETURN: figure,
            DraftKind.REMARK: figure,
            DraftKind.WORDING: figure,
            DraftKind.REFUSE_DUE: str(proposed),
            DraftKind.DISAGREE: str(unagreed),
            DraftKind.ACCEPT: str(town.programme_id),
            DraftKind.OVERRIDE: figure,
            DraftKind.PLAN: indicator,
            DraftKind.SHORT_NAME: indicator,
            DraftKind.TARGET: indicator,
            DraftKind.REOPEN: str(year),
            DraftKind.DEADLINE: str(town.period_id),
            DraftKind.ZEROS: str(town.period_id),
            DraftKind.REMOVE: str(town.programme_id),
            DraftKind.AWAITED: str(facts["reminder_id"]),
            DraftKind.AWAY: f"{town.roads.actor.person_id}:0",
            DraftKind.SCAN: str(signed),
            DraftKind.PAPER: str(paper),
            DraftKind.SHEET: await _sheet(town, roads),
            DraftKind.SOURCE: f"{roads}:{town.period_id}",
            DraftKind.FOR_WHOM: f"{roads}:{town.period_id}",
            DraftKind.EVIDENCE: f"{indicator}:{town.period_id}",
            DraftKind.ASK: f"{town.programme_id}:{indicator}:{town.period_id}",
            DraftKind.REPLY: str(thread_id),
            DraftKind.PART: f"{indicator}:{town.period_id}:{roads}",
        },
    )


async def _thread(town: Town) -> tuple[int, int]:
    """The deputy's question about № 4, and its first message."""
    about = town.programme_id, town.indicator_ids["4"], town.period_id
    typed = await begin_question(town.deputy, *about)
    typed = await add_words(town.deputy, typed.draft_id, "Когда торги?", 1)
    sent = await send_words(town.deputy, typed.draft_id, typed.revision)
    assert sent.thread is not None
    return sent.thread.facts.id, sent.thread.said[0].id


async def _contributed(town: Town, unit: int) -> None:
    """Of № 4 a unit that nobody is in gives a part, and the one that hands in; the first is there already."""
    coordinator, about = town.coordinator, (town.programme_id, town.indicator_ids["4"])
    helper = (await see_candidates(coordinator, *about)).executors[-1].id
    for one in (helper, unit):
        await toggle_contributor(coordinator, *about, one)
    await put_parts_together(coordinator, *about, "sum")
    async with coordinator.write() as work:
        await begin(work, town.programme_id, f"{helper}:{town.period_id}", "звонок", date(2022, 7, 5))
    part = await take_part(coordinator, *about, town.period_id, helper, "5", None)
    await send_part(coordinator, part.id, part.revision)


async def _sheet(town: Town, executor_id: int) -> str:
    """The unit's own, filled in: about № 4 is asked, № 5 is clear."""
    given = await give_sheet(town.roads, town.programme_id, executor_id, town.period_id)
    content = filled(given.content, {"4": ("10 сдано; 24 начато", ""), "5": ("1 %", "")})
    return await town.roads.files.put(content)


async def _signed(town: Town, facts: Facts) -> int:
    """The half-year's report came back, with another figure of № 4."""
    edit = {
        "number": "4",
        "indicator": facts["indicator_id"],
        "wording": ["50 %", "51 %"],
        "explanation": ["", ""],
    }
    async with town.coordinator.write() as work:
        row = SignedReport(
            programme_id=town.programme_id,
            period_id=town.period_id,
            revision=1,
            draft_id=facts["draft_id"],
            content_hash=await town.coordinator.files.put(b"word"),
            filename="Отчёт.docx",
            size=4,
            edits=[edit],
            scans=[],
            kept_at=work.now,
            kept_by_id=await work.person_id(),
        )
        work.writer.add(row)
        await work.writer.flush()
        work.audit(row, "keep_signed", town.programme_id)
        return row.id


async def _piece(town: Town, indicator_id: int) -> int:
    """Beside the first version of a figure."""
    ctx = town.roads
    sent = ReceivedFile(content=b"%PDF-1.7", name="акт.pdf", message_id=1_000 + indicator_id)
    async with ctx.write() as work:
        about = town.programme_id, indicator_id, town.period_id
        await keep_piece(work, about, await piece_of(ctx, sent), (), version=1)
        row = await evidence.by_message(work.session, ctx.chat_id or 0, sent.message_id)
        assert row is not None
        return row.id


async def _submit(town: Town, number: str, text: str) -> int:
    draft = await open_draft(town.roads, town.programme_id, town.indicator_ids[number])
    draft = await answer_draft(town.roads, draft.id, text, 1)
    await submit_value(town.roads, draft.id, draft.revision)
    return (await see_queue(town.coordinator, town.programme_id)).waiting[-1].submission.id


async def _return(town: Town, submission_id: int) -> int:
    asked = await ask_reason(town.coordinator, town.programme_id, submission_id)
    await give_reason(town.coordinator, asked.draft_id, "Приложите акт")
    return submission_id


async def _word(town: Town, submission_id: int) -> int:
    asked = await await_wording(town.coordinator, town.programme_id, submission_id)
    return (await word_anew(town.coordinator, asked.draft_id, "идут торги")).submission_id


async def _levels(town: Town) -> int:
    """A question whose answers are tapped one by one; the sample's own is answered beside its file."""
    asked = {
        "programme_id": town.programme_id,
        "kind": QuestionKind.COURSE,
        "key": "levels",
        "options": ["4"],
    }
    said = {"number": "", "wording": "", "proposal": ""}
    async with town.roads.installation.database.engine.begin() as connection:
        return (
            await connection.execute(insert(QuestionRow).values(asked | said).returning(QuestionRow.id))
        ).scalar_one()


async def _title(town: Town) -> str:
    async with town.coordinator.read() as session:
        return (await programmes.facts(session, town.programme_id)).title


async def _executor(town: Town) -> int:
    found = await see_candidates(town.coordinator, town.programme_id, town.indicator_ids["4"])
    return found.executors[0].id


async def _away(town: Town) -> tuple[int, int]:
    """What the executor asked for, and an absence of theirs that the coordinator has written down."""
    person_id = town.roads.actor.person_id or 0
    wanted = await await_days(town.roads, town.programme_id, person_id, NEWCOMER)
    await say_days(town.roads, wanted.draft_id, "с 1 по 5 августа")
    given = await await_days(town.coordinator, town.programme_id, person_id, NOBODY)
    await say_days(town.coordinator, given.draft_id, "с 1 по 5 сентября")
    page = await see_person(town.coordinator, town.programme_id, person_id)
    return wanted.draft_id, page.person.away[0].id


async def _invitation(town: Town) -> int:
    await invite(town.coordinator, town.programme_id, Role.DEPUTY, None)
    return (await see_people(town.coordinator, town.programme_id)).invited[0].id


async def _link(town: Town) -> str:
    link = await invite(town.coordinator, town.programme_id, Role.DEPUTY, None)
    return link.secret


async def _desk(ground: Ground, ctx: Context) -> Desk:
    async with ctx.write() as work:
        person_id = await work.person_id()
        if (
            await uploads.of_person(work.session, person_id, ground.subjects[DraftKind.PROGRAMME_FILE])
            is None
        ):
            work.writer.add(_upload(work, person_id, ground))
        kept = {kind: await _draft(work, ground, person_id, kind) for kind in ground.subjects}
        await work.writer.flush()
        own = {kind: {"draft_id": draft.id, "revision": draft.revision} for kind, draft in kept.items()}
        own[DraftKind.SOURCE]["sitting_id"] = kept[DraftKind.FOR_WHOM].id
    actor = replace(ctx.actor, person_id=person_id)
    return Desk(Rehearsal(ctx.installation, actor, ctx.chat_id), own)


def _upload(work: Work, person_id: int, ground: Ground) -> Upload:
    content_hash = ground.subjects[DraftKind.PROGRAMME_FILE]
    return Upload(
        person_id=person_id, content_hash=content_hash, filename=KOPEYSK.name, size=1, received_at=work.now
    )


async def _draft(work: Work, ground: Ground, person_id: int, kind: DraftKind) -> Draft:
    """The open one, else a new one; a figure's has all its answers, a file's is at the first question."""
    known = await drafts.open_about(work.session, person_id, kind, ground.subjects[kind])
    if known is not None:
        return known
    draft = Draft(
        person_id=person_id,
        programme_id=None if kind is DraftKind.PROGRAMME_FILE else ground.town.programme_id,
        kind=kind,
        subject=ground.subjects[kind],
        step=FileStep.READ if kind is DraftKind.PROGRAMME_FILE else "",
        answers=await _answers(work, ground, kind),
        chat_id=work.ctx.chat_id or 0,
        touched_at=work.now,
    )
    work.writer.add(draft)
    return draft


async def _answers(work: Work, ground: Ground, kind: DraftKind) -> Facts:
    if kind is DraftKind.FOR_WHOM:
        return {"source": "письмо от 07.07 № 12-44", "day": "2022-07-05"}
    if kind in (DraftKind.RETURN, DraftKind.REMARK):
        return {"ready": ["Приложите акт"]}
    if kind in (DraftKind.ASK, DraftKind.REPLY):
        return {"parts": [[1, "Когда торги?"]]}
    if kind is DraftKind.PART:
        return Answers(wording="5", value=Decimal(5), explanation="").to_json()
    if kind is DraftKind.ZEROS:
        return {"ticked": [], "shown": {str(ground.facts["indicator_id"]): 1}}
    if kind is DraftKind.REOPEN:
        return {"whom": "all", "reason": "пришло письмо"}
    if kind is not DraftKind.SUBMISSION:
        return {}
    written = await work.session.get_one(Draft, ground.facts["draft_id"])
    return dict(written.answers)
