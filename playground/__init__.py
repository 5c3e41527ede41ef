"""A local Bot API server and a page that behaves like a Telegram chat.

In-process use (tests): `playground.app.create_app` and `playground.app.serving`.
"""
