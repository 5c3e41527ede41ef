"""getUpdates and the webhook methods a polling bot calls."""

from typing import Any

from playground.bot_api.params import Params
from playground.errors import bad_request
from playground.state.world import World


async def get_updates(world: World, params: Params) -> list[dict[str, Any]]:
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
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    return True


async def set_webhook(world: World, params: Params) -> bool:
    if params.text("url"):
        raise bad_request("bad webhook: the playground delivers by getUpdates only")
    return await delete_webhook(world, params)


async def get_webhook_info(world: World, _params: Params) -> dict[str, Any]:
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending_count(),
    }


METHODS = {
    "getupdates": get_updates,
    "deletewebhook": delete_webhook,
    "setwebhook": set_webhook,
    "getwebhookinfo": get_webhook_info,
}
