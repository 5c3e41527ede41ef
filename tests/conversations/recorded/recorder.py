"""What people see in their chats, act by act: what is new or has changed since they last looked."""

from typing import Any

from tests.chat import Chats, Person, Shown

Json = dict[str, Any]


class Recorder:
    """``steps`` is the recording. A message is known by its place among the bot's messages of its chat; what
    of it has not changed is not said again."""

    def __init__(self, chats: Chats, people: dict[int, str]) -> None:
        self._chats = chats
        self._people = people
        self._seen: dict[int, list[Json]] = {one: [] for one in people}
        self.steps: list[Json] = []

    async def say(self, person: Person, text: str) -> None:
        await person.say(text)
        await self._note(person.id, text)

    async def press(self, person: Person, label: str) -> None:
        answer = await person.press(label)
        await self._note(person.id, f"[{label}]", answer.toast)

    async def everybody(self, when: str) -> None:
        """What has come to anybody unasked."""
        for one in self._people:
            await self._note(one, when)

    async def _note(self, person_id: int, did: str, toast: str = "") -> None:
        now = [_plain(one) for one in await self._chats.person(person_id).shown()]
        seen = [*self._seen[person_id], *({} for _ in now)]
        shown = [
            {"message": place + 1} | changed
            for place, message in enumerate(now)
            if (changed := {key: value for key, value in message.items() if seen[place].get(key) != value})
        ]
        self._seen[person_id] = now
        if shown or toast:
            step = {"chat": self._people[person_id], "act": did, "toast": toast, "shown": shown}
            self.steps.append({key: value for key, value in step.items() if value})


def _plain(shown: Shown) -> Json:
    """A line of text or a row of buttons is one string; a message without buttons says so."""
    plain: Json = {
        "text": shown.text.split("\n"),
        "buttons": [" | ".join(button["text"] for button in row) for row in shown.rows],
    }
    if shown.photo:
        plain["picture"] = True
    if shown.file:
        plain["file"] = shown.file.get("file_name")
    return plain
