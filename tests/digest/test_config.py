"""`digest.toml`: what it may say, and the one sentence that each mistake gets."""

from datetime import timedelta
from pathlib import Path

import pytest

from summarizer.digest.config import Config, EmailSink, FolderSource, WebhookSink, load_config, starter_files
from summarizer.errors import SettingsError

FOLDER = '[[source]]\nkind = "folder"\npath = "inbox"\n'
MAIL = '[[deliver]]\nkind = "email"\nserver = "smtp://mail.test"\nfrom = "a@example.org"\nto = ["b@example.org"]\n'


def load(tmp_path: Path, text: str, environment: dict[str, str] | None = None) -> Config:
    """Load a file of this text."""
    path = tmp_path / "digest.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path, environment or {})


def test_the_starter_is_a_digest_that_loads(tmp_path: Path) -> None:
    """What `digest init` writes is checked like any other file and reads the texts that come with it."""
    for name, data in starter_files().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    config = load_config(tmp_path / "digest.toml", {})
    source = config.sources[0]
    assert isinstance(source, FolderSource)
    assert len(list(Path(source.path).glob(source.glob))) == 5
    assert (config.title, config.timezone, config.window) == ("Morning brief", "Europe/Berlin", timedelta(hours=36))
    assert config.state == f"sqlite:///{tmp_path}/digest.db"
    assert config.output == tmp_path / "out"


def test_a_file_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    """Some editors put a byte order mark before what they write."""
    (tmp_path / "digest.toml").write_bytes(b"\xef\xbb\xbf" + FOLDER.replace("\n", "\r\n").encode())
    assert load_config(tmp_path / "digest.toml", {}).sources[0].name == "folder:inbox"


def test_a_folder_that_a_database_url_cannot_name_is_refused(tmp_path: Path) -> None:
    """A question mark would end the path, and the ledger would be made elsewhere."""
    (tmp_path / "what?").mkdir()
    with pytest.raises(SettingsError, match="has a question mark"):
        load(tmp_path / "what?", FOLDER)


def test_each_commented_line_of_the_starter_is_right_when_it_counts(tmp_path: Path) -> None:
    """The examples in comments load, too, once their marks are taken away."""
    lines = starter_files()["digest.toml"].decode().splitlines()
    opened = [line[2:] if line.startswith("# ") and (" = " in line or line.startswith("# [")) else line for line in lines]
    secrets = dict.fromkeys(("EXAMPLE_AUTHORIZATION", "SMTP_PASSWORD", "HOOK_SECRET"), "x")
    text = "\n".join(line for line in opened if not line.startswith("user = ")).replace(
        "smtp://localhost:1025", "smtps://mail.test"
    )
    config = load(tmp_path, text.replace("password_env", "user = 'brief'\npassword_env"), secrets)
    assert [s.kind for s in config.sources] == ["folder", "feed", "url"]
    assert [s.kind for s in config.deliver] == ["folder", "email", "webhook", "command"]
    assert config.settings.sentences == 5
    assert config.allow_hosts == config.settings.allow_hosts == ("intranet.example",)


def test_keys_stay_when_the_folder_moves(tmp_path: Path) -> None:
    """A source and a sink are known by their kind and place as written, or by the name that they are given."""
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
    text = FOLDER + '[[source]]\nkind = "feed"\nname = "Desk"\nurl = "https://example.org/f"\n' + MAIL
    configs = [load(tmp_path / place, text) for place in ("one", "two")]
    for config in configs:
        assert [s.key for s in (*config.sources, *config.deliver)] == ["folder:inbox", "Desk", "email:b@example.org"]


def test_the_allowed_hosts_hold_for_webhooks(tmp_path: Path) -> None:
    """A webhook may go where the digest's sources may, unless it has a list of its own."""
    hook = '[[deliver]]\nkind = "webhook"\nurl = "http://hooks.test/x"\n'
    config = load(
        tmp_path, '[digest]\nallow_hosts = ["Hooks.test"]\n' + FOLDER + hook + hook + 'name = "two"\nallow_hosts = []\n'
    )
    sinks = [sink for sink in config.deliver if isinstance(sink, WebhookSink)]
    assert [sink.allow_hosts for sink in sinks] == [("hooks.test",), ()]


def test_no_secret_is_kept(tmp_path: Path) -> None:
    """The file names environment variables; their values are nowhere in what was loaded."""
    text = FOLDER + MAIL.replace("smtp:", "smtps:") + 'user = "desk"\npassword_env = "SMTP_PASSWORD"\n'
    config = load(tmp_path, text, {"SMTP_PASSWORD": "hunter2hunter2"})
    sink = config.deliver[0]
    assert isinstance(sink, EmailSink)
    assert sink.password_env == "SMTP_PASSWORD"
    assert "hunter2" not in repr(config)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[digest]\ntitel = "x"\n' + FOLDER, "unknown key 'titel': .*did you mean 'title'"),
        ("[digset]\n" + FOLDER, "unknown table 'digset': .*did you mean 'digest'"),
        ('[digest]\nmax_stories = "ten"\n' + FOLDER, "max_stories 'ten': expected a whole number"),
        ("[digest]\nmax_stories = 0\n" + FOLDER, "max_stories 0: the nearest that it can be is 1"),
        ("[digest]\nmax_stories = true\n" + FOLDER, "max_stories True: expected a whole number"),
        ('[digest]\nwindow = "3y"\n' + FOLDER, "window: '3y' is no stretch of time"),
        ('[digest]\nwindow = "99999w"\n' + FOLDER, "window: '99999w' is no stretch of time"),
        ("[digest]\nwindow = 36\n" + FOLDER, "window: 36 is no stretch of time"),
        ('[digest]\nschedule = "0 6 * *"\n' + FOLDER, "'0 6 \\* \\*' is no line of cron"),
        ('[digest]\nschedule = "0 6 * * * *"\n' + FOLDER, "is no line of cron"),
        ('[digest]\nschedule = "0 6 31 2 *"\n' + FOLDER, "a day that never comes"),
        ('[digest]\nschedule = "61 6 * * *"\n' + FOLDER, "is no line of cron"),
        ('[digest]\ntimezone = "Europe/Berln"\n' + FOLDER, "no time zone: .*did you mean 'Europe/Berlin'"),
        ('[digest]\ntimezone = "../../etc/passwd"\n' + FOLDER, "no time zone"),
        ('[digest]\nstate = "mysql://x/y"\n' + FOLDER, "no database: expected sqlite:///FILE"),
        ('[digest]\nstate = "postgresql+psycopg://u:secret@h/d"\n' + FOLDER, "holds a password: .*PGPASSWORD"),
        ('[digest]\nmodel = "gpt"\n' + FOLDER, "model 'gpt' is unknown"),
        ("[digest.settings]\nsentences = 0\n" + FOLDER, "sentences is 0"),
        ('[digest.settings]\nmodel = "local"\n' + FOLDER, "has a model: it stands in \\[digest\\]"),
        ('[digest]\nallow_hosts = ["http://x"]\n' + FOLDER, "'http://x' is no host"),
        ('[digest]\nallow_hosts = "x"\n' + FOLDER, "expected a list"),
        ("", "names no source"),
        ('[source]\nkind = "folder"\n', "is one table: write \\[\\[source\\]\\]"),
        ('[[source]]\npath = "x"\n', "number 1 has no `kind`"),
        ('[[source]]\nkind = "feeed"\n', "kind 'feeed': .*did you mean 'feed'"),
        ('[[source]]\nkind = "feed"\n', "has no `url`"),
        ('[[source]]\nkind = "feed"\nurl = "ftp://x/y"\n', "scheme 'ftp': expected http or https"),
        ('[[source]]\nkind = "feed"\nurl = "https://me:pw@x/y"\n', "user name before its host"),
        (
            '[[source]]\nkind = "url"\nurl = "https://x/y"\nauthorization_env = "FEED_KEZ"\n',
            "'FEED_KEZ' is not set: .*'FEED_KEY'",
        ),
        ('[[source]]\nkind = "folder"\npath = ""\n', "path '': expected some text"),
        (FOLDER + FOLDER, "the name 'folder:inbox' of another"),
        (FOLDER + MAIL.replace("b@example.org", "b@example.org\\r\\nBcc: x@y"), "no mail address"),
        (FOLDER + MAIL.replace("a@example.org", "nobody"), "'nobody' is no mail address"),
        (FOLDER + MAIL.replace("smtp://mail.test", "mail.test:25"), "no mail server"),
        (FOLDER + MAIL + 'policy = "at_least_twice"\n', "policy 'at_least_twice': .*did you mean 'at_least_once'"),
        (FOLDER + MAIL + 'user = "x"\n', "one of `user` and `password_env`"),
        (FOLDER + MAIL + 'user = "x"\npassword_env = "FEED_KEY"\n', "in the clear: use smtps"),
        (FOLDER + '[[deliver]]\nkind = "command"\ncommand = []\n', "a list of one or more"),
        (FOLDER + '[[deliver]]\nkind = "command"\ncommand = ["x"]\ntimeout = 0\n', "timeout 0: the nearest that it can be is 1"),
        ("[digest\n", "is not TOML"),
    ],
)
def test_a_mistake_gets_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    """An unknown key or kind, a wrong type or value, and a missing variable are named, with the nearest valid choice."""
    with pytest.raises(SettingsError, match=said) as caught:
        load(tmp_path, text, {"FEED_KEY": "k"})
    assert "\n" not in str(caught.value)
    assert ":pw@" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing file says how to make one."""
    with pytest.raises(SettingsError, match="digest init"):
        load_config(tmp_path / "none.toml")
