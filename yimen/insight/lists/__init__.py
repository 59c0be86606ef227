"""Lists 清单: what the catalogue answers; pages, whole lists, what changed, what is missing."""
