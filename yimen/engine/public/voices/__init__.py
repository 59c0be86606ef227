"""Voices 民声: public matters, through one desk to the department that answers, and before the public."""
