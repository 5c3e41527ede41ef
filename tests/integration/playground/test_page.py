"""The page in a real browser: a person talks to the bot with mouse and keyboard."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from bot.commands.demo import PEOPLE, WELCOME
from tests import left_out
from tests.integration.playground.test_polling import START, Ground, playground
from tests.times import PATIENCE

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--no-first-run"),
)
pytestmark = [pytest.mark.browser, left_out.BROWSER.mark()]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    running = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield running
    running.quit()


@dataclass
class Page:
    """The browser, driven from a thread so that the playground's loop goes on."""

    driver: webdriver.Chrome
    url: str

    async def do(self, action: Callable[[], Any]) -> Any:
        return await asyncio.to_thread(action)

    async def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 640}
        command = "Emulation.setDeviceMetricsOverride"
        await self.do(lambda: self.driver.execute_cdp_cmd(command, metrics))

    async def open(self, person: int | None = None) -> None:
        await self.do(lambda: self.driver.get("about:blank"))
        await self.do(lambda: self.driver.get(f"{self.url}/#{person or ''}"))
        await self.until(lambda: self.driver.find_element(By.CSS_SELECTOR, "body[data-ready]"))

    async def until(self, found: Callable[[], Any]) -> Any:
        wait = WebDriverWait(self.driver, PATIENCE, 0.05, ignored_exceptions=[Exception])
        return await self.do(lambda: wait.until(lambda _: found()))

    def now(self, testid: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, f'[data-testid="{testid}"]')

    async def see(self, testid: str, text: str = "") -> WebElement:
        def shown() -> WebElement | None:
            element = self.now(testid)
            return element if element.is_displayed() and text in element.text else None

        element: WebElement = await self.until(shown)
        return element

    async def gone(self, selector: str) -> None:
        await self.until(lambda: not self.driver.find_elements(By.CSS_SELECTOR, selector))

    async def click(self, testid: str) -> None:
        element = await self.see(testid)
        await self.do(element.click)

    async def type(self, testid: str, *keys: str) -> None:
        element = await self.see(testid)
        await self.do(lambda: element.send_keys(*keys))


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path, bot_username="programme_bot") as running:
        yield running


@pytest.fixture
async def page(ground: Ground, driver: webdriver.Chrome) -> AsyncIterator[Page]:
    running = Page(driver, ground.url)
    await running.size(1100, 800)
    yield running
    errors = await running.do(lambda: driver.get_log("browser"))  # type: ignore[no-untyped-call]
    assert [entry for entry in errors if entry["level"] == "SEVERE"] == []


def keyboard(*texts: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": text}] for text in texts]}


async def last_update(ground: Ground) -> dict[str, Any]:
    update: dict[str, Any] = (await ground.result("getUpdates", offset=-1, timeout=5))[-1]
    return update


async def query_id(ground: Ground) -> str:
    for _ in range(600):
        update = await last_update(ground)
        if "callback_query" in update:
            return str(update["callback_query"]["id"])
        await asyncio.sleep(0.05)
    raise AssertionError("nobody pressed")


async def test_a_conversation(ground: Ground, page: Page) -> None:
    await page.open()
    await page.click("person-7")
    await page.click("start")
    await page.see("text-1", "/start")
    await ground.result("sendChatAction", chat_id=7, action="typing")
    await page.see("action", "печатает…")
    text = "<b>№ 4</b> & <i>дороги</i>".replace("&", "&amp;")
    card = {"chat_id": 7, "text": text, "parse_mode": "HTML", "reply_markup": keyboard("Да", "Нет")}
    await ground.result("sendMessage", **card)
    bubble = await page.see("text-2", "№ 4 & дороги")
    assert await page.do(lambda: bubble.find_element(By.TAG_NAME, "b").text) == "№ 4"
    await page.gone('[data-testid="action"]')

    await page.click("button-Да")
    await page.until(lambda: page.driver.find_element(By.CSS_SELECTOR, ".spinner"))
    query = await query_id(ground)
    await ground.result("editMessageText", chat_id=7, message_id=2, text="Принято")
    await page.see("text-2", "Принято")
    await ground.result("answerCallbackQuery", callback_query_id=query, text="Готово")
    await page.see("toast", "Готово")
    await page.gone(".key")

    await page.type("input", "12,5 %", Keys.SHIFT, Keys.ENTER, Keys.NULL, "идут торги", Keys.ENTER)
    await page.see("text-3", "12,5 %\nидут торги")
    await page.type("input", Keys.ARROW_UP)
    await page.type("input", Keys.END, " в июле", Keys.ENTER)
    await page.see("text-3", "торги в июле")
    assert (await last_update(ground))["edited_message"]["text"] == "12,5 %\nидут торги в июле"


async def test_an_alert_a_reply_and_a_hostile_text(ground: Ground, page: Page) -> None:
    await ground.say("/start")
    hostile = "<img src=x onerror=alert(1)>"
    await ground.result("sendMessage", chat_id=7, text=hostile, reply_markup=keyboard("Почему"))
    await page.open(7)
    await page.see("text-2", hostile)
    await page.click("button-Почему")
    query = await query_id(ground)
    await ground.result("answerCallbackQuery", callback_query_id=query, text="Потому", show_alert=True)
    await page.see("alert", "Потому")
    await page.click("alert-ok")
    await page.gone(".spinner")
    bubble = await page.see("text-2")
    await page.do(lambda: ActionChains(page.driver).context_click(bubble).perform())
    await page.click("menu-reply")
    await page.type("input", "№ 4 50%", Keys.ENTER)
    await page.see("message-3", hostile)
    assert (await last_update(ground))["message"]["reply_to_message"]["message_id"] == 2
    own = await page.see("text-3")
    await page.do(lambda: ActionChains(page.driver).context_click(own).perform())
    await page.click("menu-react")
    await page.gone("dialog")
    edited = (await ground.result("getUpdates", offset=-1, timeout=5))[-1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (3, "№ 4 50%")


async def test_an_empty_chat_says_what_the_bot_can_do(ground: Ground, page: Page) -> None:
    await ground.result("setMyDescription", description="Собирает сведения")
    await ground.result("setMyDescription", description="Collects figures", language_code="en")
    guest = await ground.play("people", first_name="Guest", language_code="en")
    for person, words in ((7, "Собирает сведения"), (guest["id"], "Collects figures")):
        await page.open(person)
        await page.see("messages", words)


async def test_a_link_is_handed_to_somebody(ground: Ground, page: Page) -> None:
    await ground.say("/start")
    link = "https://t.me/programme_bot?start=inv_1"
    await ground.result("sendMessage", chat_id=7, text=f"Откройте {link}")
    await page.open(7)
    anchor = await page.do(lambda: page.driver.find_element(By.LINK_TEXT, link))
    await page.do(anchor.click)
    await page.click("choose-8")
    await page.click("start")
    await page.see("text-1", "/start inv_1")
    message = (await last_update(ground))["message"]
    assert (message["from"]["id"], message["text"]) == (8, "/start inv_1")


async def test_files_commands_and_the_clock(ground: Ground, page: Page, tmp_path: Path) -> None:
    await ground.say("/start")
    await ground.result("setMyCommands", commands=[{"command": "tasks", "description": "Мои показатели"}])
    await page.open(7)
    act = tmp_path / "акт.txt"
    act.write_text("принято", encoding="utf-8")
    await page.do(lambda: page.now("file-input").send_keys(str(act)))
    await page.type("caption", "Акт")
    await page.click("dialog-ok")
    await page.see("file-2", "акт.txt")
    await page.see("text-2", "Акт")
    await page.click("menu")
    await page.click("command-tasks")
    await page.see("text-3", "/tasks")
    await page.click("clock-week")
    await page.see("clock", "вт, 12 июля 2022, 09:00")


async def a_bot(ground: Ground, *writes: str) -> None:
    """It looks at the clock, and writes on these days: as ours does, which knows when to remind."""
    done = now = START.isoformat()
    while True:
        if now[:10] in writes and now[:10] != done[:10]:
            await ground.result("sendMessage", chat_id=7, text=f"Напоминание {now[:10]}")
        done = now
        now = (await ground.look(f"clock?done={quote(done)}"))["now"]
        await asyncio.sleep(0.02)


async def test_the_clock_plays_to_the_next_reminder_and_a_half_year(ground: Ground, page: Page) -> None:
    await ground.say("/start")
    bot = asyncio.create_task(a_bot(ground, "2022-07-08", "2022-07-11"))
    await page.open()
    await page.click("clock-reminder")
    await page.see("unread-7", "1")
    await page.see("clock", "пт, 8 июля 2022, 10:30")
    await page.see("clock-reminder", "До напоминания")
    await page.click("clock-half-year")
    await page.see("unread-7", "2")
    await page.click("clock-half-year")
    await page.see("clock-half-year", "Полугодие за минуту")
    await page.click("person-7")
    await page.see("text-3", "Напоминание 2022-07-11")
    await page.gone('[data-testid="unread-7"]')
    bot.cancel()


IMPATIENT = "const wait = setTimeout; window.setTimeout = (what, ms) => wait(what, ms >= 5000 ? 50 : ms);"
"""What the page would wait long for, it waits shortly for."""


@pytest.fixture
async def impatient(page: Page) -> AsyncIterator[Page]:
    driver = page.driver
    added = await page.do(
        lambda: driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": IMPATIENT})
    )
    yield page
    await page.do(lambda: driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added))


async def test_without_a_bot_the_clock_says_so(ground: Ground, impatient: Page) -> None:
    page = impatient
    await page.open()
    await page.click("clock-half-year")
    await page.see("clock", "вт, 5 июля 2022, 10:30")
    await page.until(lambda: "Запущен ли он?" in page.driver.find_element("id", "toasts").text)


async def browse_in(page: Page, language: str) -> None:
    agent = await page.do(lambda: page.driver.execute_script("return navigator.userAgent"))
    given = {"userAgent": agent, "acceptLanguage": language}
    await page.do(lambda: page.driver.execute_cdp_cmd("Network.setUserAgentOverride", given))


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru-RU", "Бот муниципальных программ"), ("en-GB", "The bot of municipal programmes")],
)
async def test_the_page_welcomes_in_the_browsers_language(
    tmp_path: Path, driver: webdriver.Chrome, language: str, words: str
) -> None:
    people = json.loads(PEOPLE.read_text("utf-8"))
    async with playground(tmp_path, people=people, welcome=WELCOME) as ground:
        page = Page(driver, ground.url)
        await browse_in(page, language)
        await page.size(1100, 800)
        await page.open()
        await page.see("welcome", words)
        assert len(await page.do(lambda: driver.find_elements(By.CSS_SELECTOR, "#welcome-desk .step"))) == 3
        await page.size(360, 780)
        await page.open()
        await page.see("welcome-side", words)
        width = "return document.documentElement.scrollWidth"
        assert await page.do(lambda: driver.execute_script(width)) == 360
        sending = await page.do(
            lambda: driver.find_element(By.CSS_SELECTOR, "#welcome-side [data-testid=send-sample]")
        )
        await page.do(sending.click)
        await page.click("dialog-ok")
        await page.see("file-1", ".docx")
        update = await last_update(ground)
        sent = await ground.result("getFile", file_id=update["message"]["document"]["file_id"])
        assert sent["file_size"] == WELCOME.with_name("demo_new_programme.docx").stat().st_size


async def test_the_line_to_write_in_has_its_height_from_the_start(ground: Ground, page: Page) -> None:
    await ground.say("/start")
    await page.size(360, 780)
    await page.open()
    await page.click("person-7")
    height = "return document.querySelector('[data-testid=input]').offsetHeight"
    await page.see("input")
    before = await page.do(lambda: page.driver.execute_script(height))
    await page.type("input", "5")
    assert before == await page.do(lambda: page.driver.execute_script(height)) > 40
    await page.type("input", "0 %", Keys.SHIFT, Keys.ENTER, Keys.NULL, "идут торги")
    assert before < await page.do(lambda: page.driver.execute_script(height))
    strip = "return document.querySelector('.clockbar').offsetHeight"
    assert await page.do(lambda: page.driver.execute_script(strip)) < 48  # one row


async def test_a_phone_shows_one_screen_at_a_time(ground: Ground, page: Page) -> None:
    await ground.say("/start")
    await page.size(390, 844)
    await page.open()
    await page.click("person-7")
    await page.see("input")
    assert not await page.do(lambda: page.now("person-8").is_displayed())
    width = "return document.documentElement.scrollWidth"
    assert await page.do(lambda: page.driver.execute_script(width)) == 390
    await page.click("more")
    await page.click("block")
    await page.click("unblock-big")
    await page.see("input")
    await page.click("back")
    await page.see("person-8")
