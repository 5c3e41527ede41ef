"""How things stand: an indicator, a section, a programme, and the working behind a value."""
