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


# Both sides work with as many.
THREADS = 2


class Baci:
    """Nights on files in BACI's layout, beside DuckDB programs on the same files."""

    def __init__(self, root, work, years, rows, programs):
        self.root, self.work, self.years, self.rows = root, work, years, rows
        # DuckDB's: strict, and night, which checks nothing.
        self.programs = programs
        self.launcher = root / "jobs/bin/summit-ledger"
        self.sql = root / "jobs/src/test/resources/duckdb"
        self.sqls = [self.sql, root / "jobs/src/bench/duckdb"]
        subprocess.run([self.launcher, "nightly", "--out", work / "first"], check=True, capture_output=True)
        classes = work / "classes"
        spark = (root / "jobs/target/spark.classpath").read_text().strip()
        jar = root / "jobs/target/launcher/summit-ledger.jar"
        # As the launcher has it at first, whose archive of classes is then found to be of the same.
        self.classpath = f"{jar}:{spark}:{classes}:{duckdb_jar(root)}"
        sources = (root / "jobs/src/bench/java").rglob("*.java")
        subprocess.run(["javac", "-cp", self.classpath, "-d", classes, *sources], check=True)
        self.datasets = work / f"datasets-{years}"
        self.files = self.datasets / "trade/baci"
        for part in ("reference", "commitments", "investment"):
            shutil.copytree(root / "datasets" / part, self.datasets / part)
        self.write("202501")

    def java(self, *arguments):
        return ["java", "-cp", self.classpath, *map(str, arguments)]

    def write(self, release):
        command = self.java(
            "BaciFiles", self.root / "datasets", self.files, self.years, self.rows, release
        )
        subprocess.run(command, check=True)
        # Files that were just written are not taken for unchanged, see KnownHashes.
        time.sleep(4)

    def size(self):
        return sum(f.stat().st_size for f in self.files.glob("*.csv"))

    def night(self, out):
        """One of ours; with the seconds of its phases, and how many rows its tables have."""
        command = [self.launcher, "nightly", "--cores", str(THREADS)]
        measured = measure([*command, "--datasets", self.datasets, "--out", out])
        run = json.loads((out / "run.json").read_text())
        measured["phases"] = {p["phase"]: p["seconds"] for p in run.get("phases", [])}
        measured["phases"]["start and finding files"] = measured["wall"] - sum(measured["phases"].values())
        manifest = json.loads((out / "latest/manifest.json").read_text())
        measured["table_rows"] = sum(max(0, o["rows"]) for o in manifest["outputs"])
        return measured

    def duckdb(self, out, how, ours):
        """DuckDB's; what its queries take from published tables they take from ours."""
        published = ours / "latest"
        return measure(self.java("DuckNight", how, *self.sqls, self.datasets, self.files, published, out, THREADS))

    def compare_all(self, case, measured):
        """Every program must have made the same tables; else what was measured is shown, and is no result."""
        ours = self.work / f"ours{case}"
        return [self.compare(ours, self.work / f"{how}{case}", measured) for how in self.programs][0]

    def compare(self, ours, theirs, measured):
        command = self.java("DuckNight", "compare", *self.sqls, ours / "latest", theirs)
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            spent = ", ".join(f"{name} {median(found, 'wall'):.1f} s" for name, found in measured.items())
            sys.exit(f"bench: the tables differ, after {spent}:\n{done.stdout}{done.stderr[-2000:]}")
        return done.stdout.strip().splitlines()

    def cold(self, runs):
        """All files to published tables."""
        measured = {name: [] for name in ("ours", *self.programs)}
        for _ in range(runs):
            for name in measured:
                shutil.rmtree(self.work / name, ignore_errors=True)
            measured["ours"].append(self.night(self.work / "ours"))
            for how in self.programs:
                measured[how].append(self.duckdb(self.work / how, how, self.work / "ours"))
        return measured, self.compare_all("", measured)

    def released_again(self, runs):
        """The last year anew, beside what was kept of all years."""
        self.write("202601")
        measured = {name: [] for name in ("ours", *self.programs)}
        for _ in range(runs):
            for name, found in measured.items():
                out = self.work / f"{name}-again"
                shutil.rmtree(out, ignore_errors=True)
                shutil.copytree(self.work / name, out, symlinks=True, copy_function=os.link)
                found.append(
                    self.night(out) if name == "ours" else self.duckdb(out, name, self.work / "ours-again")
                )
        return measured, self.compare_all("-again", measured)

    def nothing_new(self, runs):
        """The same inputs again, beside the smallest possible Spark program."""
        ours, bare = [], []
        for run in range(runs):
            ours.append(self.night(self.work / "ours-again"))
            bare.append(measure(self.java("BareSpark", self.work / f"bare-{time.monotonic_ns()}")))
        return ours, bare


def baci(options):
    """The cases of the benchmark, each with its goal."""
    cases = []
    print(f"machine: {machine()}")
    for years in (options.years, options.long_years):
        if years == 0:
            continue
        work = Path(tempfile.mkdtemp(prefix="summit-ledger-bench-", dir=options.work))
        try:
            # What is not held against a goal is run beside few years only.
            programs = ("strict", "night") if years == options.years else ("strict",)
            bench = Baci(options.root, work, years, options.rows_per_year, programs)
            print(
                f"\n{years} years x {options.rows_per_year} rows in BACI's layout,"
                f" {bench.size() / 2**20:.0f} MiB; {THREADS} threads each;"
                f" median of {options.runs} runs, in alternation",
                flush=True,
            )
            if years == options.years:
                cases += few_years(bench, options)
            else:
                cases += many_years(bench, options, cases)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    result = {
        "machine": machine(),
        "runs": options.runs,
        "years": options.years,
        "long_years": options.long_years,
        "rows_per_year": options.rows_per_year,
        "cases": cases,
        "goals_met": all(c["met"] for c in cases if "met" in c),
    }
    print("\nAll goals are met." if result["goals_met"] else "\nGoals are missed.")
    print("DuckDB does as much where it is as strict: it keeps lines in their order, refuses unknown codes and repeated keys.")
    print("It does not estimate gravity and weights of synthetic controls, and makes no tables on commitments; we do.")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n")


class Indicators:
    """The tables of indicators from a lake that a night has filled, each run in a process of its own."""

    def __init__(self, bench, datasets, warehouse, flags):
        self.bench, self.datasets, self.warehouse = bench, datasets, warehouse
        archive = bench.root / "jobs/target/launcher/summit-ledger.jsa"
        # As the launcher has them.
        self.flags = ["-XX:+UseSerialGC", "-XX:MetaspaceSize=160m", "-Xss2m"]
        self.flags += [*flags, f"-XX:SharedArchiveFile={archive}", "-Xshare:auto"]
        self.folders = [warehouse.parent / name for name in ("staged-indicators", "second")]
        self.add_opens = [
            f"--add-opens=java.base/{package}=ALL-UNNAMED"
            for package in ("java.lang", "java.nio", "sun.nio.ch", "java.util")
        ]

    def staged(self, which):
        """Ours: all tables, those of indicators, or the others."""
        out = self.warehouse.parent / f"staged-{which}"
        shutil.rmtree(out, ignore_errors=True)
        command = ["java", *self.flags, *self.add_opens, "-cp", self.bench.classpath]
        program = ["org.summitledger.run.StagedTables", which, self.datasets, self.warehouse, out, THREADS]
        return measure([*command, *map(str, program)])

    def duckdb(self):
        out = self.folders[1]
        shutil.rmtree(out, ignore_errors=True)
        program = ["DuckIndicators", "run", self.bench.sql, self.datasets, self.warehouse, out, THREADS]
        return measure(self.bench.java(*program))

    def compare(self):
        done = subprocess.run(
            self.bench.java("DuckIndicators", "compare", self.bench.sql, *self.folders), capture_output=True, text=True
        )
        if done.returncode != 0:
            sys.exit(f"bench: the indicators differ:\n{done.stdout}{done.stderr[-2000:]}")
        return done.stdout.strip().splitlines()


def indicators(options):
    """What the tables of indicators cost: of a night on the shipped data, and beside the same as SQL."""
    print(f"machine: {machine()}")
    small = ["-XX:TieredStopAtLevel=1", "-Xmn160m", "-Xms256m", "-Xmx640m"]
    large = ["-XX:FreqInlineSize=80", "-XX:InlineSmallCode=500"]
    large += ["-Xmn200m", "-XX:InitialRAMPercentage=2.5", "-XX:MaxRAMPercentage=60"]
    work = Path(tempfile.mkdtemp(prefix="summit-ledger-bench-", dir=options.work))
    try:
        bench = Baci(options.root, work, options.years, options.rows_per_year, ())
        cases = [added(Indicators(bench, options.root / "datasets", work / "first", small), options)]
        print(f"\n{options.years} years x {options.rows_per_year} rows in BACI's layout", flush=True)
        bench.night(work / "ours")
        tables = Indicators(bench, bench.datasets, work / "ours", large)
        ours, theirs = [], []
        for _ in range(options.runs):
            ours.append(tables.staged("indicators"))
            theirs.append(tables.duckdb())
        print(f"  same numbers: {'; '.join(tables.compare())}")
        cases.append(case("indicators of those years", "DuckDB, the same as SQL", ours, theirs, 1.0))
        show(cases[-1])
    finally:
        shutil.rmtree(work, ignore_errors=True)
    result = {
        "machine": machine(),
        "runs": options.runs,
        "years": options.years,
        "rows_per_year": options.rows_per_year,
        "cases": cases,
        "goals_met": all(c["met"] for c in cases),
    }
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n")


def added(tables, options):
    """What a night on the shipped datasets takes longer for them, in per cent of one without."""
    nights, all_tables, others = [], [], []
    for run in range(options.runs):
        nights.append(measure([tables.bench.launcher, "nightly", "--out", tables.warehouse.parent / f"n{run}"]))
        all_tables.append(tables.staged("all"))
        others.append(tables.staged("others"))
    night = median(nights, "wall")
    longer = median(all_tables, "wall") - median(others, "wall")
    share = longer / (night - longer)
    met = share <= 0.6
    print(
        f"shipped datasets, median of {options.runs} runs each, in alternation: a night {night:.2f} s; all tables from"
        f" its lake {median(all_tables, 'wall'):.2f} s, without the indicators {median(others, 'wall'):.2f} s;"
        f" so they add {100 * share:.0f} % (goal at most 60 %: {'met' if met else 'missed'})"
    )
    return {
        "case": "indicators added to a night on the shipped datasets",
        "night_wall_seconds": night,
        "all_tables_wall_seconds": median(all_tables, "wall"),
        "other_tables_wall_seconds": median(others, "wall"),
        "ratio": share,
        "goal": 0.6,
        "met": met,
    }


def few_years(bench, options):
    measured, same = bench.cold(options.runs)
    cases = beside_duckdb("cold: all files to published tables", measured, same, 1.0)
    cases.append(memory(measured))
    measured, same = bench.released_again(options.runs)
    cases += beside_duckdb("night: one file re-released", measured, same, 1.0)
    ours, bare = bench.nothing_new(options.runs)
    cases.append(case("night: nothing new", "a bare Spark program", ours, bare, 1.0))
    show(cases[-1])
    return cases


def many_years(bench, options, before):
    measured, same = bench.cold(1)
    beside_duckdb("cold, for what follows", measured, same, None)
    measured, same = bench.released_again(options.runs)
    cases = beside_duckdb(f"night: one file re-released, {bench.years} years", measured, same, 0.5)
    short = next(c for c in before if c["case"] == "night: one file re-released")
    ours = median(measured["ours"], "wall")
    cases.append(
        {
            "case": f"the same night, {bench.years} years beside {options.years}",
            "beside": "our own night",
            "wall_seconds": ours,
            "phases": cases[0]["phases"],
            "table_rows": cases[0]["table_rows"],
            "beside_wall_seconds": short["wall_seconds"],
            "beside_phases": short["phases"],
            "beside_table_rows": short["table_rows"],
            "ratio": ours / short["wall_seconds"],
            "goal": 1.2,
            "met": ours <= 1.2 * short["wall_seconds"],
        }
    )
    show(cases[-1])
    return cases


def beside_duckdb(name, measured, same, goal):
    """Beside a program that is as strict, which is the goal's; and beside one that checks nothing."""
    print(f"\n{name}\n  same rows: {'; '.join(same)}", flush=True)
    cases = [case(name, "DuckDB, as strict", measured["ours"], measured["strict"], goal)]
    if "night" in measured:
        cases.append(case(name, "DuckDB, unchecked", measured["ours"], measured["night"], None))
    for found in cases:
        show(found)
    return cases


def case(name, beside, ours, theirs, goal):
    wall, other = median(ours, "wall"), median(theirs, "wall")
    found = {
        "case": name,
        "beside": beside,
        "wall_seconds": wall,
        "cpu_seconds": median(ours, "cpu"),
        "peak_mib": max(m["mib"] for m in ours),
        "phases": typical(ours).get("phases", {}),
        "table_rows": typical(ours).get("table_rows", 0),
        "beside_wall_seconds": other,
        "beside_cpu_seconds": median(theirs, "cpu"),
        "beside_peak_mib": max(m["mib"] for m in theirs),
        "ratio": wall / other,
    }
    return found if goal is None else {**found, "goal": goal, "met": wall <= goal * other}


def memory(measured):
    """Beside the program that needs less."""
    peaks = {name: max(m["mib"] for m in found) for name, found in measured.items()}
    ours = peaks.pop("ours")
    least = min(peaks, key=peaks.get)
    theirs = peaks[least]
    found = {
        "case": "peak memory, cold",
        "beside": "DuckDB, as strict" if least == "strict" else "DuckDB, unchecked",
        "peak_mib": ours,
        "beside_peak_mib": theirs,
        "ratio": ours / theirs,
        "goal": 0.5,
        "met": ours <= 0.5 * theirs,
    }
    show(found)
    return found


def show(found):
    """A line of the table; where a goal is missed, by how much, and what the time went to."""
    parts = [f"  {found['case']}, beside {found['beside']}:"]
    if "wall_seconds" in found:
        parts.append(f"{found['wall_seconds']:.2f} s to {found['beside_wall_seconds']:.2f} s,")
    if "cpu_seconds" in found:
        parts.append(f"CPU {found['cpu_seconds']:.1f} s to {found['beside_cpu_seconds']:.1f} s,")
    if "peak_mib" in found:
        parts.append(f"peak {found['peak_mib']:.0f} MiB to {found['beside_peak_mib']:.0f} MiB,")
    parts.append(f"ratio {found['ratio']:.2f}")
    if "goal" in found:
        verdict = "met" if found["met"] else f"missed by {found['ratio'] - found['goal']:.2f}"
        parts.append(f"(goal {found['goal']}: {verdict})")
    print(" ".join(parts), flush=True)
    if not found.get("met", True) and found.get("phases"):
        print(f"    held by: {held_by(found)}", flush=True)


def held_by(found):
    """What the time of a night went to; beside that of another of ours, where it is held against one."""
    beside = found.get("beside_phases", {})
    spent = [
        f"{name} {seconds:.1f} s" + (f" to {beside[name]:.1f} s" if name in beside else "")
        for name, seconds in found["phases"].items()
    ]
    if beside:
        spent.append(f"for {found['table_rows']:,} to {found['beside_table_rows']:,} rows of tables")
    return ", ".join(spent)


def median(measured, what):
    return statistics.median(m[what] for m in measured)


def typical(measured):
    """The run whose wall time is the median's, or the next below it."""
    return sorted(measured, key=lambda m: m["wall"])[(len(measured) - 1) // 2]


def count(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not above zero")
    return number


def main():
    parser = argparse.ArgumentParser(prog="jobs/bin/bench")
    parser.add_argument("root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("case", choices=["startup", "baci", "indicators"])
    parser.add_argument("--runs", type=count, default=None)
    parser.add_argument("--years", type=count, default=5)
    parser.add_argument("--long-years", type=int, default=20, help="years of the long history; 0 leaves it out")
    parser.add_argument("--rows-per-year", type=count, default=11_000_000)
    parser.add_argument("--work", type=Path, help="where to write: 25 GB for 20 years of 11 million rows")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    options.runs = options.runs or {"startup": 5, "baci": 3, "indicators": 3}[options.case]
    if options.long_years and options.long_years <= options.years:
        parser.error("--long-years must be more than --years, or 0")
    if options.case == "baci":
        return baci(options)
    if options.case == "indicators":
        return indicators(options)
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
