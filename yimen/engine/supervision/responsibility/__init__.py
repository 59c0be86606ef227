"""Responsibility 责任追究: who answers for what was found, heard first, decided by others, with one appeal."""
