"""Files by content hash on the local disk: whole and on the platter before their row is written."""

import asyncio
import hashlib
import os
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

_SWEPT = ".swept"
"""The end of a file's name between its last look and its removal."""


class LocalFiles:
    """``<root>/<first two hex digits>/<sha256>``. Its time of change says when somebody put it last."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, content: bytes) -> str:
        return await asyncio.to_thread(self._put, content)

    async def get(self, content_hash: str) -> bytes:
        return await asyncio.to_thread(self._get, content_hash)

    async def not_put_for(self, age: timedelta) -> frozenset[str]:
        return await asyncio.to_thread(self._not_put_for, age)

    async def remove(self, hashes: Collection[str], age: timedelta) -> int:
        return await asyncio.to_thread(self._remove, hashes, age)

    def _put(self, content: bytes) -> str:
        content_hash = hashlib.sha256(content).hexdigest()
        target = self._path(content_hash)
        try:
            os.utime(target)  # whoever sweeps sees that it is wanted again
        except FileNotFoundError:
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

    def _not_put_for(self, age: timedelta) -> frozenset[str]:
        """What a death left half written, and it alone, is removed here: no row can name it."""
        found = set()
        for seen in self._every():
            path = _put_back(seen) if seen.suffix == _SWEPT else seen  # a death came between two steps
            if not _is_older(path, age):
                continue
            if path.name.startswith(path.parent.name):
                found.add(path.name)
            else:
                path.unlink(missing_ok=True)
        return frozenset(found)

    def _remove(self, hashes: Collection[str], age: timedelta) -> int:
        return sum(_taken_away(self._path(one), age) for one in hashes)

    def _every(self) -> Iterator[Path]:
        for folder in self._root.iterdir() if self._root.is_dir() else ():
            if folder.is_dir() and len(folder.name) == 2:
                yield from folder.iterdir()


def _is_older(path: Path, age: timedelta) -> bool:
    try:
        return path.stat().st_mtime < time.time() - age.total_seconds()
    except FileNotFoundError:
        return False


def _taken_away(target: Path, age: timedelta) -> bool:
    """Out of everybody's way first: who puts the same at this moment finds it gone and writes it anew, or
    has put it just before, and then it goes back."""
    aside = target.with_name(target.name + _SWEPT)
    with suppress(FileNotFoundError):
        target.rename(aside)
    if not aside.exists():
        return False
    if not _is_older(aside, age):
        _put_back(aside)
        return False
    aside.unlink(missing_ok=True)
    return True


def _put_back(aside: Path) -> Path:
    target = aside.with_suffix("")
    with suppress(FileNotFoundError):
        aside.rename(target)
    return target


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
