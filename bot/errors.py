"""What can go wrong outside the rules of the field."""


class BadSettings(Exception):
    """A setting is wrong or missing; the message is one line that names it and says what to do."""


class CannotStart(Exception):
    """Something the bot needs is not there; the message is one line that says what to do."""


class WorkerCrashed(Exception):
    """The worker process died under a job; another one has taken its place."""
