"""`/people`: who is in, a person's page, what is asked before anything is done."""

from tests.gallery.cast import COORDINATOR, ROADS
from tests.gallery.stage import Stage


async def people(stage: Stage) -> None:
    phone = stage.phone(COORDINATOR)
    await phone.say("/people")
    await phone.shot("people", "Who is in, and for whom nobody is")
    await phone.press("УГХ")
    await phone.shot("person", "One of them")
    await phone.press("people.button.out")
    await phone.shot("person-out", "Before somebody is shown out")
    await phone.press("button.back")
    await phone.press("people.button.away")
    await phone.shot("person-away", "Who stands in")
    await phone.press("people.button.no_substitute")
    await phone.say("с 6 по 20 июля")
    await phone.shot("person-away-days", "From which day to which", 3)
    await phone.say("/people")
    await phone.press("За кого никого нет" if stage.language == "ru" else "Nobody is in for")
    await phone.shot("nobody", "For whom nobody is in")


async def own_substitute(stage: Stage) -> None:
    phone = stage.phone(ROADS)
    await phone.say("/people")
    await phone.shot("own-substitute", "To whoever hands in")


SCENES = (("People and access", own_substitute), ("People and access", people))
