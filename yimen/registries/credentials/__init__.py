"""Credentials 数字证书: the register of the digital certificates of staff, where they are asked for, and every use."""
