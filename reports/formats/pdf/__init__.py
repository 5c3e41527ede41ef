"""The report as pages: plain data for typst, in a process of its own."""
