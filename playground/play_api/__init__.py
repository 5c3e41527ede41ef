"""The side the page and the tests talk to: `/play/…`."""
