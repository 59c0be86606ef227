"""Certificates at the desk: pulled and looked up for a case, and those that cases lost."""
