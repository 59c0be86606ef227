"""The public 政民互动: those who ask, complain, praise or raise a matter; agents, guides and personal pages."""
