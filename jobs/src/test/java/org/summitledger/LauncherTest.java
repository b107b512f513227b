package org.summitledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.store.Folders;

/**
 * What the launcher starts the JVM with, and when it builds. Java, Maven and {@code du} are
 * stand-ins: the first prints what it is started with, the last says that whatever it is asked for
 * has a size.
 */
class LauncherTest {
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";
  private static final String LESS_INLINED = "-XX:FreqInlineSize=80";
  private static final String FIXED_YOUNG = "-Xmn200m";
  private static final String GROWING_YOUNG = "-XX:NewRatio=3";

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final String BUILT = "root/jobs/target/summit-ledger-jobs-0.1.0.jar";
  private static final String CLASS_PATH = "root/jobs/target/spark.classpath";
  private static final String COPY = "root/jobs/target/launcher/summit-ledger.jar";
  private static final String ARCHIVE = "root/jobs/target/launcher/summit-ledger.jsa";

  @TempDir Path folder;

  @BeforeEach
  void isBuilt() throws IOException {
    Path launcher = Path.of(System.getProperty("summitledger.root"), "jobs/bin/summit-ledger");
    at(0, write("root/pom.xml", ""));
    at(0, write("root/jobs/pom.xml", ""));
    at(0, Files.createDirectories(folder.resolve("root/jobs/src/main")));
    write("root/jobs/bin/summit-ledger", Files.readString(launcher));
    Path spark = write("root/spark.jar", "");
    at(1, write(BUILT, "as built"));
    at(2, write(CLASS_PATH, spark.toString()));
    at(3, write(COPY, "as built"));
    at(4, write(ARCHIVE, "classes"));
    java("printf '%s\\n' \"$@\"");
    maven("echo a build that nobody needs >&2; exit 1");
    write(
        "bin/du",
        """
        #!/usr/bin/env bash
        shift
        for file; do echo "$KIB $file"; done
        """);
    Files.createDirectories(folder.resolve("data"));
  }

  /** In the order of a build, whose files are newer than all sources, and older than any change. */
  private static void at(int second, Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(second)));
  }

  private void java(String started) throws IOException {
    write(
        "bin/java",
        """
        #!/usr/bin/env bash
        case $1 in
          -XshowSettings:properties) echo '    java.specification.version = 17' ;;
          *) %s ;;
        esac
        """
            .formatted(started));
  }

  private void maven(String started) throws IOException {
    write("root/mvnw", "#!/usr/bin/env bash\n" + started + "\n");
  }

  /** A build that leaves what a whole one does, and counts itself. */
  private void mavenBuilds() throws IOException {
    maven(
        """
        echo a build >>builds
        sleep 0.5
        echo as built anew >%s
        sleep 0.1
        echo "$PWD/spark.jar" >%s
        """
            .formatted(inRoot(BUILT), inRoot(CLASS_PATH)));
  }

  private static String inRoot(String name) {
    return name.substring("root/".length());
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
    Process process = launcher(environment, arguments);
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  private Process launcher(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("bash", folder.resolve("root/jobs/bin/summit-ledger").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SUMMIT_LEDGER_JAVA_OPTS");
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
    builder.environment().putAll(environment);
    return builder.start();
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

  @Test
  void theJvmTakesTheLaunchersPlaceSoThatSignalsReachIt() throws Exception {
    java("echo $$");
    Process launcher = launcher(Map.of(), "nightly");
    assertThat(launcher.inputReader().lines()).containsExactly("" + launcher.pid());
  }

  @Test
  void filesMayHaveNamesBeyondAsciiWithoutALocale() throws Exception {
    java("echo $LC_ALL");
    assertThat(started(Map.of("LANG", "C"), "nightly")).containsExactly("C.UTF-8");
  }

  @Test
  void aBuildEndsWithTheLauncher() throws Exception {
    Files.delete(folder.resolve(BUILT));
    maven("echo $$ >maven.pid; exec sleep 600");
    Process launcher = launcher(Map.of(), "nightly");
    Path pid = folder.resolve("root/maven.pid");
    while (Files.notExists(pid) || Files.size(pid) == 0) {
      assertThat(launcher.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
    }
    launcher.destroy();
    assertThat(launcher.waitFor()).isEqualTo(143);
    assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))).isEmpty();
  }

  @Test
  void ofTwoFirstStartsOneBuilds() throws Exception {
    Files.delete(folder.resolve(BUILT));
    mavenBuilds();
    Process first = launcher(Map.of(), "nightly");
    Process second = launcher(Map.of(), "nightly");
    assertThat(List.of(first.waitFor(), second.waitFor())).containsExactly(0, 0);
    assertThat(folder.resolve("root/builds")).hasContent("a build");
  }

  @Test
  void aJarWhoseBuildDidNotEndCountsAsNone() throws Exception {
    at(5, folder.resolve(BUILT));
    mavenBuilds();
    assertThat(started(Map.of(), "nightly"))
        .first()
        .isEqualTo("summit-ledger: building (once; the first time Maven downloads Spark) ...");
  }

  @Test
  void aBuildThatFailsLeavesNothingThatCountsAsBuilt() throws Exception {
    at(5, write("root/jobs/src/main/Changed.java", ""));
    maven("echo no such symbol; exit 1");
    Process launcher = launcher(Map.of(), "nightly");
    assertThat(launcher.inputReader().lines())
        .contains(
            "no such symbol",
            "summit-ledger: Cannot build. The log is in "
                + folder.resolve("root/jobs/target/build.log")
                + ".");
    assertThat(launcher.waitFor()).isEqualTo(2);
    assertThat(folder.resolve(CLASS_PATH)).doesNotExist();
  }

  @Test
  void aNightThatRunsKeepsItsJarWhateverIsBuilt() throws Exception {
    at(5, write("root/jobs/src/main/Changed.java", ""));
    mavenBuilds();
    try (InputStream night = Files.newInputStream(folder.resolve(COPY))) {
      started(Map.of(), "tables");
      assertThat(night).hasContent("as built");
    }
    assertThat(folder.resolve(COPY)).hasContent("as built anew");
  }

  @Test
  void classesAreArchivedAfterABuildOnly() throws Exception {
    Files.delete(folder.resolve(ARCHIVE));
    assertThat(started(Map.of(), "nightly", "--asof"))
        .doesNotContain("summit-ledger: preparing (once after a build) ...");
  }

  @Test
  void aPreparationThatWasEndedIsBegunAgain() throws Exception {
    Path night = Files.createDirectory(folder.resolve("root/jobs/target/launcher/first-night"));
    assertThat(started(Map.of(), "nightly"))
        .first()
        .isEqualTo("summit-ledger: preparing (once after a build) ...");
    assertThat(night).doesNotExist();
  }

  @Test
  void whatEarlierPreparationsLeftIsRemoved() throws Exception {
    Path night = write("root/jobs/target/first-night.123/run.json", "");
    Path archive = write("root/jobs/target/summit-ledger.jsa.123", "");
    at(5, folder.resolve(BUILT));
    at(6, folder.resolve(CLASS_PATH));
    assertThat(started(Map.of(), "nightly"))
        .first()
        .isEqualTo("summit-ledger: preparing (once after a build) ...");
    assertThat(List.of(night, archive)).noneMatch(Files::exists);
  }

  @Test
  void aClassPathThatCannotBeReadWhereNothingCanBeBuiltNamesTheCommandThatMendsIt()
      throws Exception {
    Files.delete(folder.resolve("root/spark.jar"));
    Path target = folder.resolve("root/jobs/target");
    Folders.delete(target.resolve("launcher"));
    // A file where a folder is to be: what no user can write, not even root.
    write("root/jobs/target/launcher", "");
    Process launcher = launcher(Map.of(), "nightly");
    assertThat(launcher.inputReader().lines())
        .containsExactly(
            "summit-ledger: Cannot read "
                + folder.resolve("root/spark.jar")
                + ", where Spark lay when this was built. Build where all may read, as"
                + " jobs/deploy/README.md says: ./mvnw --batch-mode -Dmaven.repo.local="
                + target.resolve("repository")
                + " package -DskipTests");
    assertThat(launcher.waitFor()).isEqualTo(2);
  }
}
