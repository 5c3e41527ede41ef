"""The storyboard on four stages: the demo, an empty database, a half-year begun, a computed quarter."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.gallery import page_views
from tests.gallery.album import ENGLISH, RUSSIAN, Album
from tests.gallery.camera import Camera
from tests.gallery.cast import set_quarter, set_stage
from tests.gallery.scenes import coming_in, half_year, quarter
from tests.gallery.stage import staged


@dataclass(frozen=True)
class Walk:
    """Where what is seen goes."""

    album: Album
    camera: Camera | None
    guide_pictures: Path | None = None

    async def all(self, languages: tuple[str, ...] = (RUSSIAN, ENGLISH)) -> None:
        for language in languages:
            await self._one(language)

    async def _one(self, language: str) -> None:
        if self.camera is not None and language == RUSSIAN:
            with tempfile.TemporaryDirectory() as folder:
                await self._demo(Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            await self._coming_in(Path(folder), language)
        with tempfile.TemporaryDirectory() as folder:
            await self._half_year(Path(folder), language)
        with tempfile.TemporaryDirectory() as folder:
            await self._quarter(Path(folder), language)

    async def _demo(self, folder: Path) -> None:
        async with staged(folder, self.album, self.camera, RUSSIAN, self.guide_pictures, demo=True) as stage:
            await stage.scene("The first two minutes", page_views.first_minutes)

    async def _coming_in(self, folder: Path, language: str) -> None:
        async with staged(folder, self.album, self.camera, language, self.guide_pictures) as stage:
            if self.camera is not None and language == RUSSIAN:
                await stage.scene("The page itself", page_views.before)
            for group, act in coming_in.SCENES:
                await stage.scene(group, act)

    async def _half_year(self, folder: Path, language: str) -> None:
        async with staged(folder, self.album, self.camera, language, self.guide_pictures) as stage:
            await set_stage(stage.running.parts.installation, language)
            for group, act in half_year.SCENES:
                await stage.scene(group, act)
            if self.camera is not None and language == RUSSIAN:
                await stage.scene("The page itself", page_views.after)

    async def _quarter(self, folder: Path, language: str) -> None:
        async with staged(folder, self.album, self.camera, language, self.guide_pictures) as stage:
            await set_quarter(stage.running.parts.installation, language)
            for group, act in quarter.SCENES:
                await stage.scene(group, act)
