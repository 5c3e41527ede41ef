"""Conversations: one folder for each, named by what the person does; ``show`` alone speaks to Telegram."""
