"""Storyboard 2, 3 and 4: a half-year of Kopeysk, from the first card to the report."""

from tests.gallery.cast import BUILDERS, BUSES, COORDINATOR, DEPUTY, REGISTRY, ROADS
from tests.gallery.scenes import deadline, evidence, people
from tests.gallery.stage import Phone, Stage

_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


async def homes(stage: Stage) -> None:
    for person, name, guide in (
        (ROADS, "executor", "home-executor"),
        (DEPUTY, "deputy", ""),
        (COORDINATOR, "coordinator", ""),
    ):
        phone = stage.phone(person)
        await phone.say("/start")
        await phone.shot(f"home-{name}", f"Home of the {name}", guide=guide)
        await phone.say("/help")
        await phone.shot(f"help-{name}", f"Help for the {name}")
    await stage.phone(ROADS).say("/language")
    await stage.phone(ROADS).shot("language", "The language")


async def a_figure(stage: Stage) -> None:
    phone = stage.phone(ROADS)
    await phone.say("/tasks")
    await phone.shot("list", "The list of what is due", desk=True)
    await phone.press("button.fill")
    await phone.shot("card", "A card: a running total", desk=True, guide="card")
    await phone.say("пятьдесят")
    await phone.shot("misread", "No number in digits", 2, guide="misread")
    await phone.say("от 45 до 50 %")
    await phone.shot("choose", "Several numbers", 2, guide="choose")
    await phone.press("button.fix")
    await phone.say("120 %")
    await phone.shot("confirm", "Out of the ordinary", 2, guide="confirm")
    await phone.press("button.fix")
    await phone.say("около 50 %")
    await phone.shot("approximate", "About", 2)
    await phone.press("button.fix")
    await phone.say("50%")
    await phone.shot("explain", "On pace: a sentence is welcome", 2, guide="explain")
    await phone.say("Работы ведутся в соответствии с графиком")
    await phone.shot("row", "One's own row", 2, guide="row")
    await phone.edit_last("Работы ведутся в соответствии с графиком, отставания нет")
    await phone.shot("row-edited", "… after the sentence was edited in Telegram", 2)
    await phone.press("button.send")
    await phone.shot("receipt", "The receipt", guide="receipt")


async def more_figures(stage: Stage) -> None:
    phone = stage.phone(ROADS)
    await phone.press("button.next", number="5")
    await phone.shot("card-range", "A card: a range")
    await phone.say("1% обсуждение прошло в мае", reply_to=await phone.last_id())
    await phone.shot("one-message", "Figure and sentence in one message, as a reply to the card", 2)
    await phone.press("button.next", number="6")
    await phone.shot("card-sentence", "Nothing is measured: a sentence")
    await phone.say("Качество услуг проверяется ежемесячно")
    await phone.press("button.send")
    await phone.press("button.next", number="7")
    await phone.shot("card-level", "A card: a level")
    await phone.press("button.no_data")
    await phone.shot("no-data", "«No data» asks for the reason", guide="no-data")
    await phone.press("button.change_value")
    await phone.press("button.in_words")
    await phone.shot("in-words", "In words")
    await phone.say("все аварии устранены в срок")
    await phone.shot("in-words-row", "… and how they stand", 2)
    await phone.press("button.change_value")
    await phone.press("button.later")
    await phone.shot("list-drafts", "The list with drafts")


async def several(stage: Stage) -> None:
    phone = stage.phone(ROADS)
    await phone.press("№ 11")
    await phone.say("0")
    await phone.shot("behind", "Behind: the reason is asked for", 2, guide="behind")
    await phone.press("button.to_list")
    lines = (
        "№ 7 100 % все аварии устранены в срок\n"
        "№ 11 0 Работы ведутся в соответствии с графиком\n"
        "№ 12 0\n"
        "№ 13 0 Контроль осуществляется в процессе работ\n"
        "№ 14 15,6% опрос проведён в мае"
    )
    await phone.say(lines)
    await phone.shot("several", "Several lines at once", 2, guide="several")
    await phone.press("№ 12")
    await phone.say("Договор заключён, подрядчик выходит 15 июля")
    await phone.press("button.to_list")
    await phone.shot("list-ready", "Everything is ready to be sent", guide="list-ready")
    await phone.press("button.send_all", n=6)
    await phone.shot("receipts", "One receipt for all")
    await phone.press("button.to_list")
    await phone.shot("list-sent", "The list when everything is sent")
    await phone.say("/start")
    await phone.shot("home-sent", "… and home")


async def what_is_not_understood(stage: Stage) -> None:
    phone = stage.phone(ROADS)
    await phone.send_file("фото.png", _PIXEL, "image/png")
    await phone.shot("photo", "A photo", 2)
    await phone.send_file("акт.docx", b"PK\x03\x04")
    await phone.shot("file-refused", "A file of somebody who may not send programmes", 2)
    await phone.say("№ 27 12")
    await phone.shot("not-own", "A figure that is not one's own", 2)
    await phone.say("/review")
    await phone.shot("not-allowed", "A command of another role", 2)
    await phone.say("/tasks")
    await phone.press("№ 4")
    await phone.press("button.fix")
    await phone.say("50 " + "очень подробное пояснение " * 150)
    await phone.shot("too-long", "A sentence that is too long")
    await phone.say("/report 2030-H1")
    await phone.shot("no-period", "A period that was never opened")


async def the_others(stage: Stage) -> None:
    builders, buses, registry = (stage.phone(one) for one in (BUILDERS, BUSES, REGISTRY))
    await builders.say("/start")
    await builders.press("button.fill")
    await builders.shot("card-yes-no", "A card: yes or no", guide="card-yes-no")
    await builders.press("button.no")
    await builders.shot("yes-no-behind", "«No»")
    await builders.say("Сроки пересмотрены на 3 квартал 2022 года")
    await builders.press("button.send")
    await builders.press("button.next", number="9")
    await builders.press("button.no")
    await builders.shot("yes-no-met", "«No» where the target is no")
    await builders.press_if("button.without_explanation")
    await builders.press("button.send")
    await builders.shot("receipt-all", "The last receipt")
    await buses.say("/start")
    await buses.say("№ 3 10 передано из Мосгортранса; 24 приобретено (22 получено)")
    await buses.shot("choose-three", "The document's own three numbers", 2)
    await buses.press("24")
    await buses.shot("chosen", "… one is chosen")
    await buses.press_if("button.without_explanation")
    await buses.press("button.send")
    await buses.say("№ 1 2,4 % сход с линии из-за поломок")
    await buses.shot("above-limit", "Above the limit", 2)
    await buses.press("button.send")
    await registry.say("/start")
    await registry.say("№ 23 7196 размещены объявления\n№ 24 3 153 граждан")
    await registry.shot("two-lines", "Two lines of one unit", 2)
    await registry.press("button.send_all", n=2)


async def review(stage: Stage) -> None:
    coordinator, executor = stage.phone(COORDINATOR), stage.phone(ROADS)
    await coordinator.shot("review-notice", "The coordinator hears that something waits")
    await coordinator.say("/start")
    await coordinator.shot("home-waits", "Home, when something waits")
    await coordinator.press("button.review")
    await coordinator.shot("review", "The queue", desk=True, guide="review")
    await coordinator.press("button.return")
    await coordinator.shot("return", "«Return» asks why", guide="return")
    await coordinator.say("Приложите акт")
    await coordinator.shot("returned", "… returned", 2)
    await executor.shot("returned-notice", "The executor gets it at once", guide="returned-notice")
    await executor.press("button.fix")
    await executor.shot("returned-card", "«Correct» opens the card")
    await coordinator.press("button.review")
    await coordinator.press("button.accept")
    await coordinator.shot("review-next", "Accepted: the next one")
    await coordinator.press("button.accept_plain")
    await coordinator.shot("review-plain", "Those without a question at once", guide="review-plain")


async def plain(stage: Stage) -> None:
    coordinator, executor = stage.phone(COORDINATOR), stage.phone(ROADS)
    await coordinator.press((await coordinator.labels())[0])
    await coordinator.shot("review-rest", "What remains")
    while await coordinator.has("button.accept"):
        await coordinator.press("button.accept")
    await coordinator.shot("review-empty", "Everything checked")
    await stage.move_clock("2022-07-05T09:05:00+05:00")
    await stage.settled()
    await executor.shot("accepted-notice", "The executor hears what was accepted")
    builders = stage.phone(BUILDERS)
    await builders.shot("all-accepted", "… and when all of it was")
    await executor.say("№ 5 1,2% число участников уточнено")
    await executor.press("button.send")
    await coordinator.say("/review")
    await coordinator.shot("review-correction", "A correction of what was accepted")


async def status(stage: Stage) -> None:
    deputy = stage.phone(DEPUTY)
    await deputy.say("дороги")
    await deputy.shot("status-roads", "«дороги»: one section", 2, desk=True, guide="status-roads")
    await deputy.say("/status 4")
    await deputy.shot("status-indicator", "One indicator", 2)
    await deputy.say("УГХ")
    await deputy.shot("status-executor", "An executor", 2)
    await deputy.say("/status")
    await deputy.shot("status-block", "One's own block")
    await deputy.press("button.whole_programme")
    await deputy.shot("status-programme", "The whole programme, a part of it in")
    await deputy.press("button.more")
    await deputy.shot("status-more", "«Ещё»: the worst, bar by bar", 2)
    await deputy.press("button.all_sections")
    await deputy.shot("status-sections", "The sections", desk=True)
    await deputy.say("где отстаём")
    await deputy.shot("status-behind", "«где отстаём»", 2)
    await deputy.say("кто не сдал")
    await deputy.shot("status-owing", "«кто не сдал»", 2)
    await deputy.say("что на проверке")
    await deputy.shot("status-waiting", "«что на проверке»", 2)
    await deputy.say("когда срок")
    await deputy.shot("status-deadline", "«когда срок»", 2)
    await deputy.say("кто отвечает за дороги")
    await deputy.shot("status-who", "«кто отвечает за дороги»", 2)
    await deputy.say("дороги за прошлый год")
    await deputy.shot("status-no-period", "A period that was never opened", 2)
    await deputy.say("28")
    await deputy.shot("status-no-number", "A number that is not there", 2)
    await deputy.say("заместитель")
    await deputy.shot("status-unclear", "Several are meant", 2)
    await deputy.say("космос")
    await deputy.shot("status-not-found", "Nothing is found", 2)
    await _progress(stage)
    executor = stage.phone(REGISTRY)
    await executor.say("/status")
    await executor.shot("status-own", "An executor's own", 2)


async def _progress(stage: Stage) -> None:
    coordinator = stage.phone(COORDINATOR)
    await coordinator.say("/progress")
    await coordinator.shot("progress", "Who has handed in, by executor", 2, desk=True)
    await coordinator.press("button.by_sections")
    await coordinator.shot("progress-sections", "The same by section", 2)
    await coordinator.press("button.all_executors")
    await coordinator.shot("progress-executors", "All executors, a button each", 2)
    await coordinator.press("УГХ")
    await coordinator.shot("progress-executor", "One executor", 2)
    await coordinator.press("button.letter")
    await coordinator.shot("progress-letter", "A letter, ready to be sent", 2)
    await coordinator.press("button.reminded")
    await coordinator.shot("progress-reminded", "Who was reminded", 2)


async def report(stage: Stage) -> None:
    coordinator, executor = stage.phone(COORDINATOR), stage.phone(BUILDERS)
    await coordinator.say("/report")
    await coordinator.shot("report", "How far the report has come", desk=True, guide="report")
    await coordinator.press("button.word")
    await coordinator.shot("report-file", "The file, a draft", guide="report-file")
    await executor.say("/report")
    await executor.shot("report-own", "An executor's own rows")


async def the_coordinator_s_own_commands(stage: Stage) -> None:
    coordinator, deputy = stage.phone(COORDINATOR), stage.phone(DEPUTY)
    await coordinator.say("/tasks")
    await coordinator.shot("tasks-coordinator", "/tasks of a coordinator")
    await deputy.say("/tasks")
    await deputy.shot("tasks-deputy", "/tasks of a deputy")
    await coordinator.say("/status")
    await coordinator.shot("status-coordinator", "/status of a coordinator")


async def plans(stage: Stage) -> None:
    phone = stage.phone(COORDINATOR)
    await phone.say("/plan")
    await phone.shot("plan-usage", "/plan without a number", 2)
    await phone.say("/plan 11")
    await phone.shot("plan", "What holds for an indicator", 2, guide="plan")
    await phone.press("plan.button.value")
    await phone.shot("plan-value", "A plan or a due date is asked for")
    await phone.say("01.11.2022")
    await phone.shot("plan-due", "… the due date stands", 2)
    await phone.press("plan.button.target")
    await phone.shot("plan-target", "A new target is asked for")
    await phone.say("5\nпостановление от 12.05.2022 № 1204\nс 01.07.2022")
    await phone.shot("plan-changed", "… the new target", 2)


async def periods(stage: Stage) -> None:
    phone = stage.phone(COORDINATOR)
    await phone.say("/period")
    await phone.shot("period", "The periods", guide="period")
    await phone.press("period.button.open", period=await _button_tail(phone, "period.button.open"))
    await phone.shot("period-open", "The next one is to be opened")
    await phone.press("button.back")
    await phone.press("period.button.close", period=await _button_tail(phone, "period.button.close"))
    await phone.shot("period-close", "Closing with gaps", guide="period-close")
    await phone.press("period.button.close_yes")
    await phone.shot("period-closed", "… closed")
    executor = stage.phone(ROADS)
    await executor.say("№ 4 55 % уточнили")
    await executor.shot("period-closed-refusal", "A figure for a closed period", 2)
    await phone.press("period.button.reopen", period=await _button_tail(phone, "period.button.reopen"))
    await phone.shot("period-reopen", "Opening again asks for whom")
    await phone.press("reopening.button.indicators")
    await phone.shot("period-reopen-which", "… for which indicator")
    await phone.press("№ 4")
    await phone.say("МФЦ прислал уточнение")
    await phone.shot("period-reopen-until", "… until when")
    await phone.press_first("period")
    await phone.shot("period-reopened", "… open again for one indicator")


async def _button_tail(phone: Phone, name: str) -> str:
    """The period's name on a button, whichever period it is."""
    head, tail = phone.stage.t.label(name, period="|").split("|")
    found = [one for one in await phone.labels() if one.startswith(head) and one.endswith(tail)]
    return found[0].removeprefix(head).removesuffix(tail)


SCENES = (
    ("Home and help", homes),
    ("Handing in", a_figure),
    ("Handing in", more_figures),
    ("Handing in", several),
    *evidence.SCENES,
    ("Handing in: what is refused", what_is_not_understood),
    ("Handing in: others", the_others),
    ("The coordinator checks", review),
    ("The coordinator checks", plain),
    ("How things stand", status),
    ("The report in the chat", report),
    ("Other roles' commands", the_coordinator_s_own_commands),
    *deadline.SCENES,
    *people.SCENES,
    ("Plans, targets, periods", plans),
    ("Plans, targets, periods", periods),
)
