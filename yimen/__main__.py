"""`python -m yimen` is the console command."""

import sys

from yimen.channels.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
