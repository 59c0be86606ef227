"""Requests 诉求总台: everything that people asked, said and complained of, in one list, as far as one supervises it."""
