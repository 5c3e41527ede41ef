"""Storyboard 0 and 1: the stranger, the programme's file, its questions, the invitations."""

from io import BytesIO

import docx

from tests.gallery.cast import COORDINATOR, DEPUTY, ROADS, STRANGER
from tests.gallery.stage import Phone, Stage
from tests.sample import KOPEYSK

_MOST_QUESTIONS = 20


async def stranger(stage: Stage) -> None:
    phone = stage.phone(STRANGER)
    await phone.say("/start")
    await phone.shot("stranger", "A stranger sees the way in and nothing else")
    await phone.say("/status дороги")
    await phone.shot("stranger-asks", "… whatever they ask", 2)
    await phone.send_file("отчет.docx", b"PK")
    await phone.shot("stranger-file", "… or send", 2)


async def owner(stage: Stage) -> None:
    phone = stage.phone(COORDINATOR)
    await phone.say("/start")
    await phone.shot("owner", "The owner, before there is a programme")
    await phone.send_file("план.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
    await phone.shot("file-pdf", "A PDF is no programme", 3)
    await phone.send_file("служебная записка.docx", _letter())
    await phone.shot("file-letter", "A Word file without a table", 3)
    await phone.send_file("старый.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    await phone.shot("file-doc", "An old Word file", 3)


def _letter() -> bytes:
    letter = docx.Document()
    letter.add_paragraph("Прошу согласовать отпуск.")
    out = BytesIO()
    letter.save(out)
    return out.getvalue()


async def programme_file(stage: Stage) -> None:
    phone = stage.phone(COORDINATOR)
    await phone.send_file(KOPEYSK.name, KOPEYSK.read_bytes())
    await phone.shot("file-read", "What was read in the programme's file", desk=True, guide="file-read")
    await phone.press("button.show_questions")
    await phone.shot("file-questions", "Every doubtful cell")
    await phone.press("button.create_programme")
    await phone.shot("file-municipality", "First question: whose programme")
    await phone.press("button.right")
    await phone.shot("file-timezone", "Second question: the time")
    await phone.press("button.right")
    await phone.shot("file-due-day", "Third question: the deadline", guide="file-due-day")
    await phone.press("button.other_day")
    await phone.shot("file-other-day", "Another deadline")
    await phone.press("button.day", day=15)
    await phone.shot("file-figures", "The document holds figures already")
    await phone.press("button.with_figures")
    await phone.shot("file-created", "The programme stands", guide="file-created")
    await phone.press("button.i_coordinate")
    await phone.shot("file-coordinator", "The new coordinator")
    await phone.say("/start")
    await phone.shot("owner-coordinator", "Home of an owner who coordinates")
    await phone.send_file(KOPEYSK.name, KOPEYSK.read_bytes())
    await phone.shot("file-again", "The same file once more", 3)


async def invitations(stage: Stage) -> None:
    coordinator, executor = stage.phone(COORDINATOR), stage.phone(ROADS)
    await _invite(coordinator, "УГХ", "invite.role.executor")
    link = await coordinator.link()
    await executor.say(f"/start {link}")
    await executor.shot("offer", "An executor opens the link", guide="offer")
    await executor.press("button.accept")
    await executor.shot("joined", "… and is in")
    await coordinator.shot("joined-notice", "The coordinator is told")
    await stage.phone(STRANGER).say(f"/start {link}")
    await stage.phone(STRANGER).shot("link-spent", "The link works once")
    await coordinator.say("/invite")
    await coordinator.press("УГХ")
    await coordinator.shot("invite-again", "Somebody is in for this unit already")


async def _invite(coordinator: Phone, unit: str, role: str) -> None:
    await coordinator.say("/invite")
    await coordinator.shot("invite-units", "For whom", guide="invite-units")
    await coordinator.press("button.next_page")
    await coordinator.shot("invite-units-2", "For whom, page 2")
    await coordinator.press("button.previous_page")
    await coordinator.press(unit)
    await coordinator.shot("invite-role", "In which role")
    await coordinator.press(role)
    await coordinator.shot("invite-link", "A text ready to forward", 2, guide="invite-link")


async def the_deputy(stage: Stage) -> None:
    coordinator, deputy = stage.phone(COORDINATOR), stage.phone(DEPUTY)
    await coordinator.say("/invite")
    await coordinator.press("жилищно-коммунальным")
    await coordinator.press("invite.role.deputy")
    await coordinator.shot("invite-link-deputy", "The text for a deputy", 2)
    await deputy.say(f"/start {await coordinator.link()}")
    await deputy.shot("offer-deputy", "A deputy opens the link")
    await deputy.press("button.not_me")
    await deputy.shot("offer-declined", "«Not me»")
    await deputy.say(f"/start {await coordinator.link()}")
    await deputy.press("button.accept")
    await deputy.shot("joined-deputy", "The deputy is in")


async def questions(stage: Stage) -> None:
    """Each kind of question once, then all of them answered."""
    phone = stage.phone(COORDINATOR)
    await phone.say("/review")
    await phone.shot("review-questions", "Nothing to check, questions about the document wait")
    await phone.press("button.questions", n=await _open_questions(phone))
    for number in range(1, _MOST_QUESTIONS):
        guide = "question" if number == 1 else ""
        await phone.shot(f"question-{number}", f"Question {number} about the document", guide=guide)
        if not await _answer(phone):
            break
    await phone.shot("questions-done", "All questions answered")


async def _open_questions(phone: Phone) -> int:
    """As the button says; others count, too."""
    words = phone.stage.t.label("button.questions", n=0).partition("0")[0]
    label = next(one for one in await phone.labels() if one.startswith(words))
    return int("".join(filter(str.isdigit, label)))


async def _answer(phone: Phone) -> bool:
    """The first answer there is; of levels a few are tapped on before."""
    labels = await phone.labels()
    if len(labels) < 2:
        return False
    if phone.stage.t.label("button.done") in labels:
        for number in ("1", "2", "7"):
            await phone.press(f"№ {number}")
        await phone.shot("question-levels", "Levels and running totals, some tapped on", guide="levels")
        await phone.press("button.done")
        return True
    await phone.press(labels[0])
    return True


async def filled_by_the_file(stage: Stage) -> None:
    """«Взять сведения из документа»: the half-year has a past."""
    deputy, coordinator = stage.phone(DEPUTY), stage.phone(COORDINATOR)
    await deputy.say("/status")
    await deputy.shot("seed-block", "A deputy's block with the document's own figures")
    await deputy.press("button.whole_programme")
    await deputy.shot("seed-programme", "The whole programme", desk=True)
    await deputy.press("button.all_indicators")
    await deputy.shot("seed-page-1", "All indicators in pages")
    await deputy.press("button.next_page")
    await deputy.shot("seed-page-2", "… page 2")
    await coordinator.say("/report")
    await coordinator.shot("seed-report", "The report of a period that is complete")
    await coordinator.press("button.word")
    await coordinator.shot("seed-report-file", "… and its file")


SCENES = (
    ("Coming in", stranger),
    ("The programme's file", owner),
    ("The programme's file", programme_file),
    ("Invitations", invitations),
    ("Invitations", the_deputy),
    ("Questions about the document", questions),
    ("With the document's own figures", filled_by_the_file),
)
