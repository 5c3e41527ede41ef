"""People, the clock, the menus and the bot's own texts, as the page asks for them."""

import re
import sqlite3
from datetime import datetime

from aiohttp import web

from playground.bot_api.routes import WORLD
from playground.errors import PlayError
from playground.play_api import acts
from playground.play_api.requests import body_of, chat_id_of, number
from playground.state.store import Json
from playground.state.world import World

_SHOWN = ("id", "first_name", "last_name", "username", "language_code", "about")
_EXCERPT = 120


def setup(app: web.Application) -> None:
    app.router.add_get("/play/bot", _bot)
    app.router.add_get("/play/clock", _clock)
    app.router.add_post("/play/clock", _move_clock)
    app.router.add_get("/play/people", _people)
    app.router.add_post("/play/people", _add)
    app.router.add_post(r"/play/people/{id:\d+}/{act:block|unblock}", _block)
    app.router.add_get("/play/commands", _commands)


async def _bot(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person = world.people.get(number(request.query, "person", required=False))
    language = str(person["language_code"] or "") if person else ""
    return web.json_response(world.bot_settings(language))


def _clock_answer(world: World) -> web.Response:
    return web.json_response({"now": world.clock.iso(), "frozen": world.clock.frozen})


async def _clock(request: web.Request) -> web.Response:
    """``done``: until when the bot has done all there was; the page is told once after each move."""
    world, done = request.app[WORLD], request.query.get("done")
    try:
        if done and world.clock.see(datetime.fromisoformat(done)):
            world.hub.tell("clock_seen")
    except (TypeError, ValueError):
        raise PlayError(400, "Время не разобрать: done — ISO 8601 со смещением.") from None
    return _clock_answer(world)


async def _move_clock(request: web.Request) -> web.Response:
    world, body = request.app[WORLD], await body_of(request)
    try:
        if "now" in body:
            world.clock.move(datetime.fromisoformat(str(body["now"])))
        else:
            world.clock.shift(float(body["shift_seconds"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        raise PlayError(400, "Время не разобрать: нужно now (ISO 8601) или shift_seconds.") from None
    world.hub.tell("clock", now=world.clock.iso(), frozen=world.clock.frozen)
    return _clock_answer(world)


def person_view(world: World, person: sqlite3.Row) -> Json:
    last = world.messages.last(person["id"])
    return {
        **{key: person[key] for key in _SHOWN},
        "name": " ".join(filter(None, (person["first_name"], person["last_name"]))),
        "started": bool(person["started"]),
        "blocked": bool(person["blocked"]),
        "unread": world.messages.unread(person["id"], person["read_id"]),
        "last": _excerpt(last) if last else None,
    }


def _excerpt(message: Json) -> Json:
    text = message.get("text") or message.get("caption") or _media_word(message)
    line = " ".join(text.split())[:_EXCERPT]
    return {"text": line, "date": message["date"], "from_bot": message["from"]["is_bot"]}


def _media_word(message: Json) -> str:
    return "Фотография" if "photo" in message else str(message.get("document", {}).get("file_name", ""))


async def _people(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    rows = [acts.chat_of(world, chat_id) for chat_id in world.people.chat_ids()]
    return web.json_response({"people": [person_view(world, row) for row in rows]})


async def _add(request: web.Request) -> web.Response:
    world, body = request.app[WORLD], await body_of(request)
    given = {key: str(body[key]).strip() for key in _SHOWN[1:] if body.get(key)}
    if not given.get("first_name"):
        raise PlayError(400, "Нужно имя.")
    if not re.fullmatch(r"(@?[A-Za-z]\w{3,31})?", given.get("username", ""), re.ASCII):
        raise PlayError(400, "Имя пользователя: от 4 до 32 латинских букв, цифр и подчёркиваний.")
    given["username"] = given.get("username", "").removeprefix("@")
    person_id = world.people.add({"language_code": "ru"} | given)
    world.hub.tell("people")
    return web.json_response(person_view(world, acts.chat_of(world, person_id)))


async def _block(request: web.Request) -> web.Response:
    world, person_id = request.app[WORLD], chat_id_of(request)
    acts.set_blocked(world, person_id, blocked=request.match_info["act"] == "block")
    return web.json_response(person_view(world, acts.chat_of(world, person_id)))


async def _commands(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    person = acts.chat_of(world, number(request.query, "person"))
    found = world.commands.seen_by(person["id"], person["language_code"] or "")
    return web.json_response({"commands": found})
