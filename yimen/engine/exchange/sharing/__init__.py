"""Sharing 数据共享: the catalogue of data sets, requests with limits, and each use under a case with a purpose."""
