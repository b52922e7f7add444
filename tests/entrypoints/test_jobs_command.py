"""`jobs` and `jobs run` through the same `main` as a person's shell."""

from __future__ import annotations

from tests.entrypoints.conftest import CommandLine


def test_jobs_lists_every_job_and_how_it_went_and_one_runs_now(run: CommandLine) -> None:
    before = run("jobs", "--json").json["jobs"]

    done = run("jobs", "run", "health", "--json").json
    after = {job["name"]: job for job in run("jobs", "--json").json["jobs"]}

    assert [(job["name"], job["course"], job["next"]) for job in before] == [
        (name, "never", None) for name in ("sweep", "health", "summary", "backup", "check")
    ]
    assert done == {"job": "health", "well": True, "failed": ""}
    assert (after["health"]["course"], after["health"]["failed"], after["sweep"]["course"]) == (
        "well",
        "",
        "never",
    )


def test_the_runs_of_one_job_are_listed_and_an_unknown_one_is_refused(run: CommandLine) -> None:
    run("jobs", "run", "health")

    told = run("jobs", "--runs", "health", "--json").json
    refused = run("jobs", "run", "tea")

    assert (told["job"], [row["failed"] for row in told["runs"]]) == ("health", [""])
    assert "没有定时任务“tea”" in refused.out + refused.err
