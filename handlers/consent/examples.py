"""What waits for the head of a unit; the setting."""

from collections.abc import Iterator
from dataclasses import replace

from domain.heads.agreeing import WhyPassedOn
from handlers.consent import screens
from handlers.examples import Example, collected, example
from services.consent.agree import Agreed
from services.consent.set_consent import ConsentSetting
from services.samples.review import unagreed_in

UNITS = ("управление городского хозяйства <УГХ>", "отдел ЗАГС администрации города")


def examples() -> Iterator[Example]:
    found = unagreed_in(collected())
    none = replace(found, waiting=())
    yield example("to agree", screens.unagreed, found)
    yield example("to agree to many", screens.unagreed, unagreed_in(collected(), 12))
    yield example("to agree to one", screens.unagreed, replace(found, waiting=found.waiting[:1]))
    yield example("nothing to agree to", screens.unagreed, none)
    for one in found.waiting[:2]:
        number = one.item.indicator.number
        yield example(f"to agree to No. {number}", screens.figure, found, one.submission.id)
    yield example("gone from what waits", screens.figure, found, 10_000)
    yield example("nothing left", screens.nothing)
    yield example("agreed", screens.agreed, Agreed(("4", "5"), none))
    yield example("agreed, and more came", screens.agreed, Agreed(("4", "5"), found))
    yield example("not agreed", screens.returned, Agreed(("4",), none))
    yield example("not agreed, more waits", screens.returned, Agreed(("4",), found))
    yield example("why not", screens.ask_reason, 1, "4")
    for why in WhyPassedOn:
        yield example(f"passed on: {why}", screens.passed_on, "4, 5", why, bound=True)
    setting = ConsentSetting(1, found.programme, None)
    yield example("consent: not said", screens.setting, setting)
    needed = replace(setting, needed=True, units=3, without_head=UNITS)
    yield example("consent: needed", screens.setting, needed)
    off = replace(setting, needed=False, passed_on=3)
    yield example("consent: not needed any more", screens.setting, off)
