"""Budgets 经费预算: lines of a centre for awards and allowances, planned by document, bound and spent by postings."""
