"""``python -m overenskommelse`` is the command `overenskommelse`."""

import sys

from overenskommelse.cli import main

if __name__ == "__main__":
    sys.exit(main())
