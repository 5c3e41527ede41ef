"""Storyboard 2: what stands beside a figure, for whoever hands it in and whoever checks it."""

from pathlib import Path

from tests.data.papers import pdf
from tests.gallery.cast import COORDINATOR, DEPUTY, ROADS
from tests.gallery.stage import Stage

_PHOTO = Path(__file__).resolve().parents[3] / "docs" / "pictures" / "demo.png"


async def attaching(stage: Stage) -> None:
    phone, photo = stage.phone(ROADS), _PHOTO.read_bytes()
    await stage.phone(COORDINATOR).say("/plan 12")
    await stage.phone(COORDINATOR).press("plan.button.evidence")
    await stage.phone(COORDINATOR).shot("plan-evidence", "A figure is sent with evidence only")
    await phone.say("№ 12 4 работы приняты комиссией")
    await phone.shot("row-lacks-evidence", "A row that lacks evidence", 2)
    await phone.press("button.send")
    await phone.shot("evidence-asked", "«Attach a file»: what may be sent is said before", guide="evidence")
    await phone.send_file("Акт приёмки № 14.pdf", pdf())
    await phone.send_file("двор.png", photo, "image/png")
    await phone.shot("evidence-taken", "Two files are there", 3)
    await phone.say("основание: акт № 14 от 28.06")
    await phone.send_file("программа.exe", b"MZ\x90\x00")
    await phone.shot("evidence-refused", "A program is refused by its content", 2)
    await phone.press("evidence.button.take_off")
    await phone.shot("evidence-take-off", "What can be taken off")
    await phone.press("button.back")
    await phone.press("button.done")
    await phone.shot("row-with-evidence", "The row with what stands beside it", guide="evidence-row")
    await phone.press("button.send")
    await phone.shot("receipt-with-evidence", "The receipt lists it")


async def showing(stage: Stage) -> None:
    coordinator, deputy = stage.phone(COORDINATOR), stage.phone(DEPUTY)
    await coordinator.say("/review")
    while not await coordinator.has_words("evidence.button.show"):
        await coordinator.press("button.later")
    await coordinator.shot("review-evidence", "Evidence in place while checking")
    await coordinator.press("evidence.button.show", n=3)
    await coordinator.shot("evidence-shown", "«Show the files»", 3)
    await deputy.say("/status 12")
    await deputy.shot("status-evidence", "Evidence beside the picture")


SCENES = (("Evidence", attaching), ("Evidence", showing))
