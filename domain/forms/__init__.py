"""What a report is printed in: the form of its document."""
