"""Assessments 考核: a published standard, figures taken from records, seen and objected to before they are fixed."""
