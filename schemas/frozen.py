"""The one base of every schema here."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: it cannot be changed after it was made, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
