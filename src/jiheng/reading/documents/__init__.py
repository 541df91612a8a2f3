"""Documents: Word of every age, OpenDocument, and what LibreOffice has to convert."""
