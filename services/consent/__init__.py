"""The consent of a unit's head before its figures go to the coordinator."""
