"""Trainings 培训: plans, who came and how they were marked, what they are able to do, and knowledge kept up to date."""
