"""Onboardings 系统接入: a system applies, shows in the sandbox what it can do, and goes live when all is passed."""
