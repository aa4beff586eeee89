"""`python -m reader` is the same as `quoth`."""

import sys

from reader.cli import main

sys.exit(main())
