"""Three lists 三张清单: what is forbidden or needs approval, and what is checked after a grant."""
