"""A run tells what is new, once, and says so when nothing is."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.digest.config import starter_files
from summarizer.recheck import faults
from tests.digest.desk import DAY, Desk, statements

FLOOD = (
    "At least five people were killed when the Varna river flooded the town of Melk, police said.",
    "The bridge at Melk was closed to traffic after the flood.",
    "Mayor Ana Ilic asked the army for help in the town of Melk.",
)
STRIKE = (
    "Bus drivers in the port of Corvo began a strike over night shifts.",
    "The union of Corvo's bus drivers demands a raise of six percent.",
)


def test_a_new_digest_runs_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`digest init` and `digest run` give a digest to look at: files, an index, a feed, a delivery."""
    config = str(tmp_path / "demo" / "digest.toml")
    assert main(["digest", "init", str(tmp_path / "demo")]) == 0
    assert sorted(p.relative_to(tmp_path / "demo").as_posix() for p in (tmp_path / "demo").rglob("*") if p.is_file()) == sorted(
        starter_files()
    )
    capsys.readouterr()
    assert main(["digest", "run", "--config", config]) == 0
    place = Path(capsys.readouterr().out.strip())
    assert sorted(p.name for p in place.iterdir()) == ["digest.json", "digest.md", "index.html"]
    assert sorted(p.name for p in place.parent.iterdir()) == sorted(["feed.xml", "index.html", place.name])
    assert place.name in (place.parent / "feed.xml").read_text()
    assert "Where the sources differ" in (place / "digest.md").read_text()
    assert (tmp_path / "demo" / "delivered" / place.name / "digest.md").exists()
    assert main(["digest", "status", "--config", config]) == 0
    assert f"- {place.name}: told" in capsys.readouterr().out
    assert main(["digest", "run", "--config", config]) == 0
    assert capsys.readouterr() == ("", "nothing is new since the last run, so no digest was made\n")
    assert main(["digest", "init", str(tmp_path / "demo")]) == 2


def test_a_story_is_told_once(desk: Desk) -> None:
    """What was told is not told again; a day without news says so, once."""
    desk.write("a.txt", *FLOOD)
    first = desk.told()
    assert statements(first) == [sorted(FLOOD)]
    assert first.stories[0].since is None
    assert desk.run().told == ()
    second = desk.told()
    assert second.quiet
    assert second.report.stories == ()
    assert desk.run().told == ()
    assert len(desk.runs()) == 2


def test_a_report_of_a_digest_holds(desk: Desk) -> None:
    """The report inside a digest keeps the rules of any report, also when one of its stories was left out."""
    desk.write("a.txt", *FLOOD)
    desk.write("b.txt", *STRIKE)
    assert faults(desk.told().report.model_dump_json()) == []
    desk.write("c.txt", *STRIKE)
    desk.write("d.txt", *FLOOD[:2], "The army sent two hundred soldiers to the flooded town of Melk.")
    second = desk.told()
    assert faults(second.report.model_dump_json()) == []
    assert statements(second) == [["The army sent two hundred soldiers to the flooded town of Melk."]]


def test_a_figure_that_moves_is_told_as_moved(desk: Desk) -> None:
    """Five, then seven: the digest says what it was and what it is, and tells the fact in no other way."""
    desk.write("a.txt", *FLOOD)
    desk.told()
    desk.write("b.txt", "Seven people were killed when the Varna river flooded the town of Melk, police said.", *FLOOD[1:])
    second = desk.told()
    (changes,) = second.stories
    assert [(m.before, m.after) for m in changes.moved] == [("at least 5", "7")]
    assert changes.new_fact_ids == ()
    assert changes.withdrawn == ()
    assert changes.since is not None
    text = (desk.folder / "out" / second.run / "digest.md").read_text()
    assert "at least 5, now 7" in text


def test_an_edited_article_moves_a_figure(desk: Desk) -> None:
    """An article that now says seven where it said five is a new version of the old one: the figure moved, and nothing is withdrawn."""
    desk.write("a.txt", *FLOOD)
    desk.told()
    desk.write("a.txt", FLOOD[0].replace("At least five", "Seven"), *FLOOD[1:])
    (changes,) = desk.told().stories
    assert [(m.before, m.after) for m in changes.moved] == [("at least 5", "7")]
    assert (changes.new_fact_ids, changes.withdrawn) == ((), ())
    assert desk.told().quiet


def test_what_an_article_no_longer_says_is_told_as_withdrawn(desk: Desk) -> None:
    """A sentence that was edited away is withdrawn, once; one that another source still has is not."""
    desk.write("a.txt", *FLOOD)
    desk.write("b.txt", "Floods in Melk", *FLOOD[1:2])
    desk.told()
    desk.write("a.txt", FLOOD[0])
    (changes,) = desk.told().stories
    assert [(w.statement, w.why, w.source) for w in changes.withdrawn] == [(FLOOD[2], "edited", "a.txt")]
    assert desk.told().quiet


def test_an_article_that_is_gone_is_told_as_withdrawn(desk: Desk) -> None:
    """What only an article said that was taken away is withdrawn; that it comes back is news."""
    desk.write("a.txt", *FLOOD)
    desk.write("b.txt", *STRIKE)
    desk.told()
    desk.remove("a.txt")
    gone = desk.told()
    assert not gone.quiet
    assert sum(n.code == "withdrawn" for n in gone.warnings) == len(FLOOD)
    assert desk.told().quiet
    desk.write("a.txt", *FLOOD)
    assert statements(desk.told()) == [sorted(FLOOD)]


def test_a_file_that_is_moved_is_no_news(desk: Desk) -> None:
    """A file under another path is the article that it was: it is not told again, and withdraws nothing; later edits are its own."""
    desk.write("a.txt", *FLOOD)
    desk.write("b.txt", *STRIKE)
    desk.told()
    (desk.inbox / "a.txt").rename(desk.inbox / "c.txt")
    quiet = desk.told()
    assert (quiet.quiet, quiet.warnings) == (True, ())
    (desk.inbox / "c.txt").rename(desk.inbox / "a.txt")
    assert desk.run().told == ()
    desk.write("a.txt", *FLOOD[:2])
    (changes,) = desk.told(timedelta(hours=8)).stories
    assert [w.statement for w in changes.withdrawn] == [FLOOD[2]]


def test_what_moves_into_another_article_is_neither_withdrawn_nor_new(desk: Desk) -> None:
    """A sentence that leaves one article and stands in another one the same day goes on being told."""
    desk.write("a.txt", *FLOOD)
    desk.told()
    desk.write("a.txt", *FLOOD[:2])
    desk.write("b.txt", *FLOOD[1:])
    assert desk.told().quiet
    desk.write("b.txt", FLOOD[1])
    (changes,) = desk.told().stories
    assert [w.statement for w in changes.withdrawn] == [FLOOD[2]]


def test_what_was_made_while_the_clock_was_wrong_binds_nobody(desk: Desk) -> None:
    """After a run in a far future, the schedule goes on by the right clock."""
    desk.write("a.txt", *FLOOD)
    desk.told(timedelta(days=3_000))
    assert desk.told(timedelta(days=-2_999)).quiet
    assert desk.run().told == ()
    assert desk.told().quiet


def test_the_list_of_runs_has_no_dead_links(desk: Desk) -> None:
    """Whoever takes away the folder of a run takes it from the list and the feed, too."""
    desk.write("a.txt", *FLOOD)
    first, second = desk.told().run, desk.told().run
    shutil.rmtree(desk.folder / "out" / first)
    last = desk.told().run
    for name in ("index.html", "feed.xml"):
        text = (desk.folder / "out" / name).read_text(encoding="utf-8")
        assert [run in text for run in (first, second, last)] == [False, True, True]


def test_old_files_that_are_tidied_up_withdraw_nothing(desk: Desk) -> None:
    """A file that is taken away after the window was archived, not taken back."""
    desk.write("a.txt", *FLOOD)
    desk.write("b.txt", *STRIKE)
    desk.told()
    desk.moment += 9 * DAY
    desk.remove("a.txt")
    assert desk.told().quiet


def test_an_empty_folder_is_not_mounted(desk: Desk) -> None:
    """A folder that has lost all its files withdraws nothing."""
    desk.write("a.txt", *FLOOD)
    desk.told()
    desk.remove("a.txt")
    assert desk.told().quiet


def test_more_stories_than_are_wanted_are_named(tmp_path: Path) -> None:
    """Beyond max_stories a story is a line in the notes, and its documents are in the digest's account all the same."""
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", digest="max_stories = 1")
    desk.write("a.txt", *FLOOD)
    desk.write("b.txt", *FLOOD)
    desk.write("c.txt", *STRIKE)
    digest = desk.told()
    assert statements(digest) == [sorted(FLOOD)]
    assert [n.message for n in digest.warnings if n.code == "not_told"] != []
    assert desk.rows("SELECT count(*) FROM members")[0][0] == 3


def test_a_story_that_was_not_told_is_new_when_it_is(tmp_path: Path) -> None:
    """A story that found no room is told as new, with its earlier articles, once there is news of it and room."""
    desk = Desk(tmp_path, f"sqlite:///{tmp_path / 'digest.db'}", digest="max_stories = 1")
    desk.write("a.txt", *FLOOD)
    desk.write("b.txt", *FLOOD)
    desk.write("c.txt", *STRIKE)
    desk.told()
    desk.write("d.txt", STRIKE[0], "The mayor of Corvo called on the bus drivers to end their strike.")
    digest = desk.told(timedelta(hours=24))
    assert digest.stories[0].since is None
    assert set(statements(digest)[0]) == {*STRIKE, "The mayor of Corvo called on the bus drivers to end their strike."}
