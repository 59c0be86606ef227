"""Projects 投资项目: opened stage by stage, each with one form and parallel groups, and looked at in joint sittings."""
