"""The hall 网上办事大厅: the citizens' door."""
