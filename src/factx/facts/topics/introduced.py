"""What a construction introduces as a topic."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Introduced:
    """The head of what is introduced, or the word before a list (``listed``), and the token that its items end before.

    ``near`` rules hold only for the event itself.
    """

    head: Token
    by: Token
    why: str
    near: bool = False
    listed: bool = False
    until: int | None = None
