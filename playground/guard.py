"""Keeps other web sites out: the server listens on this machine, but so does the user's browser."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

_OWN_HOSTS = {"localhost", "127.0.0.1", "::1"}
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'",
}


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def own_host(request: web.Request) -> bool:
    """A foreign name that resolves to 127.0.0.1 still arrives with that name here."""
    return _host_name(request.headers.get("Host", "")) in _OWN_HOSTS


def own_origin(request: web.Request) -> bool:
    """True without an Origin (not a browser's cross-site request) or with the page's own."""
    if request.headers.get("Sec-Fetch-Site", "none") in ("cross-site", "same-site"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("Host")


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    if not own_host(request):
        raise web.HTTPForbidden(text="This server answers to localhost only.\n")
    if request.method not in _SAFE_METHODS and not own_origin(request):
        raise web.HTTPForbidden(text="Requests from other sites are refused.\n")
    return await handler(request)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
