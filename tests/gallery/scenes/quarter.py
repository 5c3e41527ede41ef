"""Storyboard 2 for a computed indicator: a quarter of Mytishchi, input by input, to the working."""

from tests.gallery.cast import COORDINATOR, MEDIA
from tests.gallery.stage import Stage

_INPUTS = (
    ("180 000", ""),
    ("36 540", "level"),
    ("6 577 200", "total"),
    ("657 720", "total-2"),
    ("2880", "total-3"),
    ("151 96 96 96 96", "months"),
    ("Nотр 151 96 96 96 96 120\nNназн 151 100 100 100 100 100", "months-few"),
    ("Nотр июнь 96", "months-clash"),
)


async def inputs(stage: Stage) -> None:
    phone = stage.phone(MEDIA)
    await phone.say("/tasks")
    await phone.shot("computed-list", "What is due in the quarter")
    await phone.press("button.fill")
    await phone.shot("computed-card", "A card: computed from inputs", desk=True)
    await phone.say("сто восемьдесят тысяч")
    await phone.shot("computed-misread", "An input without digits", 2)
    for text, name in _INPUTS:
        if name:
            await phone.shot(f"computed-{name}", "The next input")
        await phone.say(text)
    await phone.shot("computed-stands", "Everything is there: the value and how it stands", 2)
    await phone.say("Больше обращений, чем обычно")
    await phone.shot("computed-row", "The working before sending", 2)
    await phone.press("button.send")
    await phone.shot("computed-receipt", "The receipt")


async def checking(stage: Stage) -> None:
    phone = stage.phone(COORDINATOR)
    await phone.say("/review")
    await phone.shot("computed-review", "A computed value waits")
    await phone.say("/status 2")
    await phone.shot("computed-status", "The value against the year's target", desk=True)
    await phone.press("button.working")
    await phone.shot("computed-working", "The working")


SCENES = (
    ("Computed indicators", inputs),
    ("Computed indicators", checking),
)
