"""Inspections 现场踏勘: two or more named officers look at the place and sign; the decision waits for it."""
