"""The token appears in no log."""

import logging

import pytest

from bot.logs import redacted, set_up

TOKEN = "123456:AAE-secret_of_the_bot_0123456789abc"


@pytest.fixture(autouse=True)
def _put_logging_back() -> object:
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]


def test_neither_messages_nor_arguments_nor_tracebacks_show_it(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", TOKEN)
    log = logging.getLogger("somewhere")
    log.info("token %s", TOKEN)
    log.info({"url": f"https://api.telegram.org/bot{TOKEN}/getMe"})
    try:
        raise ValueError(f"cannot reach https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        log.exception("failed")
    told = capsys.readouterr().err
    assert "somewhere" in told
    assert "Traceback" in told
    assert "secret_of_the_bot" not in told


def test_a_token_is_recognised_by_its_looks_too() -> None:
    assert redacted(f"x {TOKEN} y") == "x <token> y"
    assert redacted("bot12%3Ashort", "12:short") == "bot<token>"
    assert redacted("at 12:30:59 no token") == "at 12:30:59 no token"
