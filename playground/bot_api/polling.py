"""getUpdates and the webhook methods a polling bot calls.

A webhook that is set takes nothing here: as with Telegram, whoever polls beside one is refused, and what
arrives waits.
"""

from typing import Any

from playground.bot_api.params import Params
from playground.errors import ApiError, bad_request
from playground.state.world import World

_WEBHOOK = "webhook"
_FIRST = "use deleteWebhook to delete the webhook first"
_BESIDE_A_WEBHOOK = f"Conflict: can't use getUpdates method while webhook is active; {_FIRST}"


async def get_updates(world: World, params: Params) -> list[dict[str, Any]]:
    if world.store.meta(_WEBHOOK):
        raise ApiError(409, _BESIDE_A_WEBHOOK)
    allowed = params.structure("allowed_updates")
    if isinstance(allowed, list):
        world.updates.allow([str(kind) for kind in allowed])
    limit = params.number("limit")
    return await world.updates.poll(
        params.number("offset") or 0,
        min(max(limit if limit is not None else 100, 1), 100),
        max(params.number("timeout") or 0, 0),
    )


async def delete_webhook(world: World, params: Params) -> bool:
    return _set(world, params, "")


async def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    return _set(world, params, url)


def _set(world: World, params: Params, url: str) -> bool:
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    world.store.set_meta(_WEBHOOK, url)
    return True


async def get_webhook_info(world: World, _params: Params) -> dict[str, Any]:
    return {
        "url": world.store.meta(_WEBHOOK) or "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending_count(),
    }


METHODS = {
    "getupdates": get_updates,
    "deletewebhook": delete_webhook,
    "setwebhook": set_webhook,
    "getwebhookinfo": get_webhook_info,
}
