"""Floor 4: what every door shares and no rule needs: clock, run, sentences, actors, theme."""
