"""The labelled sets: namesakes and foreign names of our own, and, where present, those beside the project."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from cases.names import Band, Mention, NameIndex, build_index, mentions
from cases.roster_file import founding_roster
from tests.benchmarks.names import roster_of

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "names"


class Namesakes(NamedTuple):
    """How namesakes and ours were told apart: counts over (person, text)."""

    texts: int
    ours: int
    ours_sure: int
    ours_below_review: int
    namesakes: int
    namesakes_sure: int

    def __str__(self) -> str:
        """Return the counts as one line."""
        return (
            f"{self.texts} texts; ours {self.ours}: sure {self.ours_sure}, below review {self.ours_below_review} "
            f"({self.ours_below_review / self.ours:.1%}); namesakes {self.namesakes}: called sure {self.namesakes_sure}"
        )


def namesake_texts(half: str) -> Iterator[Mapping[str, Any]]:
    """Yield one half's texts that a careful reader can decide."""
    for path in sorted((HERE / "namesakes").glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if entry["half"] == half and not entry["why"].startswith("undecidable"):
                yield entry


def namesakes(half: str, read: Callable[[NameIndex, str], tuple[Mention, ...]] = mentions) -> Namesakes:
    """Return how one half of the namesake set is judged with the founding roster, by us or by another reader."""
    index = build_index(founding_roster()[0])
    texts = ours = sure = below = others = others_sure = 0
    for entry in namesake_texts(half):
        found = {mention.person: mention.band for mention in read(index, entry["text"])}
        texts += 1
        ours += len(entry["ours"])
        sure += sum(found.get(person) is Band.SURE for person in entry["ours"])
        below += sum(person not in found for person in entry["ours"])
        others += len({*entry["others"], *found} - {*entry["ours"]})
        others_sure += sum(band is Band.SURE for person, band in found.items() if person not in entry["ours"])
    return Namesakes(texts, ours, sure, below, others, others_sure)


class Foreign(NamedTuple):
    """How many foreign names were found as other alphabets and languages write them."""

    names: int
    found: int
    false: int

    def __str__(self) -> str:
        """Return the counts as one line."""
        return f"{self.names} sentences: found {self.found / self.names:.1%}, other persons found {self.false}"


def foreign_names(half: str) -> Foreign:
    """Return how many persons of history are found by their Latin name alone in sentences of other languages."""
    with (HERE / "foreign_names.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    index = build_index(roster_of({"id": name, "names": [name]} for name in sorted({row["latin"] for row in rows})))
    kept = [row for row in rows if row["half"] == half]
    seen = [(row["latin"], {one.person for one in mentions(index, row["sentence"]) if one.full_name}) for row in kept]
    false = sum(len(found - {name}) for name, found in seen)
    return Foreign(len(kept), sum(name in found for name, found in seen), false)


def register() -> list[dict[str, object]]:
    """Return register entries for the texts of `texts_of`: those of the set beside the project, else our own."""
    path = SHARED / "t1.jsonl"
    if not path.exists():
        with (HERE / "foreign_names.tsv").open(encoding="utf-8", newline="") as file:
            names = sorted({row["latin"] for row in csv.DictReader(file, delimiter="\t")})
        return [{"id": name, "names": [name]} for name in names]
    persons: dict[str, dict[str, object]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        for person in json.loads(line)["persons"]:
            persons.setdefault(person["id"], person)
    return list(persons.values())


def texts_of(size: int) -> list[str]:
    """Return texts of about so many bytes, made of labelled lines put together."""
    path = SHARED / "t1.jsonl"
    if path.exists():
        lines = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    else:
        with (HERE / "foreign_names.tsv").open(encoding="utf-8", newline="") as file:
            lines = [row["sentence"] for row in csv.DictReader(file, delimiter="\t")]
        lines += [entry["text"] for half in ("tuning", "evaluation") for entry in namesake_texts(half)]
    texts, held = [], ""
    for line in lines:
        held += line + "\n"
        if len(held.encode()) >= size:
            texts.append(held)
            held = ""
    return texts
