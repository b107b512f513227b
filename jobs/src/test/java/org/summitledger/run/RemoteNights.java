package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestFiles;
import org.summitledger.TestParquet;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.LoopbackCluster.Ended;
import org.summitledger.store.RemoteFolder;

/**
 * Nights whose inputs and warehouse lie elsewhere: the shipped datasets and some packed files,
 * published by the jar under spark-submit on a cluster of several processes, looked at by single
 * processes with copies of their own, as other machines would be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class RemoteNights {
  private Path folder = Path.of("");
  private URI datasets = URI.create("file:///");
  private URI out = URI.create("file:///");

  /** The URI of a folder that does not exist yet. */
  protected abstract URI fresh(String name);

  /** What the jar has to be told to reach it, as spark-submit is. */
  protected abstract List<String> conf();

  /** Starts the store. */
  protected abstract void open();

  /** Stops it. */
  protected abstract void close();

  @BeforeAll
  void publish(@TempDir Path temporary) throws Exception {
    folder = temporary;
    open();
    datasets = fresh("datasets");
    out = fresh("warehouse");
    upload();
    Path home = Files.createDirectory(folder.resolve("spark"));
    try (LoopbackCluster cluster = new LoopbackCluster(home)) {
      List<String> conf = new ArrayList<>(conf());
      conf.add("spark.executor.memory=640m");
      conf.add("spark.sql.shuffle.partitions=3");
      conf.add("spark.driver.extraJavaOptions=-Dsummitledger.work=" + work("cluster"));
      System.setProperty("summitledger.work", work("test").toString());
      Ended night = cluster.submit(conf, nightly(out.toString(), datasets.toString()));
      assertThat(night.code()).as(night.log() + cluster.logs()).isZero();
      assertThat(cluster.tasks()).as(cluster.logs()).allMatch(tasks -> tasks > 0);
    }
    Ended alone =
        OneProcess.run(List.of(), nightly(folder.resolve("local").toString(), inputs().toString()));
    assertThat(alone.code()).as(alone.log()).isZero();
  }

  @AfterAll
  void stop() {
    close();
  }

  private Path inputs() {
    return folder.resolve("inputs");
  }

  private void upload() throws IOException {
    TestFiles.copy(TestFiles.datasets(), inputs());
    packed();
    RemoteFolder there = new RemoteFolder(datasets);
    try (Stream<Path> files = Files.walk(inputs())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        there.put(inputs().relativize(file).toString(), file);
      }
    }
  }

  /** A year of trade in each way to pack it. */
  private void packed() throws IOException {
    Path customs = InputFolders.trade(inputs(), "year,partner,value\n2020,JPN,7\n");
    TestFiles.replace(
        customs.resolve("datapackage.json"),
        "\"path\": \"imports.csv\"",
        "\"path\": [\"imports.csv\", \"a.zip\", \"b.csv.gz\", \"c.parquet\"]");
    byte[] zipped = "year,partner,value\n2017,JPN,4\n".getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(customs.resolve("a.zip")))) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.write(zipped);
      zip.closeEntry();
    }
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(customs.resolve("b.csv.gz")))) {
      gzip.write("year,partner,value\n2018,JPN,5\n".getBytes(StandardCharsets.UTF_8));
    }
    Path csv = Files.writeString(folder.resolve("c.csv"), "year,partner,value\n2019,JPN,6\n");
    TestParquet.ofCsv(customs.resolve("c.parquet"), csv);
  }

  private Path work(String machine) {
    return folder.resolve("work-" + machine);
  }

  private static List<String> nightly(String out, String datasets) {
    return List.of("nightly", "--datasets", datasets, "--out", out, "--as-of", "2026-11-01");
  }

  private List<String> options(String machine) {
    List<String> options = new ArrayList<>();
    conf().forEach(setting -> options.add("-D" + setting));
    options.add("-Dsummitledger.work=" + work(machine));
    return options;
  }

  private Ended onMachine(String machine, String... arguments) throws Exception {
    return OneProcess.run(options(machine), List.of(arguments));
  }

  private JsonNode runJson() throws IOException {
    return new ObjectMapper().readTree(new RemoteFolder(out).read("run.json").orElseThrow());
  }

  @Test
  @Order(1)
  void everyFileHasTheBytesOfALocalNight() throws IOException {
    Warehouse local = new Warehouse(folder.resolve("local"));
    Manifest expected = local.latestManifest().orElseThrow();
    RemoteFolder there = new RemoteFolder(out);
    JsonNode latest = new ObjectMapper().readTree(there.read("latest.json").orElseThrow());
    String version = latest.path("path").asText();

    assertThat(there.list(version).keySet())
        .hasSize(expected.outputs().size() + 1)
        .contains(Manifest.FILE);
    for (Manifest.Output output : expected.outputs()) {
      assertThat(there.read(version + "/" + output.file()).orElseThrow())
          .as(output.file())
          .isEqualTo(Files.readAllBytes(local.latest().resolve(output.file())));
    }
  }

  /** Footers in the lake list encodings in no fixed order, so that bytes of its Parquet differ. */
  @Test
  @Order(2)
  void theLakeHasTheFilesOfALocalOneAndNothingElse() throws IOException {
    Path local = folder.resolve("local/lake");
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(local)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = local.relativize(file).toString();
        sizes.put(name, Files.size(file));
        if (name.endsWith(".json")) {
          assertThat(new RemoteFolder(out).read("lake/" + name).orElseThrow())
              .as(name)
              .isEqualTo(Files.readAllBytes(file));
        }
      }
    }
    Map<String, Long> there = new TreeMap<>();
    new RemoteFolder(out).list("lake").forEach((name, stamp) -> there.put(name, stamp.bytes()));
    assertThat(there).isEqualTo(sizes);
  }

  @Test
  @Order(3)
  void nothingIsLeftOfTheStagedTables() throws IOException {
    assertThat(new RemoteFolder(out).list(".staging")).isEmpty();
    assertThat(runJson().path("status").asText()).isEqualTo("published");
  }

  @Test
  @Order(4)
  void whatOneMachinePublishedIsNothingNewOnAnother() throws Exception {
    Ended again = OneProcess.run(options("second"), nightly(out.toString(), datasets.toString()));

    assertThat(again.code()).as(again.log()).isZero();
    assertThat(again.log())
        .contains("Nothing new: " + out + "/latest.json already shows these inputs");
    assertThat(runJson().path("status").asText()).isEqualTo("unchanged");
  }

  @Test
  @Order(5)
  void publishedTablesAreVerifiedListedAndExplainedFromAnywhere() throws Exception {
    Ended verified = onMachine("third", "verify", out.toString());
    assertThat(verified.code()).as(verified.log()).isZero();
    assertThat(verified.log()).contains(" checks, 0 failed");

    Ended tables = onMachine("third", "tables", "--out", out.toString());
    assertThat(tables.log()).contains("Tables in " + out + "/latest.json, as of 2026-11-01");

    Ended explained =
        onMachine(
            "third",
            "explain",
            "sector_growth",
            "source=tradestat",
            "reporter=IND",
            "partner=JPN",
            "flow=import",
            "sector=machinery",
            "period=2018-19",
            "--datasets",
            datasets.toString(),
            "--out",
            out.toString());
    assertThat(explained.code()).as(explained.log()).isZero();
    assertThat(explained.log()).contains("imports.csv");
  }

  @Test
  @Order(5)
  void aVersionIsExplainedByTheNameOfItsRun() throws Exception {
    JsonNode latest =
        new ObjectMapper().readTree(new RemoteFolder(out).read("latest.json").orElseThrow());
    String version = latest.path("path").asText();

    Ended explained = explainCommitment(version.substring("versions/".length()));
    assertThat(explained.code()).as(explained.log()).isZero();
    assertThat(explained.log())
        .contains("commitments in " + out + "/" + version + ", as of 2026-11-01")
        .contains("commitments/commitments.csv:");

    Ended unknown = explainCommitment("lost");
    assertThat(unknown.code()).as(unknown.log()).isEqualTo(2);
    assertThat(unknown.log())
        .contains("Cannot find a published version in " + out + "/versions/lost");
  }

  private Ended explainCommitment(String run) throws Exception {
    return onMachine(
        "third",
        "explain",
        "commitments",
        "commitment_id=jpn_ind_2014_investment",
        "--run",
        run,
        "--datasets",
        datasets.toString(),
        "--out",
        out.toString());
  }

  @Test
  @Order(6)
  void theLakeIsListedWithItsSizesAndNothingOfItIsUnused() throws Exception {
    Ended lost = onMachine("third", "lake", "--out", out + "-lost");
    assertThat(lost.code()).as(lost.log()).isEqualTo(2);
    assertThat(lost.log()).contains("Cannot find a warehouse in " + out + "-lost");

    Ended lake = onMachine("third", "lake", "--out", out.toString());
    assertThat(lake.code()).as(lake.log()).isZero();
    assertThat(lake.log()).contains("tradestat", " bytes in " + out + "/lake");

    Ended unused =
        onMachine(
            "third", "lake", "gc", "--datasets", datasets.toString(), "--out", out.toString());
    assertThat(unused.log()).contains("0 folders unused");
  }

  @Test
  @Order(7)
  void ofTwoNightsAtTheSameTimeOnePublishesAndTheOtherEndsWithSix() throws Exception {
    List<Process> nights = new ArrayList<>();
    List<Path> logs = new ArrayList<>();
    for (String machine : List.of("east", "west")) {
      Path log = folder.resolve(machine + ".log");
      logs.add(log);
      // A day later, so that there is something to publish.
      List<String> night = new ArrayList<>(nightly(out.toString(), datasets.toString()));
      night.set(night.size() - 1, machine.equals("east") ? "2026-11-02" : "2026-11-03");
      nights.add(OneProcess.start(options(machine), night, log));
    }
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < nights.size(); i++) {
      codes.add(OneProcess.await(nights.get(i), logs.get(i)).code());
    }

    String said = Files.readString(logs.get(0)) + Files.readString(logs.get(1));
    assertThat(codes).as(said).containsExactlyInAnyOrder(0, 6);
    assertThat(said).contains("Another run published ");
    Ended verified = onMachine("fourth", "verify", out.toString());
    assertThat(verified.code()).as(verified.log()).isZero();
    assertThat(new RemoteFolder(out).list("generations")).hasSize(2);
  }

  @Test
  @Order(8)
  void inputsThatAreNotThereEndTheNightWithTheirPlace() throws Exception {
    Ended night = OneProcess.run(options("fifth"), nightly(out.toString(), datasets + "-gone"));
    assertThat(night.code()).as(night.log()).isEqualTo(3);
    assertThat(night.log())
        .contains(datasets + "-gone: FILE_NOT_FOUND: There is nothing. Deliver it, or give");
  }

  @Test
  @Order(9)
  void aReplacedInputIsFetchedAgain() throws Exception {
    RemoteFolder there = new RemoteFolder(datasets);
    String name = "commitments/commitments.csv";
    String text = new String(there.read(name).orElseThrow(), StandardCharsets.UTF_8);
    there.replace(name, text.replaceFirst("Japan", "JAPAN").getBytes(StandardCharsets.UTF_8));

    Ended night = OneProcess.run(options("second"), nightly(out.toString(), datasets.toString()));
    assertThat(night.code()).as(night.log()).isZero();
    assertThat(night.log()).contains("Published " + out + "/versions/");
  }

  @Test
  @Order(10)
  void anEarlierVersionIsShownAgainAndWhatNobodyIsLedToIsDeleted() throws Exception {
    List<String> runs = versions();
    Ended back = onMachine("fourth", "versions", "rollback", runs.get(0), "--out", out.toString());
    assertThat(back.code()).as(back.log()).isZero();
    assertThat(back.log())
        .contains(out + "/latest.json shows " + runs.get(0) + ", as of 2026-11-01; it showed ");
    Ended verified = onMachine("third", "verify", out.toString());
    assertThat(verified.code()).as(verified.log()).isZero();
    assertThat(verified.log()).contains(out + ", " + runs.get(0) + ": ");

    Ended gone =
        onMachine("third", "versions", "gc", "--keep", "1", "--delete", "--out", out.toString());
    assertThat(gone.code()).as(gone.log()).isZero();
    assertThat(versions()).containsExactly(runs.get(0), runs.get(runs.size() - 1));
    assertThat(gone.log()).contains(runs.size() - 2 + " versions deleted");
  }

  /** Runs of the versions that are whole, oldest first. */
  private List<String> versions() {
    return new RemoteFolder(out)
        .list("versions").keySet().stream()
            .filter(name -> name.endsWith("/" + Manifest.FILE))
            .map(name -> name.substring(0, name.indexOf('/')))
            .sorted()
            .toList();
  }
}
