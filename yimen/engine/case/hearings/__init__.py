"""Hearings 听证 and expert reviews 专家评审: called in time, led by another, recorded before the case goes on."""
