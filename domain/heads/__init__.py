"""What the head of a unit says of its figures: by which letter they are signed, whether they may go on."""
