"""What the columns of a table mean: titles made plain, evidence, and the joint assignment."""
