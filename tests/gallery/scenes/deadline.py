"""Storyboard 2 and 3: the reminders of the last days, the digest, a unit that is silent."""

from tests.gallery.cast import BUSES, COORDINATOR
from tests.gallery.stage import Stage


async def before_it(stage: Stage) -> None:
    buses, coordinator = stage.phone(BUSES), stage.phone(COORDINATOR)
    await stage.look_at("2022-07-08T10:42:00+05:00")
    await buses.shot("reminder", "One working day is left", guide="reminder")
    await buses.press("remind.button.later")
    await buses.shot("reminder-later", "On another day")
    await buses.press("button.back")
    await buses.press("remind.button.hand_over")
    await buses.shot("reminder-alone", "«Передать» where nobody else is in")
    await buses.press("button.back")
    await buses.press("remind.button.awaits")
    await buses.say("МФЦ обещал к понедельнику")
    await buses.shot("reminder-awaits", "The figure is waited for", 2)
    await coordinator.shot("awaited", "The coordinator hears from whom")
    await buses.say("/tasks")
    await buses.shot("due-one-day", "The list on that day")


async def the_last_days(stage: Stage) -> None:
    buses, coordinator = stage.phone(BUSES), stage.phone(COORDINATOR)
    await stage.look_at("2022-07-11T09:05:00+05:00")
    await coordinator.shot("digest", "The coordinator's week", desk=True, guide="digest")
    await stage.look_at("2022-07-11T10:42:00+05:00")
    await buses.shot("reminder-last-day", "The last day")
    await stage.look_at("2022-07-13T10:42:00+05:00")
    await buses.shot("reminder-over", "After the deadline")
    await stage.look_at("2022-07-14T10:42:00+05:00")
    await coordinator.shot("silent", "Who has been silent for three days", guide="silent")
    await coordinator.press_first("silent")
    await coordinator.shot("silent-unit", "What can be done about one of them")
    await coordinator.press("silent.button.called")
    await coordinator.shot("silent-called", "… called")
    await buses.say("№ 2 0,26%")
    await buses.press_if("button.without_explanation")
    await buses.press("button.send")
    await buses.shot("receipt-late", "A receipt after the deadline")


async def behind_the_scenes(stage: Stage) -> None:
    coordinator = stage.phone(COORDINATOR)
    await coordinator.say("/health")
    await coordinator.shot("health", "Whether the bot works, for its owner")
    await coordinator.say("/period")
    await coordinator.press("period.button.reminders")
    await coordinator.shot("period-reminders", "When it reminds", guide="period-reminders")


SCENES = (
    ("The deadline", before_it),
    ("The deadline", the_last_days),
    ("The deadline", behind_the_scenes),
)
