"""Files in, a programme out: Word documents and the sample programmes."""
