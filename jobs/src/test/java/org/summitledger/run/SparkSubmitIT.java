package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    Ended alone = OneProcess.run(List.of(), nightly(local));
    assertThat(alone.code()).as(alone.log()).isZero();
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

  private static Manifest manifest(Path out) {
    return new Warehouse(out).latestManifest().orElseThrow();
  }
}
