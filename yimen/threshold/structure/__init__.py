"""Structure: regions, offices, posts, staff and letters as plain rows, the same from a page and from a workbook.

A row is applied by the operations of its room as a whole or not at all: founded when it is new, changed from its day on
when it differs, ended when it says so, and left alone when it says what is known already.
"""
