"""Archives 归档: a closed case as one file that holds everything, is kept for its time, and proves itself."""
