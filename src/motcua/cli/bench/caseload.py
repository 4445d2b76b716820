"""A caseload of tens of thousands, true to what the commands write: real dossiers, copied with other people in them.

Every copy has its own party, papers, visits, clock, ledger, proposals, results, forms and journal chain.
The journal's entries go through its trigger, so that `motcua journal verify` proves the copies too; the
hash of every form is computed anew. Only what takes long is left out: the rules were asked once, for the
dossier that is copied. Forms of copies say so (`engine` is "bulk") and carry the bar code of the first.
"""

from __future__ import annotations

import json
import random
import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from motcua.cli.bench.copying import FACTS, columns_of, copy_facts, set_sequences
from motcua.cli.bench.office import DEPARTMENT, SEED
from motcua.cli.bench.recording import FAR
from motcua.cli.demo.caseload import load
from motcua.cli.demo.people import People
from motcua.dossiers.public import Dossier, State, search_text
from motcua.kernel.clock import local
from motcua.kernel.text import fold
from motcua.paperwork.public import IssuedForm, data_hash

MODELS, STEP = 150, 1_000_000
FINISHED_WEIGHT, DEPARTMENT_WEIGHT = 3, 3


@dataclass(frozen=True)
class Copy:
    """One dossier to be made: of which model, how far its keys are moved, and what is its own."""

    model: Dossier
    shift: int
    number: str
    full_name: str
    id_number: str
    phone: str
    words: str


def fill(count: int) -> int:
    """Bring the database to `count` dossiers and return how many copies that took."""
    load(min(MODELS, count // 40 + 18), SEED)
    models = list(
        Dossier.objects.select_related("owner", "submitter", "version__procedure", "authority")
        .exclude(received_at=None)
        .filter(pk__lt=FAR)
        .order_by("-pk")[:MODELS]
    )
    missing = count - Dossier.objects.count()
    if missing <= 0:
        return 0
    copies = list(_copies(models, missing))
    with transaction.atomic():
        _lay_out(copies)
        copy_facts()
        _forms(models, copies)
    set_sequences([table for table, _ in FACTS])
    with connection.cursor() as cursor:
        _count_numbers(cursor, copies)
        cursor.execute("VACUUM (ANALYZE)")
    return len(copies)


def _copies(models: list[Dossier], count: int) -> Iterator[Copy]:
    chance = random.Random(SEED)  # noqa: S311  invented people, not secrets
    people = People(settings.SITE_DIR / "demo", chance)
    chosen = chance.choices(models, weights=[_weight(model) for model in models], k=count)
    taken, rounds = _taken(models), Counter[int]()
    for model in chosen:
        rounds[model.pk] += 1
        person = people.person()
        place = f"{model.authority.code}-{local(model.received_at):%y%m%d}"  # type: ignore[arg-type]
        taken[place] += 1
        number = f"{place}-{taken[place]:04d}"
        words = search_text(
            number, person.full_name, person.id_number, person.phone, model.version.procedure.code,
            model.version.short_name or model.version.name,
        )  # fmt: skip
        yield Copy(
            model, rounds[model.pk] * STEP, number, person.full_name, person.id_number, person.phone, words
        )


def _weight(model: Dossier) -> int:
    finished = model.state_enum in {State.RETURNED, State.STOPPED, State.WITHDRAWN}
    ours = model.authority.code == DEPARTMENT
    return (FINISHED_WEIGHT if finished else 1) * (DEPARTMENT_WEIGHT if ours else 1)


def _taken(models: list[Dossier]) -> Counter[str]:
    """Return the last number given of each authority and day."""
    found: Counter[str] = Counter()
    for number in Dossier.objects.exclude(number=None).values_list("number", flat=True):
        place, _, ordinal = str(number).rpartition("-")
        found[place] = max(found[place], int(ordinal))
    return found


def _lay_out(copies: list[Copy]) -> None:
    """Write the list of copies where SQL can join it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE bench_copy (model bigint, shift bigint, number text, old_number text, full_name text,"
            " old_name text, folded text, id_number text, phone text, words text) ON COMMIT DROP"
        )
        with cursor.cursor.copy("COPY bench_copy FROM STDIN") as into:
            for each in copies:
                model = each.model
                into.write_row(
                    (
                        model.pk, each.shift, each.number, model.number, each.full_name, model.owner.full_name,
                        fold(each.full_name), each.id_number, each.phone, each.words,
                    )
                )  # fmt: skip
        cursor.execute("ANALYZE bench_copy")


def _forms(models: list[Dossier], copies: list[Copy]) -> None:
    """Copy the issued forms with their own data and hash."""
    subjects = {model.subject: model.pk for model in models}
    by_model: dict[int, list[tuple[IssuedForm, str]]] = {}
    for form in IssuedForm.objects.filter(subject__in=subjects):
        text = json.dumps(form.data, ensure_ascii=False)
        by_model.setdefault(subjects[form.subject], []).append((form, text))
    names = columns_of("paperwork_issuedform")
    target = sql.SQL("COPY paperwork_issuedform ({}) FROM STDIN").format(
        sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with connection.cursor() as cursor, cursor.cursor.copy(target) as into:
        for each in copies:
            for form, text in by_model.get(each.model.pk, []):
                row = _form(each, form, text)
                into.write_row([row[name] for name in names])


def _form(each: Copy, form: IssuedForm, text: str) -> dict[str, Any]:
    token, model = secrets.token_urlsafe(12), each.model
    text = text.replace(form.token, token).replace(model.number or "\0", each.number)
    text = text.replace(model.owner.full_name, each.full_name)
    data = json.loads(text)
    row = {str(field.column): getattr(form, field.attname) for field in form._meta.concrete_fields}
    return row | {
        "id": uuid4(),
        "subject": f"dossier:{model.pk + each.shift}",
        "dossier_number": each.number,
        "data": json.dumps(data, ensure_ascii=False),
        "data_hash": data_hash(data),
        "token": token,
        "number": f"{form.number}.{each.shift // STEP}" if form.number else "",
        "engine": "bulk",
    }


def _count_numbers(cursor: Any, copies: list[Copy]) -> None:
    """Let the counters go on after the numbers that the copies took."""
    last: dict[tuple[str, str], int] = {}
    for each in copies:
        place, _, ordinal = each.number.rpartition("-")
        authority, _, _ = place.rpartition("-")
        key = authority, local(each.model.received_at).date().isoformat()  # type: ignore[arg-type]
        last[key] = max(last.get(key, 0), int(ordinal))
    for (authority, day), highest in last.items():
        cursor.execute(
            "UPDATE paperwork_numberseries SET last = greatest(last, %s)"
            " WHERE authority_code = %s AND series = 'dossier' AND period_key = %s",
            [highest, authority, day],
        )
