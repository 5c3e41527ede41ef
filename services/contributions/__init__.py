"""Contributors' parts: who gives one, the card of a part, «Отправить», what whoever hands in sees of them."""
