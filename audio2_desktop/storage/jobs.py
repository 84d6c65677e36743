"""Rows of durable jobs, so that a crash or a restart loses none."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.units import JobId
from audio2_desktop.storage.database import Read, Write


@dataclass(frozen=True, slots=True)
class StoredJob:
    """An unfinished job as the last session left it."""

    id: JobId
    kind: str
    key: str
    payload: Mapping[str, Any]
    done: int
    total: int
    tries: int


def add(tx: Write, kind: str, key: str, payload: Mapping[str, Any]) -> JobId:
    """Write a waiting job down; when an unfinished one has this key, its id comes back instead."""
    known = tx.value("SELECT id FROM job WHERE key = ? AND ended_at IS NULL", (key,))
    if known is not None:
        return JobId(int(known))
    tx.execute(
        "INSERT INTO job (kind, key, payload, created_at) VALUES (?, ?, ?, ?)",
        (kind, key, json.dumps(dict(payload)), tx.now()),
    )
    return JobId(int(tx.value("SELECT last_insert_rowid()", ()) or 0))


def progress(tx: Write, job_id: JobId, state: str, done: int, total: int, tries: int) -> None:
    """Note how far an unfinished job is."""
    tx.execute(
        "UPDATE job SET state = ?, done = ?, total = ?, tries = ? WHERE id = ?",
        (state, done, total, tries, job_id),
    )


def end(tx: Write, job_id: JobId, state: str, problem: str) -> None:
    """Note how a job ended; its key is free again."""
    tx.execute(
        "UPDATE job SET state = ?, problem = ?, ended_at = ? WHERE id = ?",
        (state, problem, tx.now(), job_id),
    )


def unfinished(tx: Read) -> tuple[StoredJob, ...]:
    """Jobs that a former session began or queued, oldest first."""
    return tuple(
        StoredJob(JobId(row[0]), row[1], row[2], json.loads(row[3]), row[4], row[5], row[6])
        for row in tx.rows(
            "SELECT id, kind, key, payload, done, total, tries FROM job"
            " WHERE ended_at IS NULL ORDER BY id",
            (),
        )
    )
