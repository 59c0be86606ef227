"""Bases 政策依据: the documents by which things are so, with number, days and text, and what rests on them."""
