"""«Предварительно, уточню к …»: the day is asked for, and what stands beside the figure then."""
