"""Handing in: the card, the answer, the draft, «Отправить»."""
