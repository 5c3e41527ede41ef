"""The inputs of a computed figure: asked for, said back, asked about (storyboard 2)."""
