"""Microblogs 政务微博群: what is said on official accounts is taken in once, and what is a matter becomes an order."""
