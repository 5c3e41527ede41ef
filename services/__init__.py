"""Use cases and questions, one file each, named by the verb."""
