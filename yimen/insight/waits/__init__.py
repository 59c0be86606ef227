"""Waits 等候: how long people waited and were served, by hour, queue, counter and item; who came; when it is quiet."""
