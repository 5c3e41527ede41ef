"""What is said when something was given up on: to whoever waited for it, and to the owners."""

from handlers.screen import Button, Screen, data
from services.notices.failures import Alarm, UpdateFailed
from texts import Texts, figures, texts


def apology(failed: UpdateFailed) -> Screen:
    """It is not their fault, and what to do now; «не получилось» would be untrue of what is committed."""
    t = texts(failed.language)
    home = Button(t.label("button.home"), data("home", "show"))
    text = t("failure.unanswered" if failed.is_applied else "failure.apology")
    return Screen(text, ((home,),), answers=failed.callback_id)


def alarm(t: Texts, alarmed: Alarm) -> Screen:
    """Which update or notice was the first today, and the error's name as it stands in the log."""
    name = "failure.alarm_notice" if alarmed.of_notice else "failure.alarm"
    return Screen(t(name, number=alarmed.number, error=figures.short(alarmed.cause, 300)))
