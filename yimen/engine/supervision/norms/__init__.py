"""Norms 标准规范: standards for centres, clause by clause, and the self-checks of each centre against them."""
