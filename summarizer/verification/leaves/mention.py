"""A value that stands in the evidence."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in the evidence: tokens `first`..`last` of sentence `sentence`. `begin` is where what belongs to it begins ("at least").

    It `agrees` with the leaf's value, or it is a `rival` that might have been meant, or neither. `stems` are what it says of itself,
    as a unit; `sort` is alike for values that may stand for each other. One that `denies` is itself the negation: "nobody" is none.
    """

    sentence: int
    begin: int
    first: int
    last: int
    text: str
    agrees: bool
    rival: bool
    stems: frozenset[str] = field(default_factory=frozenset)
    sort: str = ""
    denies: bool = False
