"""Questions to people and their answers: one kind of thread, whoever asks whom."""
