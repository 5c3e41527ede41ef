"""What the Bot API refuses, in Telegram's words; entities; buttons; people who cannot be written to."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from playground.state.world import Options
from tests.integration.playground.test_polling import Ground, playground

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
    " same as a current content and reply markup of the message"
)
EXPIRED = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with playground(tmp_path) as running:
        await running.say("/start")
        yield running


def keyboard(*rows: list[dict[str, str]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def refusal(ground: Ground, method: str, code: int = 400, **params: Any) -> str:
    body = await ground.bot(method, **params)
    assert body.get("error_code") == code, body
    description: str = body["description"]
    return description


async def html(ground: Ground, text: str) -> dict[str, Any]:
    message: dict[str, Any] = await ground.result("sendMessage", chat_id=7, text=text, parse_mode="HTML")
    return message


async def test_unknown_method_and_wrong_token(ground: Ground) -> None:
    assert await refusal(ground, "sendUnicorn", 404) == "Not Found"
    async with ground.http.get(f"{ground.url}/bot42:WRONG/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")


async def test_who_can_be_written_to(ground: Ground) -> None:
    assert await refusal(ground, "sendMessage", chat_id=999, text="x") == "Bad Request: chat not found"
    never = await refusal(ground, "sendMessage", 403, chat_id=8, text="x")
    assert never == "Forbidden: bot can't initiate conversation with a user"
    await ground.play("people/7/block")
    blocked = await refusal(ground, "sendMessage", 403, chat_id=7, text="x")
    assert blocked == "Forbidden: bot was blocked by the user"
    await ground.play("people/7/unblock")
    await ground.result("sendMessage", chat_id=7, text="x")
    changes = [u["my_chat_member"] for u in await ground.result("getUpdates") if "my_chat_member" in u]
    states = [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes]
    assert states == [("member", "kicked"), ("kicked", "member")]


async def test_lengths_are_counted_in_utf16_after_the_markup(ground: Ground) -> None:
    assert await refusal(ground, "sendMessage", chat_id=7, text="") == "Bad Request: message text is empty"
    assert await refusal(ground, "sendMessage", chat_id=7, text=" \n") == "Bad Request: message text is empty"
    too_long = await refusal(ground, "sendMessage", chat_id=7, text="😀" * 2049)
    assert too_long == "Bad Request: message is too long"
    await html(ground, "<b>" + "я" * 4096 + "</b>")
    caption = await refusal(ground, "sendDocument", chat_id=7, document="x", caption="я" * 1025)
    assert caption == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("пять <5 штук> и", 'Unsupported start tag "5" at byte offset 9'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>жирный", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_broken_html_is_refused_with_its_place(ground: Ground, text: str, complaint: str) -> None:
    told = await refusal(ground, "sendMessage", chat_id=7, text=text, parse_mode="HTML")
    assert told == f"Bad Request: can't parse entities: {complaint}"


async def test_html_becomes_text_and_entities(ground: Ground) -> None:
    message = await html(ground, "  😀 <b>ж<i>к</i></b> &lt;&amp;&#33;&quot; &nbsp; <a href='ya.ru'>сайт</a>")
    assert message["text"] == '😀 жк <&!" &nbsp; сайт'
    assert message["entities"] == [
        {"type": "bold", "offset": 3, "length": 2},
        {"type": "italic", "offset": 4, "length": 1},
        {"type": "text_link", "offset": 18, "length": 4, "url": "http://ya.ru/"},
    ]


async def test_html_blocks_and_users(ground: Ground) -> None:
    code = await html(ground, '<pre><code class="language-py">x</code></pre>')
    assert code["entities"] == [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]
    quote = await html(ground, "<blockquote expandable>а</blockquote><span class='tg-spoiler'>б</span>")
    assert [e["type"] for e in quote["entities"]] == ["expandable_blockquote", "spoiler"]
    user = await html(ground, '<a href="tg://user?id=8">кто</a> <a href="tg://user?id=99">никто</a>')
    assert [e["user"]["id"] for e in user["entities"]] == [8]
    unsafe = await html(ground, '<a href="javascript:alert(1)">x</a>')
    assert "entities" not in unsafe


async def test_plain_text_gets_commands_and_links(ground: Ground) -> None:
    await ground.say("/status roads см. https://t.me/bot?start=a, и (mail@ya.ru) 12,5 % 11.07.2022")
    message = (await ground.result("getUpdates"))[-1]["message"]
    pieces = [(e["type"], message["text"][e["offset"] :][: e["length"]]) for e in message["entities"]]
    assert pieces == [
        ("bot_command", "/status"),
        ("url", "https://t.me/bot?start=a"),
        ("email", "mail@ya.ru"),
    ]


@pytest.mark.parametrize(
    ("buttons", "complaint"),
    [
        ([{"text": "x", "callback_data": "я" * 33}], "BUTTON_DATA_INVALID"),
        ([{"text": "x", "callback_data": ""}], "BUTTON_DATA_INVALID"),
        ([{"text": " ", "callback_data": "x"}], "inline keyboard button text must be non-empty"),
        ([{"text": "x"}], "Text buttons are unallowed in the inline keyboard"),
        (
            [{"text": "x", "url": "javascript:1"}],
            "inline keyboard button URL 'javascript:1' is invalid: Wrong HTTP URL",
        ),
        ([{"text": "x", "callback_data": "x"}] * 101, "REPLY_MARKUP_TOO_LONG"),
    ],
)
async def test_bad_buttons_are_refused(ground: Ground, buttons: list[dict[str, str]], complaint: str) -> None:
    told = await refusal(ground, "sendMessage", chat_id=7, text="x", reply_markup=keyboard(buttons))
    assert told == f"Bad Request: {complaint}"


async def test_replies(ground: Ground) -> None:
    sent = await ground.result("sendMessage", chat_id=7, text="вопрос")
    mine = await ground.play("chats/7/send", text="ответ", reply_to=sent["message_id"])
    assert mine["message"]["reply_to_message"]["text"] == "вопрос"
    third = await ground.result(
        "sendMessage",
        chat_id=7,
        text="дальше",
        reply_parameters={"message_id": mine["message"]["message_id"]},
    )
    assert "reply_to_message" not in third["reply_to_message"]
    lost = await refusal(ground, "sendMessage", chat_id=7, text="x", reply_to_message_id=77)
    assert lost == "Bad Request: message to be replied not found"
    lenient = {"message_id": 77, "allow_sending_without_reply": True}
    await ground.result("sendMessage", chat_id=7, text="x", reply_parameters=lenient)


async def test_edits(ground: Ground) -> None:
    buttons = keyboard([{"text": "Да", "callback_data": "yes"}])
    sent = await ground.result(
        "sendMessage", chat_id=7, text="<b>x</b>", parse_mode="HTML", reply_markup=buttons
    )
    place: dict[str, Any] = {"chat_id": 7, "message_id": sent["message_id"]}
    same: dict[str, Any] = {"text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": buttons}
    assert await refusal(ground, "editMessageText", **place, **same) == NOT_MODIFIED
    assert await refusal(ground, "editMessageReplyMarkup", **place, reply_markup=buttons) == NOT_MODIFIED
    changed = await ground.result("editMessageText", **place, text="x")
    assert "reply_markup" not in changed
    assert "entities" not in changed
    assert changed["edit_date"] >= changed["date"]
    no_caption = await refusal(ground, "editMessageCaption", **place, caption="x")
    assert no_caption == "Bad Request: there is no caption in the message to edit"
    lost = await refusal(ground, "editMessageText", chat_id=7, message_id=99, text="x")
    assert lost == "Bad Request: message to edit not found"
    foreign = await refusal(ground, "editMessageText", chat_id=7, message_id=1, text="x")
    assert foreign == "Bad Request: message can't be edited"


async def test_deletion_ends_after_two_days(ground: Ground) -> None:
    ids = [(await ground.result("sendMessage", chat_id=7, text="x"))["message_id"] for _ in range(2)]
    await ground.result("deleteMessage", chat_id=7, message_id=ids[0])
    again = await refusal(ground, "deleteMessage", chat_id=7, message_id=ids[0])
    assert again == "Bad Request: message to delete not found"
    await ground.play("clock", shift_seconds=48 * 3600 + 1)
    late = await refusal(ground, "deleteMessage", chat_id=7, message_id=ids[1])
    assert late == "Bad Request: message can't be deleted for everyone"


async def test_a_press_is_answered_once(ground: Ground) -> None:
    buttons = keyboard([{"text": "Да", "callback_data": "yes"}])
    sent = await ground.result("sendMessage", chat_id=7, text="x", reply_markup=buttons)
    pressed = await ground.play("chats/7/press", message_id=sent["message_id"], data="yes")
    query = (await ground.result("getUpdates"))[-1]["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (pressed["query_id"], "yes", 7)
    assert query["message"]["reply_markup"] == buttons
    assert query["chat_instance"]
    assert not (await ground.look(f"queries/{query['id']}"))["answered"]
    await ground.result("answerCallbackQuery", callback_query_id=query["id"], text="Принято", show_alert=True)
    told = await ground.look(f"queries/{query['id']}")
    assert (told["answered"], told["text"], told["alert"]) == (True, "Принято", True)
    assert await refusal(ground, "answerCallbackQuery", callback_query_id=query["id"]) == EXPIRED
    assert await refusal(ground, "answerCallbackQuery", callback_query_id="1") == EXPIRED


async def test_only_buttons_that_are_there_can_be_pressed_unless_forged(ground: Ground) -> None:
    sent = await ground.result("sendMessage", chat_id=7, text="x")
    body = {"message_id": sent["message_id"], "data": "old"}
    async with ground.http.post(f"{ground.url}/play/chats/7/press", json=body) as answer:
        assert answer.status == 403
    await ground.play("chats/7/press", **body, forged=True)
    await ground.play("chats/7/press", message_id=500, data="older", forged=True)
    known, lost = [u["callback_query"] for u in await ground.result("getUpdates", offset=-2)]
    assert known["message"]["text"] == "x"
    assert lost["message"] == {"chat": lost["message"]["chat"], "message_id": 500, "date": 0}


async def test_a_query_expires_in_real_time(tmp_path: Path) -> None:
    async with playground(tmp_path, query_lifetime=0.05) as ground:
        await ground.say("/start")
        pressed = await ground.play("chats/7/press", message_id=1, data="x", forged=True)
        await ground.result("getUpdates", offset=100, timeout=1)
        told = await refusal(ground, "answerCallbackQuery", callback_query_id=pressed["query_id"])
        assert told == EXPIRED


async def test_command_menus_by_scope_and_language(ground: Ground) -> None:
    async def put(name: str, **where: Any) -> None:
        await ground.result("setMyCommands", commands=[{"command": name, "description": "д"}], **where)

    async def seen() -> list[str]:
        return [item["command"] for item in (await ground.look("commands?person=7"))["commands"]]

    assert await seen() == []
    await put("common")
    assert await seen() == ["common"]
    await put("private", scope={"type": "all_private_chats"})
    await put("russian", scope={"type": "all_private_chats"}, language_code="ru")
    assert await seen() == ["russian"]
    await put("own", scope={"type": "chat", "chat_id": 7})
    assert await seen() == ["own"]
    await ground.result("deleteMyCommands", scope={"type": "chat", "chat_id": 7})
    assert await seen() == ["russian"]
    bad = [{"command": "Большая", "description": "д"}]
    assert await refusal(ground, "setMyCommands", commands=bad) == "Bad Request: BOT_COMMAND_INVALID"


def test_the_limits_are_kept_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    assert Options(data=tmp_path).limits


async def test_sends_and_edits_beyond_the_limits_are_refused_and_the_rest_is_not(tmp_path: Path) -> None:
    async with playground(tmp_path, limits=True) as ground:
        await ground.say("/start")
        sent = await ground.result("sendMessage", chat_id=7, text="x")
        place = {"chat_id": 7, "message_id": sent["message_id"]}
        bodies = [await ground.bot("editMessageText", **place, text=f"{n}") for n in range(6)]
        assert [body["ok"] for body in bodies[:4]] == [True] * 4
        refused = next(body for body in bodies if not body["ok"])
        await ground.result("sendChatAction", chat_id=7, action="typing")
        assert refused["error_code"] == 429
        after = refused["parameters"]["retry_after"]
        assert refused["description"] == f"Too Many Requests: retry after {after}"


async def test_people_are_added_and_count_what_is_unread(ground: Ground) -> None:
    added = await ground.play("people", first_name="Заместитель", about="связь")
    await ground.say("/start", added["id"])
    await ground.result("sendMessage", chat_id=added["id"], text="Добро\nпожаловать")
    people = {one["id"]: one for one in (await ground.look("people"))["people"]}
    assert list(people) == [7, 8, added["id"]]
    assert people[added["id"]]["unread"] == 1
    assert people[added["id"]]["last"]["text"] == "Добро пожаловать"
    await ground.play(f"chats/{added['id']}/read")
    assert (await ground.look("people"))["people"][-1]["unread"] == 0
