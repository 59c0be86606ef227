"""Projects 投资项目 at the desk: looked over, their groups begun at the window, their sittings held."""
