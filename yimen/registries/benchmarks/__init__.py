"""Benchmarks 对标: values that other cities published, each with its day and source. Our own stand nowhere: counted."""
