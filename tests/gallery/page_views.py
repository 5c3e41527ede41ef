"""The playground's own views: people, menus, dialogs, dark, desk."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains

from bot.commands.demo import WELCOME
from tests.gallery.album import RUSSIAN, slim
from tests.gallery.camera import DESK, PHONE, Camera
from tests.gallery.cast import COORDINATOR, DEPUTY, PRESS, ROADS, STRANGER
from tests.gallery.stage import Stage

_TABLET, _SMALL = (768, 1024), (320, 568)


async def _look(
    stage: Stage,
    name: str,
    caption: str,
    person: int | None,
    act: Callable[[Camera], object] = lambda _: None,
    size: tuple[int, int] = PHONE,
) -> None:
    camera, url = stage.camera, stage.ground.url
    assert camera is not None

    def look() -> bytes:
        camera.open(url, person, size)
        act(camera)
        return camera.take()

    entry = stage.album.entry(stage.group, name, caption, wide=size[0] > 640)
    stage.album.keep(entry, RUSSIAN, await asyncio.to_thread(look))


async def first_minutes(stage: Stage) -> None:
    """As somebody sees the demo who has just started it; the last look is README's picture."""
    await _look(stage, "demo-welcome", "The page welcomes", None)
    await _look(stage, "demo-welcome-desk", "… on a desk", None, size=DESK)
    await _look(stage, "demo-chat", "What the bot says before anything is said", ROADS)
    roads, deputy = stage.phone(ROADS), stage.phone(DEPUTY)
    await roads.say("/start")
    await roads.shot("demo-home", "Home of an executor whose half-year is half filled in")
    await roads.press("button.fill")
    await roads.say("1,2 % опрос ещё идёт")
    await roads.shot("demo-row", "A figure with a past", 2)
    await roads.press("button.send")
    await deputy.say("/start")
    await deputy.say("дороги")
    await deputy.shot("demo-status", "A deputy head asks for the roads", desk=True)
    await _look(stage, "demo-desk", "README's picture", DEPUTY, size=DESK)
    if stage.guide_pictures is not None:
        picture = (stage.album.folder / RUSSIAN / "demo-desk.png").read_bytes()
        (stage.guide_pictures / "demo.png").write_bytes(slim(picture))
    coordinator = stage.phone(COORDINATOR)
    await coordinator.say("/start")
    document = WELCOME.with_name("demo_new_programme.docx")
    await coordinator.send_file("Город для жизни.docx", document.read_bytes())
    await coordinator.shot("demo-document", "A new programme, dropped into the chat", 2)


async def before(stage: Stage) -> None:
    await _look(stage, "page-people-new", "The people, before anything was said", None)
    await _look(stage, "page-empty-chat", "A chat that has not begun", STRANGER)
    await _look(stage, "page-empty-chat-desk", "… on a desk", STRANGER, size=DESK)
    await _look(stage, "page-desk-nobody", "Nobody chosen, on a desk", None, size=DESK)


async def after(stage: Stage) -> None:
    await _look(stage, "page-people", "The people", None)
    await _look(stage, "page-menu", "The command menu of a coordinator", COORDINATOR, _menu)
    await _look(stage, "page-menu-executor", "… of an executor", ROADS, _menu)
    await _look(stage, "page-attach", "The file dialog", COORDINATOR, _attach)
    await _look(stage, "page-clock", "Moving the clock", ROADS, lambda camera: camera.click("clock"))
    await _look(stage, "page-new-person", "A new person", None, lambda camera: camera.click("new-person"))
    await _look(stage, "page-chat-menu", "What can be done with a chat", ROADS, _chat_menu)
    await _look(stage, "page-message-menu", "What can be done with a message", ROADS, _message_menu)
    await _look(stage, "page-reply", "A reply being written", ROADS, _reply)
    await _look(stage, "page-picture", "A picture opened", DEPUTY, _picture)
    await _link(stage)
    await _stale(stage)
    await _look(stage, "page-dark", "Dark", ROADS, lambda camera: camera.theme("dark"))
    await _look(stage, "page-dark-desk", "Dark, on a desk", DEPUTY, _status_dark, DESK)
    await _look(stage, "page-tablet", "A tablet", DEPUTY, lambda camera: camera.theme("light"), _TABLET)
    await _look(stage, "page-small", "A very small phone", ROADS, size=_SMALL)
    await stage.ground.play(f"people/{PRESS}/block")
    await _look(stage, "page-blocked", "The bot is blocked", PRESS)


def _menu(camera: Camera) -> None:
    camera.click("menu")
    camera.until(lambda: camera.now("commands").is_displayed())


def _attach(camera: Camera) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Сводный отчёт за 1 полугодие.docx"
        file.write_bytes(b"x" * 43_406)
        camera.do(lambda: camera.now("file-input").send_keys(str(file)))
        camera.until(lambda: camera.now("caption").is_displayed())


def _chat_menu(camera: Camera) -> None:
    camera.click("more")
    camera.until(lambda: camera.now("block").is_displayed())


def _message_menu(camera: Camera) -> None:
    own = camera.driver.find_elements("css selector", ".message.own .bubble")[-1]
    ActionChains(camera.driver).context_click(own).perform()
    camera.until(lambda: camera.now("menu-reply").is_displayed())


def _reply(camera: Camera) -> None:
    _message_menu(camera)
    camera.click("menu-reply")


def _picture(camera: Camera) -> None:
    pictures = camera.until(lambda: camera.driver.find_elements("css selector", ".photo"))
    camera.do(pictures[-1].click)
    camera.loaded()


def _status_dark(camera: Camera) -> None:
    camera.theme("dark")


async def _link(stage: Stage) -> None:
    """«Кому передать ссылку?»: the page stands in for forwarding."""
    coordinator = stage.phone(COORDINATOR)
    await coordinator.say("/invite")
    await coordinator.press("пресс-службы")
    await coordinator.press("invite.role.executor")

    def follow(camera: Camera) -> None:
        camera.driver.find_elements("css selector", ".text a")[-1].click()
        camera.until(lambda: camera.now(f"choose-{PRESS}").is_displayed())

    def hand(camera: Camera) -> None:
        follow(camera)
        camera.click(f"choose-{PRESS}")
        camera.until(lambda: camera.now("start").is_displayed())

    await _look(stage, "page-link", "Whom to hand the link", COORDINATOR, follow)
    await _look(stage, "page-link-handed", "… the link handed over", COORDINATOR, hand)


async def _stale(stage: Stage) -> None:
    """An old button answers with where things stand."""
    phone = stage.phone(ROADS)
    await phone.press("button.to_list")
    await phone.press("№ 13")
    if stage.t.label("button.fix") in await phone.labels():
        await phone.press("button.fix")
    card = (await phone.messages())[-1]
    later = next(b for row in card["reply_markup"]["inline_keyboard"] for b in row)
    await phone.say("0 Контроль осуществляется")
    await stage.ground.play(
        f"chats/{ROADS}/press", message_id=card["message_id"], data=later["callback_data"], forged=True
    )
    await stage.settled()
    await phone.shot("stale", "An old button of a card whose draft went on", 2)
