"""The gallery's page: one file, nothing from elsewhere."""

from html import escape

from tests.gallery.album import Album, Entry

_STYLE = """
:root { color-scheme: light; font: 16px/1.4 system-ui, sans-serif; }
body { margin: 0 24px 60px; background: #eef1f4; color: #111; }
nav { position: sticky; top: 0; padding: 10px 0; background: #eef1f4; }
nav a { margin-right: 14px; }
h2 { margin: 36px 0 10px; border-bottom: 2px solid #bbc4cc; }
.group { display: flex; flex-wrap: wrap; gap: 26px; align-items: flex-start; }
figure { margin: 0; padding: 10px; background: #fff; border-radius: 8px; }
figcaption { max-width: 640px; margin-bottom: 8px; font-weight: 600; }
figcaption small { color: #667; font-weight: 400; }
.sides { display: flex; gap: 10px; align-items: flex-start; flex-wrap: wrap; }
img { display: block; width: 300px; border: 1px solid #ccd3da; }
.wide img { width: min(900px, 88vw); }
.remark { color: #9a3b00; font-size: .85rem; max-width: 620px; }
.loud { margin: 12px 0; padding: 12px 16px; background: #b3261e; color: #fff; font-weight: 600; }
.texts { display: flex; gap: 14px; flex-wrap: wrap; margin-top: 8px; }
.texts > div { width: 300px; padding: 8px; background: #cfdfe9; font-size: .85rem; overflow-wrap: anywhere; }
.said { padding: 6px 9px; margin: 4px 30px 3px 0; background: #fff; border-radius: 9px; }
.said.person { margin: 4px 0 3px 30px; background: #e1fdd0; }
.keys { display: flex; gap: 3px; margin: 0 30px 3px 0; }
kbd { flex: 1; padding: 5px; background: #5b7f9e; color: #fff; border-radius: 6px; text-align: center; }
"""


def index(album: Album) -> str:
    names = list(album.groups)
    links = "".join(f'<a href="#g{place}">{escape(name)}</a>' for place, name in enumerate(names))
    groups = "".join(_group(place, name, album) for place, name in enumerate(names))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Gallery</title><style>{_STYLE}</style></head><body>"
        "<h1>What people look at</h1><p>Russian on the left, English on the right. The clock stands at "
        f"5 July 2022.</p>{_loud(album)}<nav>{links}</nav>{groups}</body></html>"
    )


def _loud(album: Album) -> str:
    lines = [f"LEFT OUT: {one}" for one in album.left_out] + [f"BROKEN: {one}" for one in album.broken]
    return "".join(f'<p class="loud">{escape(line)}</p>' for line in lines)


def _group(place: int, name: str, album: Album) -> str:
    entries = "".join(_figure(entry) for entry in album.groups[name].values())
    return f'<h2 id="g{place}">{escape(name)}</h2><div class="group">{entries}</div>'


def _figure(entry: Entry) -> str:
    pictures = "".join(
        f'<a href="{path}"><img src="{path}" alt="{escape(entry.caption)}, {language}" loading="lazy"></a>'
        for language, path in entry.pictures.items()
    )
    remarks = "".join(f'<p class="remark">{escape(one)}</p>' for one in entry.remarks)
    kind = ' class="wide"' if entry.wide else ""
    caption = f"<figcaption>{escape(entry.caption)} <small>{escape(entry.name)}</small></figcaption>"
    sides = f'<div class="sides">{pictures}</div>' if pictures else ""
    return (
        f'<figure{kind} id="{entry.name}">{caption}{sides}{remarks}{_texts(entry, bool(pictures))}</figure>'
    )


def _texts(entry: Entry, folded: bool) -> str:
    if not entry.texts:
        return ""
    columns = "".join(f'<div lang="{code}">{shown}</div>' for code, shown in entry.texts.items())
    opened = "" if folded else " open"
    return f'<details{opened}><summary>as text</summary><div class="texts">{columns}</div></details>'
