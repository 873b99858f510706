"""Logs as JSON lines: what happened, never what was typed, no query string, no token, no name."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """One JSON object a line, so that no text can break out of its field."""

    def format(self, record: logging.LogRecord) -> str:
        """The record without arguments that could hold case material: only its own message and known extras."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "said": record.getMessage(),
        }
        for name in ("reference", "endpoint", "method", "status", "milliseconds"):
            if hasattr(record, name):
                line[name] = getattr(record, name)
        if record.exc_info and record.exc_info[2]:
            # Where it happened, but not the message: a database error repeats the values it was given.
            line["where"] = [
                f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(record.exc_info[2])[-6:]
            ]
        return json.dumps(line, ensure_ascii=True, default=str)


def install() -> None:
    """Send this application's log to standard error as JSON lines."""
    logger = logging.getLogger("casewindow")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLines())
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
