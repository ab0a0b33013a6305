"""Reads a sheet of programmes with python-calamine and keeps its rows in SQLite with a full-text index, for comparison.

Usage: reference_import.py SHEET.xlsx DATABASE. Nothing is checked, compared, put on record or made searchable by stems: it is
the least that anybody does who takes such a sheet over. Prints rows, CPU seconds and the most memory.
"""
import os
import resource
import sqlite3
import sys

try:
    from python_calamine import CalamineWorkbook
except ImportError:
    print("python-calamine is not installed (pip install python-calamine): nothing is compared")
    sys.exit(3)

# The export of Sekber has its titles in the third row.
TITLES = 2


def main(sheet, database):
    if os.path.exists(database):
        os.remove(database)
    rows = CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python(skip_empty_area=False)
    columns = [f'"{title}"' for title in rows[TITLES]]
    names = ", ".join(columns)
    db = sqlite3.connect(database)
    db.execute("pragma journal_mode = wal")
    db.execute(f"create table programme ({names})")
    db.execute(f"create virtual table words using fts5 ({names}, content = 'programme')")
    marks = ", ".join("?" * len(columns))
    with db:
        db.executemany(f"insert into programme values ({marks})", rows[TITLES + 1 :])
        db.execute(f"insert into words (rowid, {names}) select rowid, {names} from programme")
    count = db.execute("select count(*) from programme").fetchone()[0]
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{count} rows, {used.ru_utime + used.ru_stime:.1f} s of CPU, {used.ru_maxrss // 1024} MB at most")


main(*sys.argv[1:])
