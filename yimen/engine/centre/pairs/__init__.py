"""Pairs 即审即办: a simple case gets a reviewer and an approver who are there together while its applicant waits.

What they do they do by the cases' own acts: nobody decides here.
"""
