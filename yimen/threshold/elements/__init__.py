"""Elements of an item as a form: one description of each, read by the desk's editor, its parsing and the JSON door."""
