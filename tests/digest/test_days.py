"""Thirty days of news with known truth: each change is told once, on the day on which it came."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from summarizer.schemas import Digest
from tests.digest.desk import DAY, Desk, statements


@dataclass
class Truth:
    """What a day's digest must tell: sentences that are new, figures that moved, sentences that are withdrawn."""

    new: set[str] = field(default_factory=set)
    moved: set[tuple[str, str]] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.new or self.moved or self.withdrawn)


def dead(number: str) -> str:
    """The sentence whose figure moves."""
    return f"{number} people were killed when the river Varna flooded the town of Melk, police said."


def burned(acres: str) -> str:
    """Another one."""
    return f"The fire has burned {acres} acres of the forest of Alder, the fire service said."


BRIDGE = "The bridge over the Varna at Melk was closed to traffic."
MAYOR = "Mayor Ana Ilic asked the army for help in the flooded town of Melk."
SOLDIERS = "The army sent two hundred soldiers to the flooded town of Melk."
DAM = "Engineers found a crack in the dam above Melk, the mayor's office said."
REOPENED = "The bridge over the Varna at Melk was opened again for cars."
STRIKE = "Bus drivers in the port of Corvo began a strike over night shifts."
RAISE = "The union of Corvo's bus drivers demands a raise of six percent."
TALKS = "The union and the port of Corvo agreed to hold talks with a mediator."
FIRE = "A fire broke out in the forest of Alder after a dry summer."


def play(desk: Desk, day: int) -> Truth:
    """Put what a day brings into the inbox, and return what its digest must tell."""
    if day == 0:
        desk.write("melk-1.txt", dead("Five"), BRIDGE, MAYOR)
        return Truth(new={dead("Five"), BRIDGE, MAYOR})
    if day == 1:  # the figure moves, and one thing is new; the rest is repeated
        desk.write("melk-2.txt", dead("Seven"), BRIDGE, SOLDIERS)
        return Truth(new={SOLDIERS}, moved={("5", "7")})
    if day == 2:  # a second paper reprints what was told
        desk.write("melk-3.txt", dead("Seven"), MAYOR, SOLDIERS)
    if day == 4:  # a new story, and an old one goes on
        desk.write("corvo-1.txt", STRIKE, RAISE)
        desk.write("melk-4.txt", dead("Seven"), BRIDGE, DAM)
        return Truth(new={STRIKE, RAISE, DAM})
    if day == 6:  # the paper takes the crack back
        desk.write("melk-4.txt", dead("Seven"), BRIDGE)
        return Truth(withdrawn={DAM})
    if day == 9:
        desk.write("alder-1.txt", FIRE, burned("2,000"))
        return Truth(new={FIRE, burned("2,000")})
    if day == 10:
        desk.write("alder-2.txt", FIRE, burned("more than 5,500"))
        return Truth(moved={("2,000", "more than 5,500")})
    if day == 11:  # an edit that moves the figure again
        desk.write("alder-2.txt", FIRE, burned("8,000"))
        return Truth(moved={("more than 5,500", "8,000")})
    if day == 12:  # an edit that changes nothing but white space
        (desk.inbox / "alder-2.txt").write_text(f"{FIRE}\n\n\n{burned('8,000')}\n\n")
    if day == 15:  # the strike goes on after eleven days
        desk.write("corvo-2.txt", STRIKE, TALKS)
        return Truth(new={TALKS})
    if day == 18:  # three stories in one day, one with news
        desk.write("melk-5.txt", dead("Seven"), REOPENED)
        desk.write("corvo-3.txt", STRIKE, RAISE)
        desk.write("alder-3.txt", FIRE, burned("8,000"))
        return Truth(new={REOPENED})
    if day == 22:  # a late reprint of the first figure moves nothing
        desk.write("melk-6.txt", dead("Five"), BRIDGE, MAYOR)
    if day == 25:
        desk.write("alder-4.txt", FIRE, burned("9,500"))
        return Truth(moved={("8,000", "9,500")})
    return Truth()


def found(digest: Digest) -> Truth:
    """What a digest tells."""
    return Truth(
        new={s for row in statements(digest) for s in row},
        moved={(m.before, m.after) for c in digest.stories for m in c.moved},
        withdrawn={w.statement for c in digest.stories for w in c.withdrawn},
    )


def test_each_change_is_told_once_on_its_day(tmp_path: Path) -> None:
    """A month of one run a day: every digest tells the day's changes, all of them and nothing else, and says so on quiet days."""
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}")
    wrong = []
    for day in range(30):
        truth = play(desk, day)
        digest = desk.told(DAY if day else timedelta())
        told = found(digest)
        if told != truth or digest.quiet != truth.quiet:
            wrong.append((day, truth, told, digest.quiet))
    assert wrong == []
    assert len({c.key for n in range(1, 31) for c in desk.digest(n).stories}) == 3
