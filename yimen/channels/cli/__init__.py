"""The console door: the command yimen."""
