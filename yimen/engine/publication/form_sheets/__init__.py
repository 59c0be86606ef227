"""Form sheets 空白表和样表: the blank and the filled sheet of each form that an item asks for, to be taken along."""
