"""Callbacks: what outside services tell the city by themselves, believed by their signature alone."""
