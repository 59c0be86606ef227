"""Storage: the content-addressed folder of files."""
