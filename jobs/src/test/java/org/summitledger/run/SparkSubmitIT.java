package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestFiles;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.Warehouse;
import org.summitledger.run.LoopbackCluster.Ended;

/**
 * The jar under spark-submit, on a cluster of several processes. Its driver and executors live in
 * another time zone, language and character set than the night it is compared with, generate code
 * where that one interprets, and take plain paths for those of a file system that is not there.
 */
class SparkSubmitIT {
  private static final List<String> RESOURCES =
      List.of(
          "spark.executor.memory=640m",
          "spark.sql.shuffle.partitions=3",
          "spark.sql.adaptive.enabled=true",
          "spark.sql.adaptive.coalescePartitions.enabled=false",
          "spark.scheduler.minRegisteredResourcesRatio=1.0",
          "spark.scheduler.maxRegisteredResourcesWaitingTime=120s",
          "spark.hadoop.fs.defaultFS=hdfs://127.0.0.1:1");

  @TempDir private static Path folder;
  private static LoopbackCluster cluster;
  private static Path onCluster;
  private static Path local;

  @BeforeAll
  static void publish() throws Exception {
    onCluster = folder.resolve("on-cluster");
    local = folder.resolve("local");
    cluster = new LoopbackCluster(Files.createDirectory(folder.resolve("spark")));
    Ended night = cluster.submit(RESOURCES, nightly(onCluster));
    assertThat(night.code()).as(cluster.logs()).isZero();
    runLocally();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void everyFileOfANightOnAClusterHasTheBytesOfALocalOne() throws IOException {
    assertThat(manifest(onCluster).outputs()).isEqualTo(manifest(local).outputs());
    for (Manifest.Output output : manifest(local).outputs()) {
      Path file = Path.of("latest", output.file());
      assertThat(onCluster.resolve(file)).hasSameBinaryContentAs(local.resolve(file));
    }
  }

  @Test
  void whatWasPublishedOnAClusterIsNothingNewElsewhere() {
    assertThat(manifest(onCluster).fingerprint()).isEqualTo(manifest(local).fingerprint());
  }

  @Test
  void bothWorkersTookPart() throws IOException {
    assertThat(cluster.tasks()).as(cluster.logs()).hasSize(2).allMatch(tasks -> tasks > 0);
  }

  @Test
  void aSettingThatWouldChangeResultsEndsTheNightBeforeAnythingIsTouched() throws Exception {
    Files.writeString(cluster.sparkDefaults(), "spark.sql.session.timeZone Asia/Kolkata\n");
    Path out = folder.resolve("refused");
    try {
      Ended refused = cluster.submit(List.of("spark.sql.ansi.enabled=false"), nightly(out));
      assertThat(refused.code()).as(refused.log()).isEqualTo(2);
      assertThat(refused.log())
          .contains("Cannot run with spark.sql.ansi.enabled=false: ")
          .contains("Cannot run with spark.sql.session.timeZone=Asia/Kolkata: ");
    } finally {
      Files.delete(cluster.sparkDefaults());
    }
    assertThat(out).doesNotExist();
  }

  private static List<String> nightly(Path out) {
    return List.of(
        "nightly",
        "--datasets",
        TestFiles.datasets().toString(),
        "--out",
        out.toString(),
        "--as-of",
        "2026-11-01");
  }

  /** As the launcher does: one process, which interprets its plans. */
  private static void runLocally() throws Exception {
    String spark =
        LoopbackCluster.sparkJars().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx640m", "-Xss2m"));
    command.addAll(List.of("-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"));
    command.add("-Dlog4j2.configurationFile=classpath:log4j2-summit-ledger.properties");
    command.add("-Dspark.sql.codegen.wholeStage=false");
    command.add("-Dspark.sql.codegen.factoryMode=NO_CODEGEN");
    command.add("-cp");
    command.add(System.getProperty("summitledger.jar") + File.pathSeparator + spark);
    command.add("org.summitledger.cli.Main");
    command.addAll(nightly(local));
    Path log = folder.resolve("local.log");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Manifest manifest(Path out) {
    return new Warehouse(out).latestManifest().orElseThrow();
  }
}
