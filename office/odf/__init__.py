"""Text documents of LibreOffice and of what writes like it (OpenDocument, ISO/IEC 26300)."""
