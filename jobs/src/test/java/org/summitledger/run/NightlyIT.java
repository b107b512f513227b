package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.TestFiles;
import org.summitledger.audit.Verification;
import org.summitledger.lake.Lake;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.RunLock;
import org.summitledger.publish.Warehouse;
import org.summitledger.report.AuditResults.Finding;
import org.summitledger.report.Tables;

/**
 * Nights as processes of their own, in one warehouse: one is published, several are killed, one is
 * refused, and the next one goes through.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightlyIT {
  private static final String IMPORTS = "comtrade_critical_minerals/imports.csv";

  @TempDir private static Path folder;
  private static Path out;
  private static Path datasets;
  private static String published;

  /** Small statistics; the register and the reference data are those shipped with the project. */
  @BeforeAll
  static void publish() throws Exception {
    out = folder.resolve("warehouse");
    datasets = Files.createDirectory(folder.resolve("datasets"));
    TestFiles.copy(
        TestFiles.datasets().resolve("trade/comtrade_critical_minerals"),
        datasets.resolve("comtrade_critical_minerals"));
    assertThat(start().run()).isZero();
    published = manifest().runId();
  }

  @Test
  @Order(1)
  void aPublishedNightIsCompleteAndSaysSo() throws IOException {
    assertThat(runJson().path("status").asText()).isEqualTo("published");
    assertThat(runJson().path("exit_code").asInt(-1)).isZero();
    assertThat(runJson().path("version").asText()).isEqualTo(published);
    assertThatLatestIsComplete();
  }

  /** Killed as soon as the log tells of a phase: while it runs, or at the start of the next one. */
  @ParameterizedTest
  @Order(2)
  @ValueSource(strings = {"ingest", "spark", "report", "audit"})
  void aKilledNightLeavesTheLastVersionWholeAndNoLockBehind(String phase) throws Exception {
    changeAnInput();

    start().killAfter(phase + ": ");

    assertThatLatestIsComplete();
    try (RunLock lock = RunLock.tryAcquire(out, "test").orElseThrow()) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  @Order(3)
  void aNightKilledWhileItWritesALargeFileIntoTheLakeLeavesNoPartOfAnEntry() throws Exception {
    List<String> before = entries();
    Path large = addALargeFile();

    start().killOnce(NightlyIT::isWritingFlows);

    assertThat(listed(out.resolve("lake"))).anyMatch(name -> name.startsWith(".staging"));
    assertThat(entries()).isEqualTo(before).allMatch(NightlyIT::isWhole);
    assertThatLatestIsComplete();
    Files.delete(large.resolve("datapackage.json"));
  }

  /** Half a century of partners and chapters, above what is held in memory. */
  private static Path addALargeFile() throws IOException {
    Path large = InputFolders.trade(datasets, "");
    TestFiles.replace(
        large.resolve("datapackage.json"), "{\"value\": \"TOTAL\"}", "{\"field\": \"chapter\"}");
    try (BufferedWriter csv = Files.newBufferedWriter(large.resolve("imports.csv"))) {
      csv.write("year,partner,chapter,value\n");
      for (int year = 1970; year < 2020; year++) {
        for (String partner : List.of("CHN", "DEU", "FRA", "IND", "JPN", "KOR", "RUS", "USA")) {
          for (int chapter = 1; chapter <= 97; chapter++) {
            for (int part = 10; chapter != 77 && part < 50; part++) {
              csv.write(String.format("%d,%s,%02d%d,%d%n", year, partner, chapter, part, year));
            }
          }
        }
      }
    }
    return large;
  }

  private static boolean isWritingFlows() throws IOException {
    for (String name : listed(out.resolve("lake"))) {
      Path flows = out.resolve("lake").resolve(name).resolve("flows.parquet");
      if (name.startsWith(".staging") && Files.exists(flows) && Files.size(flows) > 0) {
        return true;
      }
    }
    return false;
  }

  private static List<String> entries() throws IOException {
    return listed(out.resolve("lake")).stream()
        .filter(name -> !name.startsWith(".") && !name.equals("seen"))
        .sorted()
        .toList();
  }

  private static boolean isWhole(String entry) {
    return Files.exists(out.resolve("lake").resolve(entry).resolve(Lake.ENTRY));
  }

  @Test
  @Order(4)
  void aNightIsRefusedWhileAnotherOneHoldsTheLock() throws Exception {
    String before = Files.readString(out.resolve("run.json"));
    try (RunLock lock = RunLock.tryAcquire(out, "the other night").orElseThrow()) {
      assertThat(lock).isNotNull();
      Night refused = start();
      assertThat(refused.run()).isEqualTo(6);
      assertThat(refused.log()).contains("the other night");
    }

    assertThat(out.resolve("run.json")).hasContent(before);
    assertThatLatestIsComplete();
  }

  @Test
  @Order(5)
  void theNextNightPublishesAndCleansUpAfterThoseThatWereKilled() throws Exception {
    changeAnInput();

    assertThat(start().run()).isZero();

    assertThat(manifest().runId()).isNotEqualTo(published);
    assertThat(runJson().path("status").asText()).isEqualTo("published");
    assertThat(runJson().path("version").asText()).isEqualTo(manifest().runId());
    assertThat(listed(out.resolve(".staging"))).isEmpty();
    assertThat(listed(out.resolve("lake"))).noneMatch(name -> name.startsWith(".staging"));
    assertThatLatestIsComplete();
  }

  @Test
  @Order(6)
  void aNightWithABrokenInputSaysSoAndChangesNothing() throws Exception {
    Manifest shown = manifest();
    TestFiles.replace(datasets.resolve(IMPORTS), "value_usd", "value");

    assertThat(start().run()).isEqualTo(3);

    assertThat(runJson().path("status").asText()).isEqualTo("failed");
    assertThat(runJson().path("exit_code").asInt()).isEqualTo(3);
    assertThat(runJson().path("message").asText()).contains("HEADER_COLUMN_MISSING");
    assertThat(manifest()).isEqualTo(shown);
  }

  /** One more cent of one flow, so that there is something new to publish. */
  private static void changeAnInput() throws IOException {
    Path file = datasets.resolve(IMPORTS);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    String[] cells = lines.get(1).split(",", -1);
    cells[5] = new java.math.BigDecimal(cells[5]).add(new java.math.BigDecimal("0.01")).toString();
    lines.set(1, String.join(",", cells));
    Files.write(file, lines);
  }

  private static Manifest manifest() {
    return new Warehouse(out).latestManifest().orElseThrow();
  }

  private static JsonNode runJson() throws IOException {
    return new ObjectMapper().readTree(out.resolve("run.json").toFile());
  }

  private static void assertThatLatestIsComplete() throws IOException {
    Path latest = out.resolve("latest").toRealPath();
    assertThat(new Verification(latest, manifest()).files())
        .hasSize(2 * Tables.definitions().size())
        .allMatch(Finding::passed);
  }

  private static List<String> listed(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private static Night start() throws IOException {
    return new Night(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx640m",
                "-Xss2m",
                "-Duser.timezone=UTC",
                "-Dlog4j2.configurationFile=classpath:log4j2-summit-ledger.properties",
                "-Dsummitledger.datasets=" + TestFiles.datasets(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.summitledger.cli.Main",
                "nightly",
                "--datasets",
                datasets.toString(),
                "--out",
                out.toString(),
                "--as-of",
                "2026-11-01",
                "--cores",
                "2")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** A night in a process of its own. */
  private static final class Night {
    private final Process process;
    private final StringBuilder log = new StringBuilder();

    Night(Process process) {
      this.process = process;
    }

    /** Waits for its end; gives its exit code. */
    int run() throws Exception {
      readUntil("\0");
      return process.waitFor();
    }

    /** Kills it the moment its log holds a text. */
    void killAfter(String text) throws Exception {
      boolean seen = readUntil(text);
      process.destroyForcibly();
      process.waitFor();
      assertThat(seen).as(log()).isTrue();
    }

    /** Kills it the moment something is so. */
    void killOnce(Callable<Boolean> isSo) throws Exception {
      while (process.isAlive() && !isSo.call()) {
        Thread.sleep(1);
      }
      assertThat(process.isAlive()).as("it ended before").isTrue();
      process.destroyForcibly();
      process.waitFor();
    }

    String log() {
      return log.toString();
    }

    private boolean readUntil(String text) throws IOException {
      BufferedReader lines =
          new BufferedReader(
              new java.io.InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.append(line).append('\n');
        if (line.contains(text)) {
          return true;
        }
      }
      return false;
    }
  }
}
