"""Members 成员平台: platforms of cities and districts tell their items, cases and certificates, and ask for others'."""
