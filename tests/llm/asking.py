"""A question to ask a scripted server, and a world in which waiting takes no time."""

import random
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from summarizer.llm import Answer, ModelOptions, Usage, open_model
from tests.scripted_server import ScriptedServer

KEY = "sk-canary-5f1c0ffee"
GOOD = '{"statement":"The bridge was closed.","addresses":[2],"certainty":0.5}'


class Statement(BaseModel):
    """What a source says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    statement: str
    addresses: tuple[int, ...] = Field(description="numbers of sentences")
    certainty: float

    @field_validator("addresses")
    @classmethod
    def _exist(cls, addresses: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        known = (info.context or {}).get("addresses", ())
        for address in addresses:
            if address not in known:
                raise ValueError(f"address {address} does not exist")
        return addresses


@dataclass
class World:
    """A clock that only sleeping moves."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)
    usage: list[Usage] = field(default_factory=list)

    def clock(self) -> float:
        """Return the time in seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self.slept.append(seconds)
        self.now += seconds


class NoChance(random.Random):
    """Always draws 0, so that a back-off takes its full length."""

    def random(self) -> float:
        """Draw 0."""
        return 0.0


def ask(server: ScriptedServer, world: World, user: str = "[2] The bridge was closed.", **options: Any) -> Answer[Statement]:
    """Ask `server` for a statement whose one valid address is 2."""
    how: dict[str, Any] = {"base_url": server.base_url, "api_key": KEY, "chance": NoChance(), "observe": world.usage.append}
    model = open_model("openai/scripted", ModelOptions(**how | {"sleep": world.sleep, "clock": world.clock} | options))
    return model.ask("Quote by number.", user, Statement, context={"addresses": {2}}, max_tokens=200)
