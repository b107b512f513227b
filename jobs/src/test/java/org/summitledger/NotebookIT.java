package org.summitledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executes the notebook on tables published a moment ago. Where the duckdb package is missing, a
 * drop-in beside this test hands the notebook's SQL to the same engine through its JDBC driver.
 */
class NotebookIT {
  private static final Path ROOT =
      Path.of(System.getProperty("summitledger.root", "..")).toAbsolutePath().normalize();
  private static final Path NOTEBOOK =
      ROOT.resolve("notebooks/did-the-2014-promise-move-trade.ipynb");
  private static final Path SCRIPTS = ROOT.resolve("jobs/src/test/python");
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final int MINUTES = 20;

  private static final List<String> LACKING = new ArrayList<>();

  @TempDir private static Path folder;

  private static Optional<Python> python = Optional.empty();

  /**
   * A Python that can execute the notebook.
   *
   * @param command how it is called
   * @param needsDropIn whether duckdb is missing
   */
  private record Python(String command, boolean needsDropIn) {}

  /**
   * How a process ended.
   *
   * @param code its exit code
   * @param output what it printed on both streams
   */
  private record Ended(int code, String output) {}

  @BeforeAll
  static void publish() throws Exception {
    python = findPython();
    if (python.isEmpty()) {
      return;
    }
    Ended nightly =
        run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Dlog4j2.configurationFile=classpath:log4j2-summit-ledger.properties",
                "-cp",
                CLASS_PATH,
                "org.summitledger.cli.Main",
                "nightly",
                "--datasets",
                ROOT.resolve("datasets").toString(),
                "--out",
                folder.resolve("warehouse").toString(),
                "--as-of",
                "2026-11-01"),
            Map.of());
    assertThat(nightly.code()).as(nightly.output()).isZero();
  }

  @BeforeEach
  void requirePython() {
    assumeTrue(python.isPresent(), () -> "No Python can run the notebook: " + LACKING);
  }

  @Test
  void theNumbersThatTheNotebookSaysHoldOnFreshlyPublishedTables() throws Exception {
    Path shown = Files.createDirectory(folder.resolve("shown"));

    Ended ended = execute(NOTEBOOK, shown, folder.resolve("warehouse/latest"));

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("as of 2026-11-01")
        .containsPattern("all \\d+ numbers hold");
    assertThat(shown).isDirectoryContaining("glob:**/chart-3.png");
  }

  @Test
  void aNumberThatDoesNotHoldStopsTheNotebook() throws Exception {
    Path wrong = folder.resolve("wrong.ipynb");
    Files.writeString(wrong, Files.readString(NOTEBOOK).replace("12772.43)", "12772.44)"));

    Ended ended = execute(wrong, folder, folder.resolve("warehouse/latest"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output())
        .contains("imports from Japan, fiscal 2018: 12772.43, expected 12772.44");
  }

  @Test
  void withoutPublishedTablesTheNotebookSaysWhatToDo() throws Exception {
    Ended ended = execute(NOTEBOOK, folder, folder.resolve("nothing"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output())
        .contains("No published tables in " + folder.toRealPath().resolve("nothing"))
        .contains("Run jobs/bin/summit-ledger nightly, or set WAREHOUSE.");
  }

  private static Ended execute(Path notebook, Path shown, Path warehouse) throws Exception {
    Map<String, String> environment =
        python.get().needsDropIn()
            ? Map.of(
                "WAREHOUSE", warehouse.toString(),
                "PYTHONPATH", SCRIPTS.toString(),
                "DUCKDB_JDBC_JAR", duckdbJar(),
                "JAVA_HOME", System.getProperty("java.home"))
            : Map.of("WAREHOUSE", warehouse.toString());
    String script = SCRIPTS.resolve("run_notebook.py").toString();
    return run(
        List.of(python.get().command(), script, notebook.toString(), shown.toString()),
        environment);
  }

  private static String duckdbJar() {
    return Stream.of(CLASS_PATH.split(File.pathSeparator))
        .filter(entry -> Path.of(entry).getFileName().toString().startsWith("duckdb_jdbc"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The first Python with the notebook's own packages, else the first that can do without duckdb.
   */
  private static Optional<Python> findPython() throws Exception {
    List<String> commands = new ArrayList<>(List.of("python3", "/usr/bin/python3"));
    Optional.ofNullable(System.getenv("SUMMIT_LEDGER_PYTHON")).ifPresent(c -> commands.add(0, c));
    List<Python> able = new ArrayList<>();
    for (String command : commands) {
      List<String> missing = missing(command);
      if (missing.isEmpty() || missing.equals(List.of("jpype"))) {
        return Optional.of(new Python(command, false));
      }
      if (missing.equals(List.of("duckdb"))) {
        able.add(new Python(command, true));
      }
      LACKING.add(command + " lacks " + String.join(", ", missing));
    }
    return able.stream().findFirst();
  }

  /** Which modules a Python lacks, in the order asked for; itself if there is none of that name. */
  private static List<String> missing(String command) throws Exception {
    String question =
        """
        import importlib, sys
        for module in sys.argv[1:]:
            try:
                importlib.import_module(module)
            except ImportError:
                print(module)
        """;
    List<String> modules =
        List.of("duckdb", "pandas", "matplotlib", "nbclient", "ipykernel", "jpype");
    List<String> line = new ArrayList<>(List.of(command, "-c", question));
    line.addAll(modules);
    try {
      return run(line, Map.of()).output().lines().filter(modules::contains).toList();
    } catch (IOException e) {
      return List.of("an interpreter");
    }
  }

  private static Ended run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(command + " ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }
}
