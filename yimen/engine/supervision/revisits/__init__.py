"""Re-visits 随机回访: applicants drawn by lot are called by others than who handled their case; what is bad goes on."""
