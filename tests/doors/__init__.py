"""What is asked at a door and what it answers."""
