"""Cooperation 协办: pieces of cases that go to other units and come back, and the outside bodies that may be asked."""
