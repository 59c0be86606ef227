"""Outreach 延伸服务: service beyond the counter: at home, with a guide, followed up, after hours, with help."""
