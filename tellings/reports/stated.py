"""Values that a report states about itself, each with where it was read; and the value "not stated"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

Precision = Literal["second", "minute", "hour", "day", "month", "year"]


class NotStated(Enum):
    """The report does not say. Never a guess, never an empty string."""

    NOT_STATED = "not stated"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        """Stored as null: as a string it could not be told from a value that reads the same."""
        from pydantic_core.core_schema import no_info_plain_validator_function, plain_serializer_function_ser_schema

        def from_null(value: object) -> NotStated:
            if value is not None and value is not cls.NOT_STATED:
                raise ValueError("neither null nor NOT_STATED")
            return cls.NOT_STATED

        null = plain_serializer_function_ser_schema(lambda _: None, when_used="json")
        return no_info_plain_validator_function(from_null, serialization=null)


NOT_STATED: Final = NotStated.NOT_STATED


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, and where it was read ("JSON-LD headline", "first line of the text")."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A publication or update time as far as it is stated, and no further.

    Attributes:
        iso: ISO 8601 up to the stated precision ("2022-05-24", "2022-05-24T12:54"), without an offset.
        precision: The smallest unit that is stated.
        zone: The offset as stated ("+01:00", "Z"), or NOT_STATED.
        where: Where it was read.
    """

    iso: str
    precision: Precision
    zone: str | NotStated
    where: str

    def __str__(self) -> str:
        return self.iso + (self.zone if isinstance(self.zone, str) else "")


@dataclass(frozen=True, slots=True)
class Credit:
    """A party that the text or a picture comes from.

    Attributes:
        name: As written ("Press Association", "Al Jazeera and news agencies").
        of: "text" for an origin of the report's words, "picture" for a photo credit.
        where: Where it was read.
    """

    name: str
    of: Literal["text", "picture"]
    where: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether the whole report was captured.

    Attributes:
        complete: False where there is evidence that text is missing.
        evidence: The words or the markup that show it; empty when complete.
    """

    complete: bool = True
    evidence: str = ""
