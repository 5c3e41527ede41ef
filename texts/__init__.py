"""Every sentence, Russian and English, by name."""

from texts.catalogue import Html, Texts, texts

__all__ = ["Html", "Texts", "texts"]
