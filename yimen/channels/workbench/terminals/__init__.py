"""The self-service area of a centre: its terminals, who is helped there, and how much is filed at them."""
