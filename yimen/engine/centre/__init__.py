"""The centre 大厅: who comes, books, draws a number, sits at a terminal; and one go at one window."""
