"""Tenders 公共资源交易监督: projects of the trading centre as it tells them, and the alarms that supervision raises."""
