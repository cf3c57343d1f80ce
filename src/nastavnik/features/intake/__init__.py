"""Lists become people: upload, columns, rehearsal, performance, undo."""
