"""Awards 评比表彰: windows of the month, the red flag, service models, pioneer posts, rewards, and what is shown."""
