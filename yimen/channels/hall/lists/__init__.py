"""Lists 清单 and counts of items: each as a page and as files, what entered the centres, and how items are handled."""
