"""Delivery 流转寄递: paper on its way: between counter and desks, from the village, by post."""
