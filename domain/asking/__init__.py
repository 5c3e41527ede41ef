"""Questions to people: whom they are for, whose they are."""
