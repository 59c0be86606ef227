"""Compliance 集中到位: what a template asks of each office, held against the records, and since when it is so."""
