"""What a coordinator does about those who have not handed in."""
