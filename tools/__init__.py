"""Small programs that write parts of the project; never run by it."""
