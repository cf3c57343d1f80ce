"""Structured log lines without personal data: only fields on the list below are ever written."""

import json
import logging
from datetime import UTC, datetime

from nastavnik.kit.requests import current_request_id

FIELDS = ("route", "method", "status", "milliseconds", "account", "role", "task", "attempt", "count", "kind")


class JsonLine(logging.Formatter):
    """One JSON object per line. Exception values and locals are left out: they may hold names of children."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _plain(record),
            "request": current_request_id(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if getattr(record, name, None) is not None}
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = _places(record)
        return json.dumps(line, ensure_ascii=False)


def _plain(record: logging.LogRecord) -> str:
    """Our own messages as written; a library's message only as its template, without the values put into it."""
    return str(record.msg)[:300].replace("\n", " ")


def _places(record: logging.LogRecord) -> list[str]:
    places, trace = [], record.exc_info[2] if record.exc_info else None
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]
