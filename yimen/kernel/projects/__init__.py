"""Investment and construction projects 投资项目: their codes, their measured time, their sittings and their sites."""
