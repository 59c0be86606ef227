"""Agency 代办: what a village agent does for those who live there, under a mandate that was given and recorded."""
