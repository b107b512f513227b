package org.summitledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which options the launcher starts the JVM with. Java and {@code du} are stand-ins: one prints
 * what it is started with, the other says that whatever it is asked for has a size.
 */
class LauncherTest {
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";
  private static final String LESS_INLINED = "-XX:FreqInlineSize=80";
  private static final String FIXED_YOUNG = "-Xmn200m";
  private static final String GROWING_YOUNG = "-XX:NewRatio=3";

  @TempDir Path folder;

  @BeforeEach
  void isBuilt() throws IOException {
    Path launcher = Path.of(System.getProperty("summitledger.root"), "jobs/bin/summit-ledger");
    write("root/pom.xml", "");
    write("root/jobs/pom.xml", "");
    Files.createDirectories(folder.resolve("root/jobs/src/main"));
    write("root/jobs/bin/summit-ledger", Files.readString(launcher));
    Path jar = write("root/jobs/target/summit-ledger-jobs-0.1.0.jar", "");
    write("root/jobs/target/spark.classpath", jar.toString());
    Path archive = write("root/jobs/target/summit-ledger.jsa", "");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));
    write(
        "bin/java",
        """
        #!/usr/bin/env bash
        case $1 in
          -XshowSettings:properties) echo '    java.specification.version = 17' ;;
          *) printf '%s\\n' "$@" ;;
        esac
        """);
    write(
        "bin/du",
        """
        #!/usr/bin/env bash
        shift
        for file; do echo "$KIB $file"; done
        """);
    Files.createDirectories(folder.resolve("data"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private List<String> started(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("bash", folder.resolve("root/jobs/bin/summit-ledger").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SUMMIT_LEDGER_JAVA_OPTS");
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  private List<String> startedOn(int kib) throws IOException, InterruptedException {
    return started(
        Map.of("KIB", "" + kib), "nightly", "--datasets", folder.resolve("data").toString());
  }

  @Test
  void aSmallNightHasTheFirstCompilerOnly() throws Exception {
    assertThat(startedOn(16383)).contains(FIRST_COMPILER_ONLY).doesNotContain(LESS_INLINED);
  }

  @Test
  void aLargeNightHasTheSecondCompilerThatInlinesLess() throws Exception {
    assertThat(startedOn(16384))
        .contains(LESS_INLINED, "-XX:InlineSmallCode=500", FIXED_YOUNG)
        .doesNotContain(FIRST_COMPILER_ONLY, GROWING_YOUNG);
  }

  @Test
  void manyYearsOfTheWorldsTradeHaveALargerYoungGeneration() throws Exception {
    assertThat(startedOn(3670015)).contains(FIXED_YOUNG).doesNotContain(GROWING_YOUNG);
    assertThat(startedOn(3670016))
        .contains(LESS_INLINED, GROWING_YOUNG)
        .doesNotContain(FIXED_YOUNG);
  }

  @ParameterizedTest
  @CsvSource({
    "trade.parquet, 2048",
    "trade.csv.gz, 3277",
    "trade.zip, 3277",
  })
  void packedFilesCountAsWhatTheyHold(String file, int kib) throws Exception {
    write("data/" + file, "");
    assertThat(startedOn(kib)).contains(LESS_INLINED);
    assertThat(startedOn(kib - 1)).contains(FIRST_COMPILER_ONLY);
  }

  @Test
  void theFolderMayBeGivenWithAnEqualsSign() throws Exception {
    String argument = "--datasets=" + folder.resolve("data");
    assertThat(started(Map.of("KIB", "16384"), "nightly", argument)).contains(LESS_INLINED);
  }

  @Test
  void whatLiesElsewhereMayBeLarge() throws Exception {
    assertThat(started(Map.of("KIB", "1"), "nightly", "--datasets", "s3a://bucket/data"))
        .contains(LESS_INLINED);
  }

  @Test
  void theOperatorsOptionsStandInPlaceOfAllOthers() throws Exception {
    assertThat(started(Map.of("SUMMIT_LEDGER_JAVA_OPTS", "-Xmx2g -Xss1m"), "nightly"))
        .startsWith("-Xmx2g", "-Xss1m")
        .doesNotContain(FIRST_COMPILER_ONLY, LESS_INLINED);
  }

  @Test
  void argumentsAreHandedOnAsTheyAre() throws Exception {
    assertThat(started(Map.of("KIB", "1"), "nightly", "--accept", "two words"))
        .endsWith("org.summitledger.cli.Main", "nightly", "--accept", "two words");
  }
}
