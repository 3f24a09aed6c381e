"""Marks every text about a person or a place in the database and recognises the marks, and every telephone and
identity number, wherever they come out: in answers, headers, logs, metrics, evidence."""
import collections
import csv
import itertools
import re

MARK = re.compile(r"zq[0-9a-z]{5}qz")
NUMBER = re.compile(r"(?<![0-9a-zA-Z-])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![0-9a-zA-Z-])")

# Where a mark stands: the row it belongs to and what is known of it.
Planted = collections.namedtuple("Planted", "tenant table key column")

# Table -> (key columns, columns that are marked). Area and organisation names tell tenants apart; the rest is personal.
PLANTED = {
    "tenant_tenant": (["tenant_id"], ["name"]),
    "area_area": (["area_id"], ["name"]),
    "organisation_organisation": (["organisation_id"], ["name", "short_name"]),
    "access_post": (["post_id"], ["title"]),
    "access_deputy": (["post_id", "user_id"], ["reason"]),
    "cases_item": (["code"], ["name"]),
    "registry_person": (["person_id"], ["name", "address", "ethnicity", "native_place", "occupation", "education",
                                        "marital_status"]),
    "registry_dwelling": (["dwelling_id"], ["address", "local_address", "room"]),
    "registry_relation": (["relation_id"], ["address"]),
    "registry_tag": (["person_id", "word"], ["label"]),
    "registry_merchant": (["merchant_id"], ["name", "owner_name", "address"]),
}


class Markers:
    def __init__(self):
        self.planted = {}  # mark -> Planted
        self.numbers = {}  # telephone or identity number -> {(tenant, table, key)}
        self._next = itertools.count()

    def new(self, tenant, table, key, column):
        """A fresh mark for one column of one row; the caller writes it into that column."""
        rest, digits = next(self._next), ""
        for _ in range(5):
            rest, digit = divmod(rest, 36)
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        mark = f"zq{digits}qz"
        self.planted[mark] = Planted(tenant, table, key, column)
        return mark

    def knows(self, number, tenant, table, key):
        self.numbers.setdefault(number, set()).add((tenant, table, key))

    def plant(self, store, tables=PLANTED, where="1 = 1"):
        """Appends a mark to each marked column of each row."""
        statements = []
        for table, (keys, columns) in tables.items():
            names = ", ".join(dict.fromkeys(["tenant_id", *keys, *columns]))
            for row in store.rows(f"SELECT {names} FROM {table} WHERE {where}"):
                key = row[keys[0]]
                sets = [f"{column} = {column} || ' {self.new(row['tenant_id'], table, key, column)}'"
                        for column in columns if row[column]]
                exact = [f"{name} = {store.literal(name, row[name])}" for name in dict.fromkeys(["tenant_id", *keys])]
                if sets:
                    statements.append(f"UPDATE {table} SET {', '.join(sets)} WHERE {' AND '.join(exact)}")
        store.run(statements)

    def read_truths(self, folder, tenant):
        """The numbers of everybody in a generated district, from the files written beside it."""
        for file, table, columns in (("people.csv", "registry_person", ("phone", "id_number")),
                                     ("staff.csv", "identity_account", ("phone",)),
                                     ("merchants.csv", "registry_merchant", ("phone",))):
            with open(folder / file, encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    for column in columns:
                        for number in NUMBER.findall(row[column]):
                            self.knows(number, tenant, table, row["id"])

    def marks(self, text):
        """What is planted in a text, each once."""
        return {mark: self.planted[mark] for mark in set(MARK.findall(text)) if mark in self.planted}

    def numbers_in(self, text):
        return {number: self.numbers[number] for number in set(NUMBER.findall(text)) if number in self.numbers}
