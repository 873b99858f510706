"""What every room stands on: database, columns, commit, offers, forms, dates, text, errors, headers."""

import os

# Products of numbers work on one processor, so that the others go on answering. Read once, when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
