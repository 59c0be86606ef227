"""Money 收费: what a case costs and how it is paid, and the bills on personal pages."""
