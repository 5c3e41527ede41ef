"""Keeps other web sites out: the server listens on this machine, but so does the user's browser.

What changes something has to be asked by POST: on the page's side with the page's own Origin, which no other
page can send; on the bot's side with the token, whose secret a demo makes anew for each run.
"""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

_OWN_HOSTS = {"localhost", "127.0.0.1", "::1"}
_SAFE_METHODS = {"GET", "HEAD"}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob: data:; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    ),
}


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def own_host(request: web.Request) -> bool:
    """A foreign name that resolves to 127.0.0.1 still arrives with that name here."""
    return _host_name(request.headers.get("Host", "")) in _OWN_HOSTS


def own_origin(request: web.Request) -> bool | None:
    """Whether the page's own Origin stands in the request; ``None`` where none does, as a program asks."""
    origin = request.headers.get("Origin")
    return None if origin is None else origin == f"http://{request.headers.get('Host')}"


def _from_another_site(request: web.Request) -> bool:
    """Another port of this machine counts as the same site, and is another page all the same."""
    return request.headers.get("Sec-Fetch-Site", "none") in ("cross-site", "same-site")


def _opens_the_page(request: web.Request) -> bool:
    """A link from anywhere may lead here: it shows the page and does nothing."""
    return request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"


def _is_for_the_bot(request: web.Request) -> bool:
    return request.path.startswith(("/bot", "/file/bot"))


def refusal(request: web.Request) -> str:
    """Why a request is refused; empty where it is let in."""
    if not own_host(request):
        return "This server answers to localhost only.\n"
    safe, own = request.method in _SAFE_METHODS, own_origin(request)
    if own is False or (_from_another_site(request) and not (safe and _opens_the_page(request))):
        return "Requests from other sites are refused.\n"
    if not safe and own is None and not _is_for_the_bot(request):
        return "What changes something needs the page's own Origin header.\n"
    return ""


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    reason = refusal(request)
    if reason:
        raise web.HTTPForbidden(text=reason)
    return await handler(request)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
