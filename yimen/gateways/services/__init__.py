"""Services of others that kiosks offer: insurance, tax, traffic, hospitals."""
