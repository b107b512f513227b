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
import org.summitledger.run.LoopbackCluster.Ended;

/** Runs the jar as the launcher does: one process, which interprets its plans. */
final class OneProcess {
  private OneProcess() {}

  /**
   * Runs a command to its end.
   *
   * @param options of the JVM, on top of the launcher's
   */
  static Ended run(List<String> options, List<String> arguments) throws Exception {
    Path log = Files.createTempFile("one-process", ".log");
    Process process = start(options, arguments, log);
    try {
      return await(process, log);
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  /** Starts a command, whose output and log go to a file. */
  static Process start(List<String> options, List<String> arguments, Path log) throws IOException {
    String spark =
        LoopbackCluster.sparkJars().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx640m", "-Xss2m"));
    command.addAll(List.of("-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"));
    command.add("-Dlog4j2.configurationFile=classpath:log4j2-summit-ledger.properties");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("summitledger.jar") + File.pathSeparator + spark);
    command.add("org.summitledger.cli.Main");
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Waits for a command that was started. */
  static Ended await(Process process, Path log) throws Exception {
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
    return new Ended(process.exitValue(), Files.readString(log));
  }
}
