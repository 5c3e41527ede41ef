"""What is passing, decided once: for answers, for what is owed, for the poller."""

from datetime import timedelta

from aiogram.exceptions import (
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

_PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,  # the token was changed, and the operator will write down the new one
    TelegramConflictError,
)
_SHORTEST, _LONGEST = timedelta(seconds=1), timedelta(minutes=2)


def is_passing(error: BaseException) -> bool:
    """Telegram's own troubles, the network's and the token's: no row is to blame, and none is given up on."""
    return isinstance(error, _PASSING) and not isinstance(error, TelegramEntityTooLarge)


def pause_after(error: BaseException, waited: timedelta) -> timedelta:
    """Until the next try of what has ``waited`` already: ever longer, and as long as Telegram itself says."""
    pause = min(max(waited / 4, _SHORTEST), _LONGEST)
    if isinstance(error, TelegramRetryAfter):
        return max(pause, timedelta(seconds=error.retry_after))
    return pause
