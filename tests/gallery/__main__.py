"""``make gallery``: every screen, the page, the charts and the report's pages in build/gallery/index.html."""

import argparse
import asyncio
import shutil
import tempfile
import time
from pathlib import Path

from tests.gallery import charts, examples, forms, paper
from tests.gallery.album import ENGLISH, RUSSIAN, Album
from tests.gallery.camera import Camera
from tests.gallery.index import index
from tests.gallery.walk import Walk

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "gallery"
GUIDE_PICTURES = ROOT / "docs" / "pictures"
NO_BROWSER = (
    "screenshots and the page: {} not here."
    " On Debian: apt-get install chromium chromium-driver fonts-noto-color-emoji"
)
NO_PAPER = "the report's pages: {} not here. On Debian: apt-get install libreoffice-writer poppler-utils"


def main() -> int:
    given = _parser().parse_args()
    began = time.monotonic()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    album = Album(OUT)
    if not given.pictures:
        examples.draw_examples(album)
        _charts_and_pages(album)
    _screens(album, given.pictures)
    (OUT / "index.html").write_text(index(album), encoding="utf-8")
    _tell(album, time.monotonic() - began)
    return 1 if album.broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument(
        "--pictures", action="store_true", help="only the guides' pictures, anew in docs/pictures"
    )
    return parser


def _charts_and_pages(album: Album) -> None:
    print("Charts", flush=True)
    charts.draw_charts(album)
    absent = paper.missing()
    if absent:
        album.leave_out(NO_PAPER.format(" and ".join(absent)))
        return
    print("The report's pages", flush=True)
    paper.draw_pages(album)
    print("Documents and reports in their form", flush=True)
    forms.draw_forms(album)


def _screens(album: Album, pictures: bool) -> None:
    languages = (RUSSIAN,) if pictures else (RUSSIAN, ENGLISH)
    folder = GUIDE_PICTURES if pictures else None
    absent = Camera.missing()
    if absent:
        album.leave_out(NO_BROWSER.format(" and ".join(absent)))
        asyncio.run(Walk(album, None).all(languages))
        return
    with tempfile.TemporaryDirectory() as profile:
        camera = Camera(Path(profile))
        try:
            asyncio.run(Walk(album, camera, folder).all(languages))
        finally:
            camera.close()


def _tell(album: Album, seconds: float) -> None:
    entries = [entry for group in album.groups.values() for entry in group.values()]
    remarks = [f"  {entry.name}: {one}" for entry in entries for one in entry.remarks]
    print(f"{len(entries)} things to look at, {seconds:.0f} s: {OUT / 'index.html'}")
    if remarks:
        print("Remarks:", *remarks, sep="\n")
    for line in (*album.left_out, *album.broken):
        print(f"!! {line}")


if __name__ == "__main__":
    raise SystemExit(main())
