"""Noes 否定答复: what is proposed as a "no" to a question, from outside or between sections, and who confirmed it."""
