"""Records 档案: a closed case kept whole, what was printed of it, and its way ready to be counted."""
