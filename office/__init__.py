"""What reading and writing Office files share; knows nothing of programmes."""
