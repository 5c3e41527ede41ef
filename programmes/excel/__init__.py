"""A programme as an Excel workbook, written and read back."""
