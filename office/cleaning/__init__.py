"""A Word file without what its page does not show: changes, comments, hidden text, names, links, macros."""
