"""Files sent by the bot and by people: content on disk, the record in the store."""

import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from playground.content.images import Size
from playground.state.store import Json, Store

_SUBFOLDER = {"photo": "photos", "document": "documents"}


@dataclass(frozen=True)
class Upload:
    """A file that has just come in and still lies in the temporary folder."""

    name: str
    mime: str
    size: int
    path: Path

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)


class Sink:
    """Writes an upload to disk as it comes; beyond `limit` it only counts, to let the sender finish."""

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self.size = 0
        self._limit = limit
        self._file: BinaryIO = path.open("wb")

    @property
    def too_large(self) -> bool:
        return self.size > self._limit

    def write(self, chunk: bytes) -> None:
        self.size += len(chunk)
        if not self.too_large:
            self._file.write(chunk)

    def close(self) -> None:
        self._file.close()


class Shelf:
    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._incoming = folder / "incoming"
        for name in ("incoming", *_SUBFOLDER.values()):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for left_over in self._incoming.iterdir():
            left_over.unlink()

    def sink(self, limit: int) -> Sink:
        return Sink(self._incoming / secrets.token_hex(16), limit)

    def keep(self, upload: Upload, kind: str, size: Size | None = None) -> Json:
        """Take the upload over; returns its Document or PhotoSize."""
        file_id = secrets.token_urlsafe(36)
        width, height = size or (None, None)
        cursor = self._store.run(
            "INSERT INTO files (file_id, unique_id, kind, name, mime, size, width, height)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(file_id, secrets.token_urlsafe(11), kind, upload.name, upload.mime, upload.size, width, height),
        )
        path = self._place(kind, cursor.lastrowid or 0, upload.name)
        upload.path.replace(self._folder / path)
        self._store.run("UPDATE files SET path = ? WHERE number = ?", path, cursor.lastrowid)
        return self.described(self.get(file_id))

    @staticmethod
    def _place(kind: str, number: int, name: str) -> str:
        """A path of our own making: nothing of the sender's name but a tame suffix."""
        suffix = PurePosixPath(name).suffix.lower()
        tame = suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 8 else ""
        return f"{_SUBFOLDER[kind]}/file_{number}{tame}"

    def get(self, file_id: str) -> sqlite3.Row | None:
        return self._store.one("SELECT * FROM files WHERE file_id = ?", file_id)

    def by_path(self, path: str) -> sqlite3.Row | None:
        return self._store.one("SELECT * FROM files WHERE path = ?", path)

    def location(self, record: sqlite3.Row) -> Path:
        return self._folder / str(record["path"])

    def described(self, record: sqlite3.Row | None) -> Json:
        """A record as the Bot API's PhotoSize or Document."""
        assert record is not None
        common = {
            "file_id": record["file_id"],
            "file_unique_id": record["unique_id"],
            "file_size": record["size"],
        }
        if record["kind"] == "photo":
            return common | {"width": record["width"], "height": record["height"]}
        return common | {"file_name": record["name"], "mime_type": record["mime"]}
