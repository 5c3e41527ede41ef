"""Workbooks as people make them (SpreadsheetML, ECMA-376 part 1, chapter 18), read as tables of a page."""
