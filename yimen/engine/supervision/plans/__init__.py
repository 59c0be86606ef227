"""Plans 工作计划: programmes of years, preliminary work of projects, land reserves; milestone by milestone."""
