"""Benchmarks of Summit Ledger; started by jobs/bin/bench. Needs only Python's standard library."""

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def machine():
    model = next(
        (line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    return f"{os.cpu_count()} cores {model}, {memory:.0f} GiB, {platform.system()} {platform.release()}, {java}"


def measure(command, env=None):
    """Wall seconds, CPU seconds and peak resident MiB of a command and its children."""
    # A child of its own, so that its peak memory is not hidden behind an earlier, larger one.
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        start = time.monotonic()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
        wall = time.monotonic() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        answer = {
            "wall": wall,
            "cpu": used.ru_utime + used.ru_stime,
            "mib": used.ru_maxrss / 1024,
            "status": done.returncode,
            "stderr": done.stderr.decode(errors="replace")[-2000:],
        }
        os.write(writer, json.dumps(answer).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = json.loads(pipe.read())
    os.waitpid(pid, 0)
    if answer["status"] != 0:
        sys.exit(f"bench: {' '.join(map(str, command))[:200]} exited with {answer['status']}:\n{answer['stderr']}")
    return answer


def startup(root, runs):
    launcher = root / "jobs/bin/summit-ledger"
    work = Path(tempfile.mkdtemp(prefix="summit-ledger-bench-"))
    try:
        # Builds, and makes the archive of loaded classes, before anything is counted.
        subprocess.run([launcher, "nightly", "--out", work / "first"], check=True, capture_output=True)
        classes = work / "classes"
        classpath = (root / "jobs/target/spark.classpath").read_text().strip()
        source = root / "jobs/src/bench/java/BareSpark.java"
        subprocess.run(["javac", "-cp", classpath, "-d", classes, source], check=True)
        ours, bare = [], []
        for run in range(runs + 1):
            night = measure([launcher, "nightly", "--out", work / f"night-{run}"])
            plain = measure(["java", "-cp", f"{classes}:{classpath}", "BareSpark", str(work / f"bare-{run}")])
            if run > 0:
                ours.append(night)
                bare.append(plain)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return ours, bare


def duckdb_jar(root):
    repository = Path.home() / ".m2/repository"
    for option in os.environ.get("MAVEN_OPTS", "").split():
        if option.startswith("-Dmaven.repo.local="):
            repository = Path(option.split("=", 1)[1])
    jars = sorted(repository.glob("org/duckdb/duckdb_jdbc/*/duckdb_jdbc-*.jar"))
    if not jars:
        sys.exit(f"bench: no DuckDB below {repository}; run ./mvnw verify once")
    return jars[-1]


def ingest(root, runs, years, rows):
    """Files in BACI's layout into the lake, beside DuckDB writing them and their sums to Parquet."""
    launcher = root / "jobs/bin/summit-ledger"
    jar = root / "jobs/target/summit-ledger-jobs-0.1.0.jar"
    work = Path(tempfile.mkdtemp(prefix="summit-ledger-bench-"))
    try:
        subprocess.run([launcher, "--version"], check=True, capture_output=True)
        classes = work / "classes"
        spark = (root / "jobs/target/spark.classpath").read_text().strip()
        classpath = f"{classes}:{jar}:{spark}:{duckdb_jar(root)}"
        sources = [root / f"jobs/src/bench/java/{name}.java" for name in ("BaciFiles", "DuckIngest")]
        subprocess.run(["javac", "-cp", classpath, "-d", classes, *sources], check=True)
        datasets = work / "datasets"
        for part in ("reference", "commitments", "investment"):
            shutil.copytree(root / "datasets" / part, datasets / part)
        files = datasets / "trade/baci"
        subprocess.run(
            ["java", "-cp", classpath, "BaciFiles", root / "datasets", files, str(years), str(rows)], check=True
        )
        ours, duck = [], []
        for run in range(runs):
            out, parquet = work / f"ours-{run}", work / f"duck-{run}"
            ours.append(measure([launcher, "ingest", "--datasets", datasets, "--out", out]))
            duck.append(measure(["java", "-cp", classpath, "DuckIngest", files, parquet]))
            shutil.rmtree(out)
            shutil.rmtree(parquet)
        size = sum(f.stat().st_size for f in files.glob("*.csv"))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return ours, duck, size


def report_ingest(options):
    ours, duck, size = ingest(options.root, options.runs, options.years, options.rows_per_year)
    result = {
        "case": "ingest",
        "machine": machine(),
        "runs": options.runs,
        "years": options.years,
        "rows_per_year": options.rows_per_year,
        "csv_mib": round(size / 2**20),
        "ingest_wall_seconds": round(median(ours, "wall"), 2),
        "duckdb_wall_seconds": round(median(duck, "wall"), 2),
        "ingest_cpu_seconds": round(median(ours, "cpu"), 2),
        "duckdb_cpu_seconds": round(median(duck, "cpu"), 2),
        "ingest_peak_memory_mib": round(max(m["mib"] for m in ours)),
        "duckdb_peak_memory_mib": round(max(m["mib"] for m in duck)),
        "wall_ratio": round(median(ours, "wall") / median(duck, "wall"), 3),
        "wall_ratio_goal": 1.0,
        "memory_ratio": round(max(m["mib"] for m in ours) / max(m["mib"] for m in duck), 3),
        "memory_ratio_goal": 0.5,
    }
    result["goals_met"] = (
        result["wall_ratio"] <= result["wall_ratio_goal"] and result["memory_ratio"] <= result["memory_ratio_goal"]
    )
    print(f"machine: {result['machine']}")
    print(
        f"{options.years} years x {options.rows_per_year} rows in BACI's layout, {result['csv_mib']} MiB; "
        f"median of {options.runs} runs each, in alternation"
    )
    for name, key in (("summit-ledger ingest", "ingest"), ("DuckDB, checking less", "duckdb")):
        print(
            f"{name:24s} wall {result[key + '_wall_seconds']:7.2f} s   CPU {result[key + '_cpu_seconds']:7.2f} s   "
            f"peak {result[key + '_peak_memory_mib']:6d} MiB"
        )
    print(
        f"wall ratio {result['wall_ratio']:.2f} (goal {result['wall_ratio_goal']}); "
        f"memory ratio {result['memory_ratio']:.2f} (goal {result['memory_ratio_goal']}); "
        f"goals {'met' if result['goals_met'] else 'NOT met'}"
    )
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n")


def median(measured, what):
    return statistics.median(m[what] for m in measured)


def main():
    parser = argparse.ArgumentParser(prog="jobs/bin/bench")
    parser.add_argument("root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("case", choices=["startup", "ingest"])
    parser.add_argument("--runs", type=int, default=None)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--rows-per-year", type=int, default=11_000_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    options.runs = options.runs or {"startup": 5, "ingest": 3}[options.case]
    if options.case == "ingest":
        return report_ingest(options)
    ours, bare = startup(options.root, options.runs)
    result = {
        "case": "startup",
        "machine": machine(),
        "runs": options.runs,
        "nightly_wall_seconds": round(median(ours, "wall"), 2),
        "bare_spark_wall_seconds": round(median(bare, "wall"), 2),
        "nightly_cpu_seconds": round(median(ours, "cpu"), 2),
        "bare_spark_cpu_seconds": round(median(bare, "cpu"), 2),
        "bare_spark_peak_memory_mib": round(median(bare, "mib")),
        "wall_ratio": round(median(ours, "wall") / median(bare, "wall"), 3),
        "wall_ratio_goal": 1.3,
        "peak_memory_mib": round(max(m["mib"] for m in ours)),
        "peak_memory_mib_goal": 1024,
    }
    result["goals_met"] = (
        result["wall_ratio"] <= result["wall_ratio_goal"]
        and result["peak_memory_mib"] <= result["peak_memory_mib_goal"]
    )
    print(f"machine: {result['machine']}")
    print(f"median of {options.runs} runs each, in alternation     wall s   CPU s   peak MiB")
    print(
        f"nightly on the shipped datasets                   {result['nightly_wall_seconds']:6.2f}  {result['nightly_cpu_seconds']:6.2f}     {result['peak_memory_mib']:6d}"
    )
    print(
        f"smallest possible Spark program                   {result['bare_spark_wall_seconds']:6.2f}  {result['bare_spark_cpu_seconds']:6.2f}     {result['bare_spark_peak_memory_mib']:6d}"
    )
    print(
        f"ratio {result['wall_ratio']:.2f} (goal {result['wall_ratio_goal']}); "
        f"peak memory {result['peak_memory_mib']} MiB (goal {result['peak_memory_mib_goal']}); "
        f"goals {'met' if result['goals_met'] else 'NOT met'}"
    )
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
