"""Copying the rows of a dossier in SQL: keys moved, names replaced, everything else as it is."""

from __future__ import annotations

from typing import Any

from django.db import connection
from psycopg import sql

SUBJECT = "'dossier:' || (c.model + c.shift)"
# Each table with what is not simply taken over; "+" moves a key, anything else is SQL over the row t and the copy c.
FACTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("parties_party", {
        "id": "+", "full_name": "c.full_name", "folded_name": "c.folded",
        "id_number": "c.id_number", "phone": "c.phone",
    }),
    ("deadlines_clock", {"id": "+", "subject": SUBJECT}),
    ("deadlines_clockentry", {"id": "+", "clock_id": "+"}),
    ("dossiers_dossier", {
        "id": "+", "owner_id": "+", "submitter_id": "+", "clock_id": "+",
        "number": "c.number", "search": "c.words",
    }),
    ("dossiers_stepvisit", {"id": "+", "dossier_id": "+"}),
    ("dossiers_handover", {"id": "+", "dossier_id": "+"}),
    ("dossiers_proposal", {"id": "+", "dossier_id": "+"}),
    ("dossiers_supplement", {"id": "+", "dossier_id": "+"}),
    ("dossiers_financialobligation", {"id": "+", "dossier_id": "+"}),
    ("dossiers_result", {
        "id": "+", "dossier_id": "+", "number": "replace(t.number, '/', '.' || c.shift / 1000000 || '/')",
        "receiver": "CASE WHEN t.receiver = '' THEN '' ELSE c.full_name END",
    }),
    ("dossiers_dossierpaper", {"id": "+", "dossier_id": "+", "supplement_id": "+"}),
    ("dossiers_note", {"id": "+", "dossier_id": "+"}),
)  # fmt: skip
WHERE = {
    "parties_party": "JOIN dossiers_dossier d ON d.id = c.model JOIN parties_party t ON t.id IN (d.owner_id, d.submitter_id)",
    "deadlines_clock": "JOIN dossiers_dossier d ON d.id = c.model JOIN deadlines_clock t ON t.id = d.clock_id",
    "deadlines_clockentry": (
        "JOIN dossiers_dossier d ON d.id = c.model JOIN deadlines_clockentry t ON t.clock_id = d.clock_id"
    ),
    "dossiers_dossier": "JOIN dossiers_dossier t ON t.id = c.model",
}
JOURNAL = """
    INSERT INTO journal_entry (subject, seq, kind, at, recorded_at, recorded_on, actor_kind, actor_id, actor_name,
                               authority, act_id, content, prev_hash, hash)
    SELECT 'dossier:' || (c.model + c.shift), 0, t.kind, t.at, now(), now()::date, t.actor_kind, t.actor_id,
           t.actor_name, t.authority, NULL, replace(replace(t.content, c.old_number, c.number), c.old_name, c.full_name),
           '', ''
    FROM bench_copy c JOIN journal_entry t ON t.subject = 'dossier:' || c.model
    ORDER BY c.shift, c.model, t.seq
"""


def columns_of(table: str) -> list[str]:
    """Return the columns of a table that are written, in order; generated ones are not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        return [row[0] for row in cursor.fetchall()]


def copy_facts() -> None:
    """Copy every fact of the models that bench_copy lists, then their chains in the journal."""
    with connection.cursor() as cursor:
        for table, changed in FACTS:
            cursor.execute(_copy(table, changed).as_string(cursor.connection))
        cursor.execute(JOURNAL)


def _copy(table: str, changed: dict[str, str]) -> sql.Composed:
    names = columns_of(table)
    values = [_value(name, changed.get(name, "")) for name in names]
    joined = WHERE.get(table, f"JOIN {table} t ON t.dossier_id = c.model")
    return sql.SQL("INSERT INTO {} ({}) SELECT {} FROM bench_copy c {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, names)),
        sql.SQL(", ").join(values),
        sql.SQL(joined),
    )


def _value(name: str, changed: str) -> sql.Composable:
    column = sql.SQL("t.{}").format(sql.Identifier(name))
    if changed == "+":
        return sql.SQL("{} + c.shift").format(column)
    return sql.SQL(changed) if changed else column


def set_sequences(tables: list[str]) -> None:
    """Let the keys go on after the highest one."""
    with connection.cursor() as cursor:
        for table in tables:
            query: Any = sql.SQL(
                "SELECT setval({}::regclass, (SELECT max(id) FROM {} WHERE id < 10 ^ 12) + 1)"
            ).format(sql.Literal(f"{table}_id_seq"), sql.Identifier(table))
            cursor.execute(query.as_string(cursor.connection))
