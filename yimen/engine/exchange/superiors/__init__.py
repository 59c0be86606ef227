"""Superiors 上级平台: items, cases and alarms go up in numbered words; what is filed up there comes in as a case."""
