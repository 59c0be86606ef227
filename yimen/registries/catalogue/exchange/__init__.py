"""The catalogue as files: brought in from elsewhere line by line, and written out without losing a word."""
