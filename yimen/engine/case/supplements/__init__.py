"""Supplements 补件: more is asked of an applicant after acceptance; the promise waits for it, the law does not."""
