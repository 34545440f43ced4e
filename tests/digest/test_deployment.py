"""The unit, the manifest and the crontab that the documents offer can be used as they are."""

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from croniter import croniter

from summarizer.cli.commands import summarizer

FOLDER = Path(__file__).parents[2] / "docs" / "deploy"


def unit(name: str) -> configparser.ConfigParser:
    """A systemd unit's sections."""
    parser = configparser.ConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys of units have capitals
    parser.read_string((FOLDER / name).read_text(encoding="utf-8"))
    return parser


def is_known(command: list[str]) -> bool:
    """Whether `summarizer` has the command and its options."""
    assert command[0].endswith("summarizer")
    return CliRunner().invoke(summarizer, [*command[1:], "--help"]).exit_code == 0


def test_the_systemd_unit_and_its_timer_fit_together() -> None:
    """The timer starts the service, and the service starts a command that exists."""
    service, timer = unit("summarizer-digest.service"), unit("summarizer-digest.timer")
    assert timer["Timer"]["Unit"] == "summarizer-digest.service"
    assert timer["Timer"]["Persistent"] == "true"
    assert service["Service"]["Type"] == "oneshot"
    assert is_known(shlex.split(service["Service"]["ExecStart"]))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not at hand")
def test_systemd_understands_the_calendar() -> None:
    """Systemd itself reads when the timer elapses."""
    subprocess.run(
        ["systemd-analyze", "calendar", unit("summarizer-digest.timer")["Timer"]["OnCalendar"]], check=True, capture_output=True
    )


def test_the_crontab_has_lines_of_cron() -> None:
    """Each line that is no comment and no setting is five fields and a command that exists."""
    lines = (FOLDER / "crontab").read_text(encoding="utf-8").splitlines()
    jobs = [line for line in lines if line and not line.startswith("#") and "=" not in line.split()[0]]
    assert len(jobs) == 2
    for job in jobs:
        fields = job.split(maxsplit=5)
        assert croniter.is_valid(" ".join(fields[:5]))
        assert is_known(shlex.split(fields[5]))


def test_the_cronjob_is_one() -> None:
    """The manifest is a batch/v1 CronJob whose volumes are mounted, whose schedule is cron, and whose command exists."""
    manifest = yaml.safe_load((FOLDER / "cronjob.yaml").read_text(encoding="utf-8"))
    assert (manifest["apiVersion"], manifest["kind"]) == ("batch/v1", "CronJob")
    spec = manifest["spec"]
    assert croniter.is_valid(spec["schedule"])
    assert spec["concurrencyPolicy"] == "Forbid"
    pod = spec["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert {m["name"] for m in container["volumeMounts"]} == {v["name"] for v in pod["volumes"]}
    assert is_known(container["command"])
