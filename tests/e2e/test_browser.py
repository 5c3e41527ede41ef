"""The half-year's beginning in a real browser: the real bot behind the page, clicked with the mouse."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.bot_on_playground import OWNER
from tests.chat import Chats, chats_on
from tests.integration.playground.test_page import Page, driver, pytestmark

SEED = Path(__file__).resolve().parents[2] / "programmes" / "samples" / "kopeysk-2022-h1-report.docx"
ROADS = 2
CREATING = (
    ("Создать программу", "Муниципальное образование: Копейский городской округ"),
    ("Да, верно", "Екатеринбург (UTC+5)"),
    ("Да, верно", "Когда исполнители сдают сведения?"),
    ("10-го числа", "В документе уже есть сведения"),
    ("Начать без сведений", "Программа создана"),
    ("Координатор — я", "Пригласите исполнителей"),
)

__all__ = ["driver", "pytestmark"]


@pytest.fixture
async def chats(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Chats]:
    people = {OWNER: "Координатор", ROADS: "Исполнитель УГХ"}
    async with chats_on(sqlite_url, tmp_path, people) as running:
        yield running


class Clicking(Page):
    """The page of a bot's chat: buttons by their labels, messages by their words."""

    async def press(self, label: str) -> None:
        """The newest button with this label."""

        def found() -> bool:
            buttons = self.driver.find_elements(By.CSS_SELECTOR, f'[data-testid="button-{label}"]')
            if not buttons:
                return False
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", buttons[-1])
            buttons[-1].click()
            return True

        await self.until(found)

    async def take_file(self) -> None:
        """The newest file's row, clicked."""

        def found() -> bool:
            row = self.driver.find_elements(By.CSS_SELECTOR, 'a[data-testid^="file-"]')[-1]
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", row)
            row.click()
            return True

        await self.until(found)

    async def reads(self, words: str) -> None:
        """The newest message from the bot or the person says so."""
        await self.until(
            lambda: words in self.driver.find_element(By.TAG_NAME, "main").text.replace("\u00a0", " ")
        )


async def test_from_the_file_to_the_report_with_mouse_and_keyboard(
    chats: Chats, driver: webdriver.Chrome, tmp_path: Path
) -> None:
    downloads = {"behavior": "allow", "downloadPath": str(tmp_path)}
    driver.execute_cdp_cmd("Page.setDownloadBehavior", downloads)
    page = Clicking(driver, chats.url)
    await page.size(1100, 900)
    await page.open(OWNER)
    await page.click("start")
    await page.reads("Вы — владелец этого бота")

    await page.do(lambda: page.now("file-input").send_keys(str(SEED)))
    await page.click("dialog-ok")
    await page.reads("27 мероприятий (26 с показателем)")
    for label, answer in CREATING:
        await page.press(label)
        await page.reads(answer)
    await page.press("Пригласить")
    await page.press("УГХ")
    await page.press("Сдаёт сведения")
    await page.reads("Откройте ссылку и нажмите «Запустить»")

    link = await page.until(lambda: driver.find_elements(By.PARTIAL_LINK_TEXT, "https://t.me/")[-1])
    await page.do(link.click)
    await page.click(f"choose-{ROADS}")
    await page.click("start")
    await page.reads("Вас приглашают сдавать сведения за УГХ")
    await page.press("Принять")
    await page.press("Заполнить")
    await page.reads("№ 4 · Качество дорог (1 из 8)")
    await page.type("input", "50%", Keys.ENTER)
    await page.reads("в графике: прошла половина года")
    await page.type("input", "Работы ведутся в соответствии с графиком", Keys.ENTER)
    await page.reads("Так будет в отчёте. № 4")
    await page.press("Отправить")
    await page.reads("Отправлено на проверку. № 4: 50%")

    await page.open(OWNER)
    await page.reads("Вошёл сотрудник: Исполнитель УГХ")
    await page.type("input", "дороги", Keys.ENTER)
    await page.reads("Качество дорог · 1 полугодие 2022")
    picture = await page.until(lambda: driver.find_elements(By.CSS_SELECTOR, "main img")[-1])
    width = "return arguments[0].naturalWidth"
    await page.until(lambda: driver.execute_script(width, picture) > 400)
    await page.type("input", "/report", Keys.ENTER)
    await page.press("Word")
    name = "Сводный отчёт, 1 полугодие 2022.docx"
    await page.reads(name)
    await page.take_file()
    saved = tmp_path / name
    await page.until(lambda: saved.exists() and saved.stat().st_size > 10_000)
    assert saved.read_bytes()[:2] == b"PK"
    errors = await page.do(lambda: driver.get_log("browser"))  # type: ignore[no-untyped-call]
    assert [entry for entry in errors if entry["level"] == "SEVERE"] == []
