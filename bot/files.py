"""Files by content hash on the local disk: whole and on the platter before their row is written."""

import asyncio
import hashlib
import os
import tempfile
from pathlib import Path


class LocalFiles:
    """``<root>/<first two hex digits>/<sha256>``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, content: bytes) -> str:
        return await asyncio.to_thread(self._put, content)

    async def get(self, content_hash: str) -> bytes:
        return await asyncio.to_thread(self._get, content_hash)

    def _put(self, content: bytes) -> str:
        content_hash = hashlib.sha256(content).hexdigest()
        target = self._path(content_hash)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, content)
            _sync(target.parent)
            _sync(self._root)
        return content_hash

    def _get(self, content_hash: str) -> bytes:
        try:
            return self._path(content_hash).read_bytes()
        except FileNotFoundError:
            raise KeyError(content_hash) from None

    def _path(self, content_hash: str) -> Path:
        return self._root / content_hash[:2] / content_hash


def _write(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).rename(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
