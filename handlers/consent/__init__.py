"""The head of a unit agrees before its figures go to the coordinator; whether that is wanted."""
