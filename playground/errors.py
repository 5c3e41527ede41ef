"""Refusals: those a bot gets from the Bot API and those the page gets."""

from typing import Any


class ApiError(Exception):
    """A Bot API answer with `ok: false`, worded as Telegram words it."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class PlayError(Exception):
    """A refusal of the page's own interface: status and a Russian sentence."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def bad_request(detail: str) -> ApiError:
    return ApiError(400, f"Bad Request: {detail}")


def forbidden(detail: str) -> ApiError:
    return ApiError(403, f"Forbidden: {detail}")
