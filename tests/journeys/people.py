"""Invented people and their citizen cards, as a scanner at the counter types them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

_numbers = count(1)


@dataclass(frozen=True)
class Person:
    """Somebody with papers in a plastic bag."""

    name: str
    id_number: str
    born: str
    address: str
    phone: str

    @property
    def card(self) -> str:
        """Return the text in the QR code of the citizen card."""
        day, month, year = self.born.split("/")
        return f"{self.id_number}||{self.name}|{day}{month}{year}|Nam|{self.address}|15062021"

    @property
    def last4(self) -> str:
        """Return the last four digits of the citizen number."""
        return self.id_number[-4:]


def somebody(name: str = "Lê Văn An") -> Person:
    """Return a new person: no other test has this number."""
    number = next(_numbers)
    return Person(
        name=name,
        id_number=f"0960660{number:05d}",
        born="12/08/1966",
        address="Ấp 3, xã Đầm Dơi, tỉnh Cà Mau",
        phone=f"09001{number:05d}",
    )
