"""``python -m jiheng_cli`` is ``jiheng``."""

import sys

from jiheng_cli.main import main

if __name__ == "__main__":
    sys.exit(main())
