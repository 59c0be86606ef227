"""`python -m yimen` is the console command."""

import gc
import signal
import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        # Until the supervisor takes the signals, Ctrl-C ends us at once: as an exception in the middle of an import it
        # can be lost in whatever that import catches.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.disable()  # until the command runs: what is loaded stays, and looking through it was a third of every start
    from yimen.channels.cli.main import main

    sys.exit(main())
