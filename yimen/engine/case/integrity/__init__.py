"""Integrity 诚信档案: promises that were broken and materials that were false, what follows, and the way to contest."""
