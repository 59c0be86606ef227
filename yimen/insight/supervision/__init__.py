"""Electronic supervision 电子监察: today's figures, lamps and the lists behind them."""
