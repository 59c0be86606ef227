"""What supervision watches for, and the life of a card 黄牌/红牌. Pure: decided from journal lines and frozen terms."""
